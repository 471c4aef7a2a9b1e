import OKRTesting
import Testing

@testable import OKRModel

@Suite("What an account of a cycle rests on, where values come from KPIs")
struct CycleRecordTests {
    /// KR-6 is worked out as KPI-6, and KPI-7 and KPI-8 go into nothing.
    ///
    /// KPI-6 is KPI-1 / KPI-2 + sum(KPI-3), which is 120 / 4 + (3 + 5) = 38 once KPI-1 is corrected
    /// from 100 to 120.
    private static func story() throws -> Story {
        func part(_ name: String, _ value: Decimal) -> AddKPI {
            var command = AddKPI(title: name, owner: "team:shops", on: "2026-01-03")
            command.plan.segmentOf = "KPI-3"
            command.plan.segment = name
            command.value = value
            return command
        }
        var worked = AddKPI(title: "Worth", owner: "team:sales", on: "2026-01-03")
        worked.formula = try Formula("KPI-1 / KPI-2 + sum(KPI-3)")
        var other = AddKPI(title: "Double", owner: "team:sales", on: "2026-01-03")
        other.formula = try Formula("KPI-6 * 2")
        var linked = AddKeyResult(
            objective: "O-1", title: "Be worth more", measures: [.baseline: 20, .target: 40])
        linked.kpi = "KPI-6"
        return try KPIAddedTests.story()
            .and(AddTeam(id: "shops", title: "Shops", parent: "sales"), on: "2026-01-02")
            .and(AddKPI(title: "Shops", owner: "team:sales", on: "2026-01-03"), on: "2026-01-03")
            .and(part("North", 3), on: "2026-01-03").and(part("South", 5), on: "2026-01-03")
            .and(worked, on: "2026-01-03")
            .and(AddKPI(title: "Apart", owner: "team:sales"), on: "2026-01-03")
            .and(other, on: "2026-01-03").and(linked, on: "2026-01-04")
            .and(CorrectEntry(13, value: 120, reason: "slip"), on: "2026-01-10")
            .and(RecordCheckIn(on: "KPI-2", value: 40), on: "2026-01-12")
            .and(RetractEntry(27, reason: "not Heads"), on: "2026-01-13")
    }

    /// The story again, of the entries in a cycle's record alone.
    private static func replay(_ record: CycleRecord, of story: Story) -> State {
        var state = State()
        for number in record.entries { state.evolve(story.entries[number - 1]) }
        return state
    }

    private static func figures(_ id: GoalID, in state: State, on day: Day) -> [String] {
        let board = Scoreboard(state, on: day, includingVoided: true)
        return board.keyResults.filter { $0.goal.id == id }.map {
            "\(String(describing: $0.value)) \(String(describing: $0.valueOn)) "
                + "\(String(describing: $0.progress)) \($0.life)"
        }
    }

    @Test("The record holds the KPIs behind a key result, and theirs, and no other")
    func subjects() throws {
        let story = try Self.story()
        let record = CycleRecord(of: "Q1", in: story.entries, story.state)
        let told = Set(record.subjects.map(\.description))
        #expect(told.isSuperset(of: (1...6).map { "KPI-\($0)" }))
        #expect(told.isSuperset(of: ["KR-6", "O-1"]))
        #expect(told.isDisjoint(with: ["KPI-7", "KPI-8"]))
        // The team that a segment alone belongs to.
        #expect(record.subjects.contains(.team("shops")))
        // Every revision of every subject is there: a reading, its correction, its retraction.
        for subject in record.subjects {
            let own = story.entries.filter { $0.subject == subject }.map(\.number)
            #expect(record.entries.filter(own.contains) == own, "\(subject)")
        }
    }

    @Test("The entries of the record alone come to the same as the ledger, on every day")
    func replayed() throws {
        let story = try Self.story()
        let record = CycleRecord(of: "Q1", in: story.entries, story.state)
        let state = Self.replay(record, of: story)
        for day in ["2026-01-04", "2026-01-12", "2026-02-01"] as [Day] {
            let figures = Self.figures("KR-6", in: state, on: day)
            #expect(figures == Self.figures("KR-6", in: story.state, on: day))
            #expect(figures.count == 1)
        }
        let board = Scoreboard(state, on: "2026-02-01")
        let figures = try #require(board.keyResults.first { $0.goal.id == "KR-6" })
        #expect(figures.value == 38 && figures.progress == 0.9)
    }

    @Test("A KPI that serves an objective of the cycle comes with its inputs, though none reads it")
    func serving() throws {
        var serving = AddKPI(title: "A head", owner: "team:sales", on: "2026-01-02")
        serving.parents = [Goal.Parent(id: "O-1", weight: nil)]
        serving.formula = try Formula("KPI-1 * 2")
        let story = try KPIAddedTests.story().and(serving, on: "2026-01-02")
        let record = CycleRecord(of: "Q1", in: story.entries, story.state)
        let told = Set(record.subjects.map(\.description))
        #expect(told.isSuperset(of: ["KPI-1", "KPI-3"]) && !told.contains("KPI-2"))
        let view = Perspective(entry: story.last, day: "2026-02-01")
        let state = Self.replay(record, of: story)
        #expect(KPIFigures.value(of: "KPI-3", in: state, at: view) == .worked(200))
    }

    @Test("The series that a KPI carries on comes with it, from another cycle")
    func adopted() throws {
        var linked = AddKeyResult(objective: "O-2", title: "More", measures: [.target: 80])
        linked.kpi = "KPI-1"
        let story = try quarter.and(RecordCheckIn(on: "KR-1", value: 40), on: "2026-01-10")
            .and(CloseGoal("KR-1", outcome: .missed), on: "2026-03-20")
            .and(AdoptKeyResult("KR-1"), on: "2026-03-25")
            .and(AddCycle(id: "Q2", start: "2026-04-01", end: "2026-06-30"), on: "2026-03-26")
            .and(
                AddObjective(title: "Go on", cycle: "Q2", owner: "team:sales"), on: "2026-03-27"
            )
            .and(linked, on: "2026-03-28")
        let record = CycleRecord(of: "Q2", in: story.entries, story.state)
        let told = record.subjects.map(\.description)
        #expect(told.contains("KR-1") && told.contains("KPI-1"))
        #expect(!told.contains("KR-2") && !told.contains("O-1"))
        let state = Self.replay(record, of: story)
        let view = Perspective(entry: story.last, day: "2026-04-10")
        #expect(KPIFigures.value(of: "KPI-1", in: state, at: view) == .exact(40))
    }
}

extension KPIFigures {
    /// What a KPI comes to in a state.
    fileprivate static func value(
        of id: GoalID, in state: State, at view: Perspective
    ) -> Quantity? {
        var reader = KPIReader(KPISource(state), knownThrough: view.entry)
        return reader.reading(of: id, at: view).value
    }
}
