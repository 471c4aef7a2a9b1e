import OKRTesting
import OKRText
import Testing

/// What is packed is unpacked by others: Python's zlib is the reference.
@Suite("DEFLATE: as others unpack it") struct DeflateTests {
    static let samples: [[UInt8]] = {
        var random = SeededRandom(seed: 1951)
        func bytes(_ count: Int, of alphabet: Int) -> [UInt8] {
            (0..<count).map { _ in UInt8(Int.random(in: 0..<alphabet, using: &random)) }
        }
        var samples: [[UInt8]] = [
            [], [0], [255], Array("a".utf8), Array("abcabcabcabcabc".utf8),
            [UInt8](repeating: 7, count: 258), [UInt8](repeating: 7, count: 100_000),
            (0...255).map { UInt8($0) },
            // Every sixth symbol as often as two before: the longest codes that Huffman makes.
            fibonacci(),
        ]
        for count in [1, 3, 4, 5, 259, 1_000, 32_768, 32_769, 70_000, 300_000] {
            samples.append(bytes(count, of: 256))
            samples.append(bytes(count, of: 3))
        }
        // A repeat from as far back as there is, and from one further.
        let block = bytes(32_768, of: 256)
        samples.append(block + block)
        samples.append(block + [1] + block)
        var text = ""
        while text.utf8.count < 400_000 {
            let (day, goal) = (
                Int.random(in: 0..<90, using: &random), Int.random(in: 0..<500, using: &random)
            )
            text += "{\"day\":\(day),\"words\":\"KR-\(goal)\"},"
        }
        samples.append(Array(text.utf8))
        return samples
    }()

    /// Bytes that come as often as the numbers of Fibonacci say: the codes would be too long.
    static func fibonacci() -> [UInt8] {
        var (count, next) = (1, 1)
        var bytes: [UInt8] = []
        for byte in 0..<24 {
            bytes += [UInt8](repeating: UInt8(byte), count: count)
            (count, next) = (next, count + next)
        }
        var random = SeededRandom(seed: 7)
        bytes.shuffle(using: &random)
        return bytes
    }

    @Test(.enabled(if: PythonOracle.isAvailable)) func pythonUnpacksEverything() throws {
        let reader = """
            import base64, sys, zlib
            for line in sys.stdin:
                unpacking = zlib.decompressobj(-15)
                data = unpacking.decompress(base64.b64decode(line)) + unpacking.flush()
                assert unpacking.eof and not unpacking.unused_data
                print("=" + base64.b64encode(data).decode())
            """
        let samples = DeflateTests.samples
        let answers = try PythonOracle.lines(
            of: reader, given: samples.map { Base64.encode(Deflate.packed($0)) })
        #expect(answers.count == samples.count)
        for (answer, sample) in zip(answers, samples) {
            #expect(answer == "=" + Base64.encode(sample), "\(sample.count) bytes")
        }
    }

    @Test func repeatsTakeLittleRoom() {
        let text = DeflateTests.samples.last ?? []
        #expect(Deflate.packed(text).count * 5 < text.count)
        #expect(Deflate.packed([UInt8](repeating: 7, count: 100_000)).count < 400)
        // What repeats nothing grows by next to nothing.
        let noise = DeflateTests.samples[25]
        #expect(Deflate.packed(noise).count < noise.count + noise.count / 100 + 200)
    }

    @Test func theSameBytesGiveTheSame() {
        let text = DeflateTests.samples.last ?? []
        #expect(Deflate.packed(text) == Deflate.packed(text))
    }
}
