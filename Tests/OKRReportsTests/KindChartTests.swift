import OKRModel
import OKRReports
import OKRTesting
import Testing

@Suite("Charts of key results of every kind")
struct KindChartTests {
    /// A quarter of hundred days from 1 January, with a key result added to its objective.
    private static func quarter(_ keyResult: AddKeyResult) throws -> Story {
        try given()
            .and(CreateLedger(name: "Acme", zone: .utc), on: "2026-01-01")
            .and(AddTeam(id: "acme", title: "Acme", level: .company), on: "2026-01-01")
            .and(AddCycle(id: "q", start: "2026-01-01", end: "2026-04-11"), on: "2026-01-01")
            .and(AddObjective(title: "Grow", cycle: "q", owner: "team:acme"), on: "2026-01-01")
            .and(keyResult, on: "2026-01-01")
    }

    /// Where the dots stand, with their words: 10 days are 23.8 to the right, all is 146 up.
    private func dots(_ drawing: Drawing) -> [String] {
        drawing.shapes.compactMap { shape in
            guard case .dot(let place, _) = shape.form else { return nil }
            let (x, y) = (Int((place.x * 10).rounded()), Int((place.y * 10).rounded()))
            return "\(shape.style) \(x) \(y) \(shape.words ?? "")"
        }
    }

    private func texts(_ drawing: Drawing) -> [String] {
        drawing.shapes.compactMap { if case .text(_, let text, _) = $0.form { text } else { nil } }
    }

    private func lines(_ drawing: Drawing, _ style: String) -> [[String]] {
        drawing.shapes.compactMap { shape in
            guard case .line(let places) = shape.form, shape.style == style else { return nil }
            return places.map {
                "\(Int(($0.x * 10).rounded())) \(Int(($0.y * 10).rounded()))"
            }
        }
    }

    @Test("Milestones rise by their weights, and fall where one is taken back")
    func milestones() throws {
        var command = AddKeyResult(objective: "O-1", title: "Open the shop", kind: .milestones)
        command.milestones = [
            MilestonePlan(name: "Lease"), MilestonePlan(name: "Staff", weight: 3),
        ]
        func check(_ done: [String], _ undone: [String] = []) -> RecordCheckIn {
            RecordCheckIn(on: "KR-1", done: done, undone: undone)
        }
        let story = try Self.quarter(command)
            .and(check(["Lease"]), on: "2026-01-11")
            .and(check(["Staff"]), on: "2026-01-21")
            .and(check([], ["Staff"]), on: "2026-01-31")
        let drawing = try pictureOfRow("KR-1", story, on: "2026-02-10")
        // A quarter of 146 is 36.5 up from 156.
        #expect(
            dots(drawing) == [
                "value 618 1195 Lease", "value 856 100 Staff", "value 1094 1195 not Staff",
            ])
        #expect(texts(drawing).contains("100 %"))
        #expect(drawing.words.contains("25 % done"))
    }

    @Test("Zones are steps as high as they are worth, and the axis has their names")
    func zones() throws {
        var command = AddKeyResult(objective: "O-1", title: "Be known", kind: .zones)
        command.zones = [.commit: "In town", .target: "In the state", .stretch: "Abroad"]
        let story = try Self.quarter(command)
            .and(RecordCheckIn(on: "KR-1", zone: .fail), on: "2026-01-11")
            .and(RecordCheckIn(on: "KR-1", zone: .target), on: "2026-01-21")
        let drawing = try pictureOfRow("KR-1", story, on: "2026-02-10")
        for name in ["fail", "commit", "target", "stretch"] {
            #expect(texts(drawing).contains(name))
        }
        // A target reached is worth 0.7 (semantics, zones): 102.2 up from 156.
        #expect(dots(drawing) == ["value 618 1560 fail", "value 856 538 target"])
    }

    @Test("What is kept in every period has its values and the line that they are kept to")
    func every() throws {
        var command = AddKeyResult(
            objective: "O-1", title: "Keep going", measures: [.target: 5], unit: "calls")
        command.plan = MeasurementPlan(.every, period: .week, bound: .atLeast)
        let story = try Self.quarter(command)
            .and(RecordCheckIn(on: "KR-1", value: 10), on: "2026-01-11")
            .and(RecordCheckIn(on: "KR-1", value: 0), on: "2026-01-21")
        let drawing = try pictureOfRow("KR-1", story, on: "2026-02-10")
        #expect(dots(drawing) == ["value 618 100 10 calls", "value 856 1560 0 calls"])
        #expect(lines(drawing, "target").allSatisfy { $0.allSatisfy { $0.hasSuffix(" 830") } })
        #expect(!lines(drawing, "target").isEmpty)
        #expect(drawing.words.contains("every week"))
    }

    @Test("What is expected goes through the phases")
    func phases() throws {
        var command = AddKeyResult(
            objective: "O-1", title: "Win deals", measures: [.baseline: 0, .target: 100])
        command.phases = [Phase(day: "2026-02-10", value: 10), Phase(day: "2026-03-02", value: 90)]
        let story = try Self.quarter(command)
            .and(RecordCheckIn(on: "KR-1", value: 20), on: "2026-01-11")
        let drawing = try pictureOfRow("KR-1", story, on: "2026-02-10")
        // 40 days are 95.2 from 38, 60 are 142.8; 10 are 14.6 up from 156, 90 are 131.4.
        let expected = lines(drawing, "expected").flatMap { $0 }
        #expect(expected.contains("1332 1414"))
        #expect(expected.contains("1808 246"))
    }

    @Test("A key result with the values of a KPI draws its readings")
    func linked() throws {
        var kpi = AddKPI(title: "Coverage", owner: "team:acme")
        kpi.plan.frequency = .weekly
        kpi.unit = "%"
        var command = AddKeyResult(objective: "O-1", title: "More", measures: [.target: 100])
        command.measures[.baseline] = 0
        let story = try Self.quarter(
            AddKeyResult(objective: "O-1", title: "Other", measures: [.baseline: 0, .target: 1])
        )
        .and(kpi, on: "2026-01-01")
        .and(RecordCheckIn(on: "KPI-1", value: 0), on: "2026-01-01")
        .and(PromoteKPI("KPI-1", as: command), on: "2026-01-02")
        .and(RecordCheckIn(on: "KPI-1", value: 40), on: "2026-01-11")
        let drawing = try pictureOfRow("KR-2", story, on: "2026-02-10")
        #expect(dots(drawing).contains { $0.hasSuffix("976 40 %") })
    }
}
