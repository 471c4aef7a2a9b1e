import OKRModel
import OKRTesting
import OKRText
import Testing

@testable import OKRReports

@Suite("What a page shows on other days")
struct FramesTests {
    /// Reads the text of a series the way the page's script does.
    private static func number(_ text: String, on day: Int) -> Int {
        let runs = text.split(separator: " ").map { run -> (Int, Int, Bool) in
            let parts = run.split(separator: ".")
            let counts = parts[1].hasSuffix("+")
            return (Int(parts[0]) ?? -1, Int(parts[1].filter { $0 != "+" }) ?? -1, counts)
        }
        guard let run = runs.last(where: { $0.0 <= day }) else { return -1 }
        return run.2 ? run.1 + day - run.0 : run.1
    }

    @Test("Any series is read back number for number, whatever it counts", arguments: 1...200)
    func seriesRoundTrip(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var series = Series()
        var wanted: [Int] = []
        let days = Int.random(in: 1...60, using: &random)
        for day in 0..<days {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: wanted.append(0)
            case 1, 2: wanted.append((wanted.last ?? 0) + 1)
            case 3: wanted.append(Int.random(in: 0...4, using: &random))
            default: wanted.append(wanted.last ?? 7)
            }
            guard wanted[day] > 0 else { continue }
            series.set(wanted[day], on: day)
            // What was set stays.
            series.set(99, on: Int.random(in: 0...day, using: &random))
        }
        series.end(at: days)
        // The same with other numbers, such as those that another series gave to the same things.
        let numbers = Array(1...80).shuffled(using: &random)
        let others = Array(1...80).map { $0 < 9 ? 9 - $0 : $0 }
        let renumbered = [numbers, others].map { ($0, series.numbered($0).text) }
        for day in 0..<days {
            let found = Self.number(series.text, on: day)
            #expect(found == wanted[day], "seed \(seed), day \(day): \(series.text)")
            for (numbers, text) in renumbered {
                let other = wanted[day] > 0 ? numbers[wanted[day] - 1] : 0
                #expect(Self.number(text, on: day) == other, "seed \(seed), day \(day): \(text)")
            }
        }
    }

    @Test("What becomes a count by other numbers, and stays then, is not counted on")
    func countedByOthers() {
        var series = Series()
        for (day, number) in [1, 3, 5, 5, 5].enumerated() { series.set(number, on: day) }
        #expect(series.numbered([3, 9, 4, 9, 5]).text == "0.3+ 2.5")
    }

    @Test("What counts up day by day, and what stays, is one run")
    func runs() {
        var counting = Series()
        for day in 0..<30 { counting.set(5 + day, on: day) }
        #expect(counting.text == "0.5+")
        var weekly = Series()
        for day in 0..<21 { weekly.set(1 + day % 7, on: day) }
        #expect(weekly.text == "0.1+ 7.1+ 14.1+")
        var late = Series()
        late.set(3, on: 4)
        late.end(at: 9)
        #expect(late.text == "0.0 4.3 5.0")
    }

    private static func table(_ rows: [Row]) -> Block {
        .table(Table(columns: [Column("Goal"), Column("Progress")], rows: rows, name: "goals"))
    }

    private static func row(_ name: String, _ share: Double?, expected: Double) -> Row {
        Row([.text(name), .progress(share, expected: expected, tone: .good)], name: name)
    }

    /// Three days: B comes on the second one; a later correction says it was half done then.
    private static let frames: Frames = {
        let first: Day = "2026-01-05"
        let moments = (0..<3).map { Frames.Moment(day: first + $0, entry: 10 + $0) }
        return Frames(of: moments, nowKnowing: 20) { _ in
            { view in
                let day = view.day - first
                var rows = [row("A", 0.25, expected: Double(day) / 10)]
                if day >= 1 { rows.append(row("B", view.entry == 20 ? 0.5 : 1.5, expected: 0.5)) }
                return [
                    .paragraph([.live("cycle/day", .text("day \(day)"))]),
                    table(day == 2 ? rows.filter { $0.name == "B" } : rows),
                ]
            }
        }
    }()

    @Test("Rows, bars and places follow the days, then and now apart")
    func places() throws {
        let frames = Self.frames
        #expect(frames.rowNames == ["A", "B"])
        let b = try #require(frames.rows.first { $0.name == "B" }?.line.cells[1])
        func bar(_ knowledge: Frames.Knowledge, _ day: Int) -> String {
            let number = Self.number(b.shown[knowledge.rawValue].text, on: day)
            return number == 0 ? "" : frames.bars.things[number - 1].text
        }
        #expect([0, 1, 2].map { bar(.then, $0) } == ["", "↑100 %", "↑100 %"])
        #expect([0, 1, 2].map { bar(.now, $0) } == ["", "50 %", "50 %"])
        let a = try #require(frames.rows.first { $0.name == "A" }?.line.cells[0].shown[0].text)
        #expect([0, 1, 2].map { Self.number(a, on: $0) > 0 } == [true, true, false])
        let place = try #require(frames.places["cycle/day"]?.shown[1].text)
        #expect(frames.texts.things[Self.number(place, on: 2) - 1] == "day 2")
    }

    @Test("A row of other days alone stands in its place, out of sight")
    func absentRows() throws {
        let document = Document(
            title: "Goals", blocks: [Self.table([Self.row("B", 1, expected: 1)])])
        guard case .table(let table) = document.withRows(of: Self.frames).blocks[0] else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.map(\.name) == ["A", "B"])
        #expect(table.rows.map(\.isAbsent) == [true, false])
    }

    @Test("The data ends no script, whatever it holds, and is JSON")
    func data() throws {
        let evil = "</script><!-- <script> \u{2028} # \\"
        let moments = [Frames.Moment(day: "2026-01-05", entry: 1)]
        let table = Table(
            columns: [Column("Goal")],
            rows: [Row([.text(evil)], name: evil), Row(["#1"], name: "x")])
        let frames = Frames(of: moments, nowKnowing: 1) { _ in { _ in [.table(table)] } }
        var html = HTMLFrames(frames)
        let data = html.data()
        #expect(data.ranges(of: "</script>").count == 1)
        #expect(!data.contains("<!--"))
        let start = try #require(data.firstIndex(of: "{"))
        let json = String(data[start...].dropLast("</script>".count))
        let parsed = try JSON(parsing: Array(json.utf8))
        let members = try #require(parsed.members)
        let rows = members.first { $0.name == "rows" }?.value.members ?? []
        #expect(rows.contains { $0.name == evil })
        #expect(json.contains("&#35;1"))
    }
}
