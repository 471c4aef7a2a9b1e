import OKRModel
import OKRReports
import OKRTesting
import Testing

@Suite("Charts of KPIs, goalposts, check-ins and teams")
struct OtherChartTests {
    private static func beginning() throws -> Story {
        try given()
            .and(CreateLedger(name: "Acme", zone: .utc), on: "2026-01-01")
            .and(AddPerson(handle: "ana", name: "Ana Ruiz", login: "ana"), on: "2026-01-01")
            .and(AddTeam(id: "acme", title: "Acme", level: .company), on: "2026-01-01")
            .and(AddTeam(id: "sales", title: "Sales", parent: "acme"), on: "2026-01-01")
    }

    private static func quarter() throws -> Story {
        try beginning()
            .and(AddCycle(id: "q", start: "2026-01-01", end: "2026-04-11"), on: "2026-01-01")
            .and(AddObjective(title: "Grow", cycle: "q", owner: "team:sales"), on: "2026-01-01")
            .and(
                AddKeyResult(
                    objective: "O-1", title: "Sales", measures: [.baseline: 0, .target: 100]),
                on: "2026-01-01")
    }

    private func source(_ story: Story, on day: Day) throws -> Provenance {
        let last = try #require(story.entries.last)
        return Provenance(
            ledgerName: "Acme", ledgerID: "7", entries: last.number, root: "", time: last.time,
            on: day, zone: .utc, isSimulated: false)
    }

    /// The drawings that only a page shows, in their order.
    private func drawings(_ document: Document) -> [Drawing] {
        document.blocks.flatMap { block -> [Drawing] in
            guard case .onPage(let blocks) = block else { return [] }
            return blocks.compactMap { if case .drawing(let drawing) = $0 { drawing } else { nil } }
        }
    }

    private func texts(_ drawing: Drawing, _ style: String) -> [String] {
        drawing.shapes.compactMap { shape in
            guard case .text(_, let text, _) = shape.form, shape.style == style else { return nil }
            return text
        }
    }

    private func kpi(_ title: String, _ change: (inout AddKPI) -> Void) -> AddKPI {
        var kpi = AddKPI(title: title, owner: "team:acme")
        kpi.plan.frequency = .weekly
        change(&kpi)
        return kpi
    }

