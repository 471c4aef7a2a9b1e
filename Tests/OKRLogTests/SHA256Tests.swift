import CSHA256
import OKRTesting
import Testing

@testable import OKRLog

/// FIPS 180-4, and selections of the NIST CAVS files SHA256ShortMsg and SHA256LongMsg.
@Suite("SHA-256") struct SHA256Tests {
    /// The compressions this machine can run; the emulated one is the kernel of CSHA256 with its
    /// three SHA instructions written out in C.
    static let compressions: [(name: String, compress: SHA256.Compression)] = {
        var all: [(String, SHA256.Compression)] = [("Swift", SHA256.compressInSwift)]
        if csha256_emulation_available() {
            all.append(("emulated", { csha256_compress_emulated($0, $1, $2) }))
        } else {
            print("SHA-256: the kernel is not emulated here: no x86-64 with SSE 4.1.")
        }
        if csha256_available() {
            all.append(("processor", SHA256.compressOnProcessor))
        } else {
            print("SHA-256: the kernel is not run natively: this processor has no SHA extensions.")
        }
        return all
    }()

    static func hash(_ bytes: [UInt8], by compress: @escaping SHA256.Compression) -> String {
        var hash = SHA256(compress: compress)
        hash.update(bytes)
        return hash.finalize().hex
    }

