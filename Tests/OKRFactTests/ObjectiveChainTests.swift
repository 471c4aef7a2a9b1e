import OKRTesting
import Testing

@testable import OKRModel

@Suite("Chains of objectives")
struct ObjectiveChainTests {
    private static let today: Day = "2026-02-02"
    private var state: State

    init() throws {
        state = try frame().state
    }

    private mutating func record(_ subject: Subject, _ event: Event) {
        let number = state.entryCount + 1
        state.evolve(
            Entry(
                number: number, time: Instant(utc: Self.today, secondsOfDay: number),
                day: Self.today, subject: subject, revision: 1, event: event,
                authors: Authors(actor: PersonID(number: 1))))
    }

    private mutating func record(_ command: any Command) throws {
        for happening in try command.decide(in: state, today: Self.today).events {
            record(happening.subject, happening.event)
        }
    }

    private static func objective(_ number: Int, in parent: Int?) -> AddObjective {
        AddObjective(
            id: "A-\(number)", title: "Part", cycle: "Q1", owner: "team:sales",
            parents: parent.flatMap { GoalID("A-\($0)") }.map { [.init(id: $0, weight: 1)] } ?? [],
            on: "2026-01-01")
    }

    @Test("Progress rises through ten thousand objectives, each of which counts the next")
    mutating func long() throws {
        for number in 0..<10_000 {
            try record(Self.objective(number, in: number > 0 ? number - 1 : nil))
        }
        try record(
            AddKeyResult(
                objective: "A-9999", title: "Part", measures: [.baseline: 0, .target: 100],
                on: "2026-01-01"))
        try record(RecordCheckIn(on: "KR-1", value: 50))
        let board = Scoreboard(state, on: Self.today)
        #expect(board.objectives.count == 10_000)
        #expect(board.objectives.allSatisfy { $0.progress == 0.5 })
        #expect(board.cycles.map(\.progress) == [0.5])
    }

    @Test("An objective does not count one that was there before, whatever a log says")
    mutating func circle() {
        let alignments: [(id: GoalID, parent: GoalID)] = [
            ("A-0", "A-1"), ("A-1", "A-0"), ("A-2", "A-2"),
        ]
        for (id, parent) in alignments {
            let fact = ObjectiveAdded(
                on: "2026-01-01", cycle: "Q1", owner: .team("sales"), ambition: .committed,
                weight: nil, parents: [.init(id: parent, weight: 1)], title: "Part",
                description: nil)
            record(.goal(id), .objectiveAdded(fact))
        }
        let board = Scoreboard(state, on: Self.today)
        #expect(board.objectives.map(\.goal.id) == ["A-0", "A-1", "A-2"])
        #expect(board.objectives.allSatisfy { $0.progress == nil })
    }
}