    @Test("A KPI is its readings and a gauge: zones by its thresholds, a needle at its value")
    func gauge() throws {
        let story = try Self.beginning()
            .and(
                kpi("Coverage") {
                    $0.unit = "%"
                    ($0.green, $0.amber) = (80, 60)
                }, on: "2026-01-01"
            )
            .and(RecordCheckIn(on: "KPI-1", value: 50, day: "2026-01-05"), on: "2026-01-05")
            .and(RecordCheckIn(on: "KPI-1", value: 70, day: "2026-01-12"), on: "2026-01-12")
            .and(
                RecordBenchmark(beside: "KPI-1", source: "Survey", value: 65), on: "2026-01-12")
        let board = Scoreboard(story.state, on: "2026-01-14")
        var report = KPIsReport(
            board.kpis, of: board, story.state, from: try source(story, on: "2026-01-14"))
        report.showsCharts = true
        let rows = report.document.blocks.flatMap { block -> [Row] in
            if case .table(let table) = block { table.rows } else { [] }
        }
        let drawing = try #require(rows.first { $0.name == "KPI-1" }?.drawing)
        #expect(
            drawing.words
                == "70 % on 12 Jan, amber, aim ≥ 80 %, from 50 % on 5 Jan, trend ↗ +20 a week, "
                + "Survey 65 %.")
        #expect(texts(drawing, "name").contains("▲ 70 % ↗ +20 a week"))
        // From 50 to 80, and 15 % of that beyond each threshold: marks at 50, 60 … 90.
        let zones = drawing.shapes.compactMap { shape -> [Int]? in
            guard case .box(let place, let width, _) = shape.form else { return nil }
            return [Int((place.x * 10).rounded()), Int((width * 10).rounded())]
        }
        #expect(zones == [[2165, 595], [975, 1190], [380, 595]])
        #expect(texts(drawing, "sign") == ["green", "amber", "red"])
        report.showsCharts = false
        let plain = report.document.blocks.allSatisfy { block in
            if case .table(let table) = block {
                table.rows.allSatisfy { $0.drawing == nil }
            } else {
                true
            }
        }
        #expect(plain)
    }

    @Test("What moves what stands from left to right, with strength and lag beside the lines")
    func influence() throws {
        var story = try Self.beginning()
        for title in ["A", "B", "C"] {
            story = try story.and(kpi(title) { $0.value = 1 }, on: "2026-01-01")
        }
        story =
            try story
            .and(ClaimInfluence(of: "KPI-1", on: "KPI-2", strength: 0.6, lag: 30), on: "2026-01-02")
            .and(ClaimInfluence(of: "KPI-2", on: "KPI-3", strength: -0.2), on: "2026-01-02")
            .and(ClaimInfluence(of: "KPI-3", on: "KPI-1"), on: "2026-01-02")
        let board = Scoreboard(story.state, on: "2026-01-03")
        var report = KPIsReport(
            board.kpis, of: board, story.state, from: try source(story, on: "2026-01-03"))
        report.showsCharts = true
        let map = try #require(drawings(report.document).first)
        // A circle ends where it began, and nothing is drawn without end.
        #expect(
            map.words
                == "3 links: KPI-1 → KPI-2 (0.6, 30 d), KPI-2 → KPI-3 (-0.2), KPI-3 → KPI-1 (?).")
        let boxes = map.shapes.compactMap { shape -> Double? in
            if case .box(let place, _, _) = shape.form { place.x } else { nil }
        }
        #expect(boxes == [4, 252, 500])
        #expect(
            map.shapes.filter { $0.style.hasPrefix("link") }.map(\.style) == [
                "link much", "link against", "link",
            ])
    }

    @Test("Drift is a bar from the progress by the original goalposts to that by the present ones")
    func drift() throws {
        let story = try Self.quarter()
            .and(RecordCheckIn(on: "KR-1", value: 40, day: "2026-01-11"), on: "2026-01-11")
            .and(
                ChangeTarget(of: "KR-1", to: [.target: 80], reason: "market"), on: "2026-01-12")
        let day: Day = "2026-01-20"
        var report = GoalpostsReport(
            of: story.state, at: Perspective(entry: story.entries.count, day: day),
            from: try source(story, on: day))
        #expect(drawings(report.document).isEmpty)
        report.showsCharts = true
        let drawing = try #require(drawings(report.document).first)
        #expect(drawing.words == "2 goals with a drift: O-1 +10 pp, KR-1 +10 pp.")
        // 230 are the whole: 40 % are 92 and 50 % 115, from 70.
        let bars = drawing.shapes.compactMap { shape -> [Double]? in
            if case .line(let places) = shape.form { places.map(\.x) } else { nil }
        }
        #expect(bars == [[162, 185], [162, 185]])
    }

    @Test("Check-ins owed are cells by owner and week, each with a sign and words")
    func heatMap() throws {
        // Due on 8, 15 and 22 January: on time, missed; the next one was late.
        let story = try Self.quarter()
            .and(RecordCheckIn(on: "KR-1", value: 10, day: "2026-01-08"), on: "2026-01-08")
            .and(RecordCheckIn(on: "KR-1", value: 30, day: "2026-01-24"), on: "2026-01-24")
        let day: Day = "2026-01-26"
        let view = Perspective(entry: story.entries.count, day: day)
        var report = DisciplineReport(
            Discipline(story.state, at: view), of: story.state, in: nil, showsAll: false,
            from: try source(story, on: day))
        #expect(drawings(report.document).isEmpty)
        report.showsCharts = true
        let drawing = try #require(drawings(report.document).first)
        #expect(texts(drawing, "name") == ["Sales"])
        #expect(texts(drawing, "sign") == ["✓", "✗", "!"])
        #expect(
            drawing.shapes.filter { $0.style.hasPrefix("cell") }.map(\.words) == [
                "Sales, week of 5 Jan: 1 on time", "Sales, week of 12 Jan: 1 missed",
                "Sales, week of 19 Jan: 1 late",
            ])
        #expect(
            drawing.words
                == "1 owner over 3 weeks: of 3 check-ins owed 1 on time, 1 late, 1 missed.")
    }

    @Test("Teams stand below each other with their objectives and key results, cut where too many")
    func tree() throws {
        var story = try Self.quarter()
        func tree() throws -> Drawing {
            let board = Scoreboard(story.state, on: "2026-01-20")
            return try #require(
                GoalCharts(board, of: story.state, story.entries).tree(of: "q"))
        }
        let small = try tree()
        #expect(small.words == "1 objective of 1 owner, below the teams they belong to.")
        #expect(texts(small, "label") == ["Sales", "Grow", "Sales", "Acme"])
        #expect(small.shapes.filter { $0.style.hasPrefix("node") }.count == 4)
        for number in 2...70 {
            story = try story.and(
                AddObjective(title: "More \(number)", cycle: "q", owner: "person:ana"),
                on: "2026-01-02")
        }
        let large = try tree()
        #expect(large.shapes.filter { $0.style.hasPrefix("node") }.count == 60)
        // Acme, Sales, Ana and 70 objectives; the key result is counted in its objective.
        #expect(texts(large, "name") == ["and 13 more: okr tree"])
        #expect(texts(large, "id").contains { $0.hasSuffix("1 key result") })
    }
}