    @Test(
        "The published digests come out, by every implementation",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("616263", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "6162636462636465636465666465666765666768666768696768696a68696a6b696a6b6c6a6b6c6d"
                    + "6b6c6d6e6c6d6e6f6d6e6f706e6f7071",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "5738c929c4f4ccb6",
                "963bb88f27f512777aab6c8b1a02c70ec0ad651d428f870036e1917120fb48bf"
            ),
            (
                "09fc1accc230a205e4a208e64a8f204291f581a12756392da4b8c0cf5ef02b95",
                "4f44c1c7fbebb6f9601829f3897bfd650c56fa07844be76489076356ac1886a4"
            ),
            (
                "3ebfb06db8c38d5ba037f1363e118550aad94606e26835a01af05078533cc25f2f39573c04b632f6"
                    + "2f68c294ab31f2a3e2a1a0d8c2be51",
                "6595a2ef537a69ba8583dfbf7f5bec0ab1f93ce4c8ee1916eff44a93af5749c4"
            ),
            (
                "2d52447d1244d2ebc28650e7b05654bad35b3a68eedc7f8515306b496d75f3e73385dd1b00262502"
                    + "4b81a02f2fd6dffb6e6d561cb7d0bd7a",
                "cfb88d6faf2de3a69d36195acec2e255e2af2b7d933997f348e09f6ce5758360"
            ),
            (
                "e2f76e97606a872e317439f1a03fcd92e632e5bd4e7cbc4e97f1afc19a16fde92d77cbe546416b51"
                    + "640cddb92af996534dfd81edb17c4424cf1ac4d75aceeb",
                "18041bd4665083001fba8c5411d2d748e8abbfdcdfd9218cb02b68a78e7d4c23"
            ),
            (
                "5a86b737eaea8ee976a0a24da63e7ed7eefad18a101c1211e2b3650c5187c2a8a650547208251f6d"
                    + "4237e661c7bf4c77f335390394c37fa1a9f9be836ac28509",
                "42e61e174fbb3897d6dd6cef3dd2802fe67b331953b06114a65c772859dfc1aa"
            ),
            (
                "451101250ec6f26652249d59dc974b7361d571a8101cdfd36aba3b5854d3ae086b5fdd4597721b66"
                    + "e3c0dc5d8c606d9657d0e323283a5217d1f53f2f284f57b85c8a61ac8924711f895c5ed9"
                    + "0ef17745ed2d728abd22a5f7a13479a462d71b56c19a74a40b655c58edfe0a188ad2cf46"
                    + "cbf30524f65d423c837dd1ff2bf462ac4198007345bb44dbb7b1c861298cdf61982a833a"
                    + "fc728fae1eda2f87aa2c9480858bec",
                "3c593aa539fdcdae516cdf2f15000f6634185c88f505b39775fb9ab137a10aa2"
            ),
            ("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
            ("11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
            ("b4190e", "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
            ("74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"),
            ("c299209682", "f0887fe961c9cd3beab957e8222494abb969b1ce4c6557976df8b0f6d20e9166"),
            (
                "e1dc724d5621",
                "eca0a060b489636225b4fa64d267dabbe44273067ac679f20820bddc6b6a90ac"
            ),
            (
                "0a27847cdc98bd6f62220b046edd762b",
                "80c25ec1600587e7f28b18b1b18e3cdc89928e39cab3bc25e4d4a4c139bcedc4"
            ),
        ])
    func published(message: String, digest: String) {
        let nibbles = message.utf8.compactMap { hexadecimalValue(of: $0) }
        let bytes = stride(from: 0, to: nibbles.count, by: 2).map {
            nibbles[$0] << 4 | nibbles[$0 + 1]
        }
        #expect(SHA256.hash(bytes).hex == digest)
        for (name, compress) in SHA256Tests.compressions {
            #expect(SHA256Tests.hash(bytes, by: compress) == digest, "\(name)")
        }
    }

    @Test("A million times the letter a, by every implementation")
    func million() {
        let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(SHA256.hash(bytes).hex == digest)
        for (name, compress) in SHA256Tests.compressions {
            #expect(SHA256Tests.hash(bytes, by: compress) == digest, "\(name)")
        }
    }

    @Test("All implementations agree with each other on every length from 0 to 300")
    func lengths() {
        var random = SeededRandom(seed: 180)
        for length in 0...300 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let expected = SHA256Tests.hash(bytes, by: SHA256.compressInSwift)
            #expect(SHA256.hash(bytes).hex == expected)
            for (name, compress) in SHA256Tests.compressions {
                #expect(SHA256Tests.hash(bytes, by: compress) == expected, "\(name), \(length)")
            }
        }
    }

    // The digests of the lengths 0…300 of the bytes 0, 1, 2 … 255, 0 …, one after the other, hashed
    // in turn; made with Python's hashlib.
    @Test("The digests of every length from 0 to 300 are those of another program")
    func otherProgram() {
        var chain = SHA256()
        for length in 0...300 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
            chain.update(SHA256.hash(bytes).bytes)
        }
        #expect(
            chain.finalize().hex
                == "ddbdb189f5834c274dbe603d6d2874adf7234fd8a075c3d1bfbadc2107a75676")
    }

    @Test("However a text is divided, its digest is the same")
    func pieces() {
        let bytes = (0..<200).map { UInt8($0) }
        let expected = SHA256.hash(bytes)
        for first in stride(from: 0, through: 200, by: 7) {
            for second in stride(from: first, through: 200, by: 13) {
                var hash = SHA256()
                hash.update(Array(bytes[..<first]))
                hash.update(Array(bytes[first..<second]))
                hash.update(Array(bytes[second...]))
                #expect(hash.finalize() == expected)
                #expect(hash.finalize() == expected)
            }
        }
    }

    @Test("A digest reads back from hexadecimal and base64, and refuses other texts")
    func digest() {
        let digest = SHA256.hash(Array("abc".utf8))
        #expect(Digest(hex: digest.hex) == digest)
        #expect(Digest(base64: digest.base64) == digest)
        #expect(Digest(digest.bytes) == digest)
        #expect(digest.base64 == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
        for text in ["", "ab", digest.hex.uppercased(), digest.hex + "0", digest.hex + "00", "zz"] {
            #expect(Digest(hex: text) == nil)
        }
        for text in [String(digest.base64.dropLast()), "ungW", digest.base64 + "="] {
            #expect(Digest(base64: text) == nil)
        }
        #expect(Digest([1, 2, 3]) == nil)
    }
}
