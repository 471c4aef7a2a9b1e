import OKRTesting
import OKRText
import Testing

@Suite("JSON: as Python reads it", .enabled(if: PythonOracle.isAvailable))
struct JSONOracleTests {
    @Test(
        "Random and damaged documents are read and written as Python does",
        arguments: [1, 2026, UInt64.random(in: 0...UInt64.max)])
    func documents(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var documents: [[UInt8]] = []
        for _ in 0..<3_000 {
            let document = randomDocument(&random)
            documents.append(document)
            documents.append(damaged(document, &random))
        }
        let answers = try PythonOracle.lines(of: reader, given: documents.map { Base64.encode($0) })
        try #require(answers.count == documents.count, "seed \(seed)")
        var refused = 0
        for (document, answer) in zip(documents, answers) {
            let ours = (try? JSON(parsing: document)).map { Base64.encode($0.description.utf8) }
            let text = String(decoding: document, as: UTF8.self)
            #expect((ours ?? "refused") == answer, "seed \(seed), document \(text)")
            if ours == nil { refused += 1 }
        }
        #expect(refused > 500 && refused < 3_000, "seed \(seed)")
    }

    // The compact form of each document, or a word: the same rules as ours, told to Python.
    private let reader = """
        import base64, json, sys
        from json.encoder import encode_basestring
        class Token(str): pass
        def unique(pairs):
            names = [name for name, _ in pairs]
            if len(names) != len(set(names)): raise ValueError("twice")
            return dict(pairs)
        def constant(name): raise ValueError(name)
        def compact(value):
            if value is None: return "null"
            if value is True: return "true"
            if value is False: return "false"
            if isinstance(value, Token): return str(value)
            if isinstance(value, str): return encode_basestring(value)
            if isinstance(value, list): return "[" + ",".join(map(compact, value)) + "]"
            return "{" + ",".join(
                encode_basestring(name) + ":" + compact(item) for name, item in value.items()) + "}"
        for line in sys.stdin:
            try:
                text = base64.b64decode(line.strip(), validate=True).decode("utf-8")
                value = json.loads(text, object_pairs_hook=unique, parse_constant=constant,
                                   parse_int=Token, parse_float=Token)
                print(base64.b64encode(compact(value).encode("utf-8")).decode("ascii"))
            except ValueError:
                print("refused")
        """

    private func randomDocument(_ random: inout SeededRandom) -> [UInt8] {
        var bytes: [UInt8] = []
        appendValue(to: &bytes, depth: 0, &random)
        return bytes
    }

    private func appendValue(to bytes: inout [UInt8], depth: Int, _ random: inout SeededRandom) {
        appendSpace(to: &bytes, &random)
        switch Int.random(in: depth > 4 ? 3...9 : 0...9, using: &random) {
        case 0...1:
            bytes.append(UInt8(ascii: "{"))
            let count = Int.random(in: 0...4, using: &random)
            for index in 0..<count {
                appendSpace(to: &bytes, &random)
                appendText(to: &bytes, &random)
                appendSpace(to: &bytes, &random)
                bytes.append(UInt8(ascii: ":"))
                appendValue(to: &bytes, depth: depth + 1, &random)
                if index + 1 < count { bytes.append(UInt8(ascii: ",")) }
            }
            bytes.append(UInt8(ascii: "}"))
        case 2:
            bytes.append(UInt8(ascii: "["))
            let count = Int.random(in: 0...4, using: &random)
            for index in 0..<count {
                appendValue(to: &bytes, depth: depth + 1, &random)
                if index + 1 < count { bytes.append(UInt8(ascii: ",")) }
            }
            bytes.append(UInt8(ascii: "]"))
        case 3...5: appendText(to: &bytes, &random)
        case 6...8: appendNumber(to: &bytes, &random)
        default:
            let word = ["null", "true", "false"].randomElement(using: &random) ?? "null"
            bytes.append(contentsOf: word.utf8)
        }
        appendSpace(to: &bytes, &random)
    }

    private func appendSpace(to bytes: inout [UInt8], _ random: inout SeededRandom) {
        while Int.random(in: 0..<4, using: &random) == 0 {
            bytes.append([0x20, 0x09, 0x0A, 0x0D].randomElement(using: &random) ?? 0x20)
        }
    }

    private func appendText(to bytes: inout [UInt8], _ random: inout SeededRandom) {
        let pieces = [
            "a", "Z", " ", "/", "{", "é", "€", "𝄞", "\u{7F}", "\u{2028}", "\u{10FFFF}", "e\u{301}",
            #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#, #"\n"#, #"\r"#, #"\t"#, #"\u0000"#, #"\u001F"#,
            #"\u00e9"#, #"\uFFFE"#, #"\ud834\udd1e"#, #"\uDBFF\uDFFF"#, #"\u0022"#,
        ]
        bytes.append(UInt8(ascii: "\""))
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            bytes.append(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func appendNumber(to bytes: inout [UInt8], _ random: inout SeededRandom) {
        func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
        let number =
            pick(["", "-"]) + pick(["0", "7", "10", "12345678901234567890"])
            + pick(["", "", ".0", ".5", ".00100"]) + pick(["", "", "e0", "E+07", "e-300", "e999"])
        bytes.append(contentsOf: number.utf8)
    }

    // One to three bytes changed, dropped, doubled or put in; or the end cut off.
    private func damaged(_ document: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        let hostile =
            Array("\"\\{}[]:,-+.eE0189tfnu \u{0}\u{1F}\u{7F}é".utf8) + [0x80, 0xC0, 0xED, 0xFF]
        var bytes = document
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let byte = hostile.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = byte
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[place], at: place)
            case 3: bytes.insert(byte, at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
