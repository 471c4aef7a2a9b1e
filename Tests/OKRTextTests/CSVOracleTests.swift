import OKRTesting
import OKRText
import Testing

@Suite("CSV: against Python and against damage")
struct CSVOracleTests {
    private let pieces = [
        "a", "Ω", "\u{1F600}", " ", ",", ";", "\t", "\"", "\n", "\r\n", "'", "=1+1", "-2,5",
        "\u{FEFF}",
    ]

    @Test(
        "Random tables are written so that Python and we read the same cells",
        .enabled(if: PythonOracle.isAvailable), arguments: [7, UInt64.random(in: 0...UInt64.max)])
    func tables(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var written: [String] = []
        var expected: [[[String]]] = []
        for index in 0..<600 {
            let separator: Character = [",", ";", "\t"][index % 3]
            let columns = Int.random(in: 1...5, using: &random)
            let header = (0..<columns).map { "h\($0)" }
            let rows = (0..<Int.random(in: 0...4, using: &random)).map { row in
                (0..<columns).map {
                    $0 == 0 ? "r\(row)" + randomText(&random) : randomText(&random)
                }
            }
            let lineBreak = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
            let lines = ([header] + rows).map { CSV.row($0, separator: separator) }
            written.append(lines.joined(separator: lineBreak) + lineBreak)
            expected.append([header] + rows)
        }
        let answers = try PythonOracle.lines(
            of: reader, given: written.map { Base64.encode($0.utf8) })
        try #require(answers.count == written.count, "seed \(seed)")
        for ((text, cells), answer) in zip(zip(written, expected), answers) {
            let table = try CSVTable(parsing: Array(text.utf8))
            let ours = ([table.header] + table.rows.map(\.cells)).map { $0.map(\.text) }
            #expect(ours == cells.map { $0.map(unified) }, "seed \(seed), table \(text)")
            let json = JSON.array(cells.map { .array($0.map { .string($0) }) })
            #expect(Base64.encode(json.description.utf8) == answer, "seed \(seed), table \(text)")
        }
    }

    @Test(
        "Damaged tables are read or refused, and every place named lies within the file",
        arguments: [11, UInt64.random(in: 0...UInt64.max)])
    func damage(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var refused = 0
        for _ in 0..<4_000 {
            let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in randomText(&random) }
            var bytes = Array(text.joined(separator: "\n").utf8)
            if !bytes.isEmpty, Bool.random(using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                    UInt8.random(in: 0...255, using: &random)
            }
            let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
            do {
                let table = try CSVTable(parsing: bytes)
                #expect(table.rows.allSatisfy { $0.cells.count == table.header.count })
                let places = table.rows.flatMap(\.cells).map(\.line)
                #expect(places.allSatisfy { (1...lines).contains($0) }, "seed \(seed)")
            } catch {
                refused += 1
                let places = error.faults.map(\.line)
                #expect(!places.isEmpty && places.allSatisfy { (1...lines).contains($0) })
            }
        }
        #expect(refused > 100, "seed \(seed)")
    }

    private func randomText(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
        }.joined()
    }

    // A line break inside a cell reads as one newline.
    private func unified(_ text: String) -> String {
        String(
            decoding: Array(text.utf8).enumerated().compactMap { index, byte in
                byte == UInt8(ascii: "\r") ? nil : byte
            }, as: UTF8.self)
    }

    private let reader = """
        import base64, csv, io, json, sys
        for line in sys.stdin:
            text = base64.b64decode(line.strip(), validate=True).decode("utf-8")
            head = text.splitlines()[0]
            separator = max([",", ";", "\\t"], key=head.count)
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator))
            compact = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
            print(base64.b64encode(compact.encode("utf-8")).decode("ascii"))
        """
}
