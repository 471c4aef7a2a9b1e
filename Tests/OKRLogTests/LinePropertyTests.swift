import OKRLog
import OKRTesting
import Testing

@Suite("Random lines") struct LinePropertyTests {
    static let seed: UInt64 = 42

    private static func text(using random: inout SeededRandom) -> String {
        let samples: [Unicode.Scalar] = [
            "a", "Z", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "𝄞",
            "\u{2028}",
            "\u{FEFF}", "\u{FFFF}", "\u{10FFFF}", " ",
        ]
        var text = "x"
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            text.unicodeScalars.append(samples.randomElement(using: &random) ?? "a")
        }
        return text
    }

    private static func value(_ depth: Int, using random: inout SeededRandom) -> String {
        switch Int.random(in: 0...(depth > 3 ? 4 : 6), using: &random) {
        case 0: return "null"
        case 1: return Bool.random(using: &random) ? "true" : "false"
        case 2: return "\(Int.random(in: -999_999_999...999_999_999, using: &random))"
        case 3: return "-0.\(Int.random(in: 1...99_999, using: &random))0"
        case 4: return "\"\(Int.random(in: 0...9, using: &random))é\\u001f\""
        case 5:
            let elements = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                value(depth + 1, using: &random)
            }
            return "[\(elements.joined(separator: ","))]"
        default:
            let members = (0..<Int.random(in: 0...20, using: &random)).map {
                "\"n\($0)\":\(value(depth + 1, using: &random))"
            }
            return "{\(members.joined(separator: ","))}"
        }
    }

    private static func line(using random: inout SeededRandom) -> (Envelope, [UInt8]) {
        func optional() -> String? {
            Bool.random(using: &random) ? text(using: &random) : nil
        }
        let envelope = Envelope(
            number: Int.random(in: 1...999_999_999_999_999, using: &random),
            source: text(using: &random), type: text(using: &random),
            subject: text(using: &random), time: "2026-02-13T09:00:00.000001Z",
            actor: text(using: &random), onBehalfOf: optional(), relayedBy: optional(),
            correlationID: optional(), causationID: optional(), commandKey: optional(),
            count: Bool.random(using: &random) ? 10_000 : nil, revision: 1)
        let texts = Bool.random(using: &random) ? [("a", text(using: &random)), ("b", "")] : nil
        let line = SampleLines.write(
            envelope, data: [("v", value(0, using: &random)), ("w", "0")], private: texts)
        return (envelope, line)
    }

    @Test("What is written reads back, and its leaf form too")
    func roundTrip() throws {
        var random = SeededRandom(seed: LinePropertyTests.seed)
        for round in 0..<200 {
            let (envelope, bytes) = LinePropertyTests.line(using: &random)
            let line = try Line(parsing: bytes)
            #expect(
                line.envelope == envelope && line.crcIsGood && line.commitmentIsGood,
                "seed \(LinePropertyTests.seed), round \(round)")
            let erased = try Line(parsing: line.leafForm)
            #expect(erased.leafHash == line.leafHash)
        }
    }

    @Test("A line with one byte changed, left out or put in is refused or fails its checks")
    func oneByte() throws {
        var random = SeededRandom(seed: LinePropertyTests.seed + 1)
        for _ in 0..<1500 {
            let (_, bytes) = LinePropertyTests.line(using: &random)
            let index = Int.random(in: bytes.indices, using: &random)
            var other = bytes
            switch Int.random(in: 0...2, using: &random) {
            case 0: other[index] = UInt8.random(in: 0...255, using: &random)
            case 1: other.remove(at: index)
            default: other.insert(UInt8.random(in: 0...255, using: &random), at: index)
            }
            guard other != bytes, let line = try? Line(parsing: other) else { continue }
            #expect(!(line.crcIsGood && line.commitmentIsGood), "seed, column \(index + 1)")
        }
    }

    @Test("Random bytes are refused and never crash")
    func garbage() {
        var random = SeededRandom(seed: LinePropertyTests.seed + 2)
        let pieces = [
            "{", "}", "[", "]", "\"", ":", ",", "\\", "0", "-", "e", "null", "true", "\u{FF}",
            "\"specversion\":\"1.0\"", "\"id\":\"1\"", "\"data\":{", "\"private\":",
        ]
        for _ in 0..<2000 {
            let start = Bool.random(using: &random) ? LineTests.plain : []
            // Never the whole line, which would be a line.
            let length = Int.random(in: 0..<LineTests.plain.count, using: &random)
            var bytes = Array(start.prefix(length))
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                if Bool.random(using: &random) {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
                }
            }
            #expect(throws: LineError.self) { try Line(parsing: bytes) }
        }
    }

    @Test("An object with thousands of names is read, and its one repeated name found")
    func manyNames() throws {
        let envelope = try Line(parsing: LineTests.plain).envelope
        var members = (0..<4000).map { (name: "n\($0)", json: "0") }
        #expect(SampleLines.write(envelope, data: members).count > 39_000)
        members.append((name: "n7", json: "0"))
        let repeated = members.map { (name: $0.name, json: Array($0.json.utf8)) }
        #expect(throws: LineError.self) {
            try LineWriter.write(envelope, data: repeated, private: nil, salt: [])
        }
    }
}
