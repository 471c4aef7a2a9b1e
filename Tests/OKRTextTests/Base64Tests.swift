import OKRText
import Testing

@Suite("Base64")
struct Base64Tests {
    @Test(
        "The vectors of RFC 4648 hold in both directions",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func vectors(plain: String, encoded: String) {
        #expect(Base64.encode(plain.utf8) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
    }

    @Test(
        "What encoding would not write is refused",
        arguments: [
            "Zg", "Zg=", "Zg===", "Zg==Zg==", "Z===", "====", "=", "==", "Zm9v====", "Z=g=",
            " Zg==", "Zg==\n", "Zm 9v", "Zm9v=", "Zh==", "Zm9=", "Zm-v", "Zm_v", "Zm9é", "AAAAA",
        ])
    func refusals(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test("Every byte at every place comes back, and one text only stands for it")
    func roundtrip() {
        for length in 0..<7 {
            for byte in UInt8.min...UInt8.max {
                let bytes = (0..<length).map { byte &+ UInt8($0) &* 89 }
                #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            }
        }
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
        for first in digits {
            for last in digits {
                let text = String([first, last, "=", "="])
                guard let bytes = Base64.decode(text) else { continue }
                #expect(Base64.encode(bytes) == text)
            }
        }
    }
}
