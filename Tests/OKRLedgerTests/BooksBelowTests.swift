import OKRLedger
import OKRModel
import OKRTesting
import Testing

@Suite("What stands below a goal, in both books")
struct BooksBelowTests {
    private static func desk(keepsState: Bool) throws -> RecordingDesk {
        let desk = try RecordingDesk.withQuarter(keepsState: keepsState)
        let owner = OwnerName.team(try known(TeamID.init("sales")))
        let cycle = try known(CycleID.init("Q1"))
        try desk.give(AddObjective(title: "Below", cycle: cycle, owner: owner))
        try desk.give(AddObjective(title: "Beside", cycle: cycle, owner: owner))
        return desk
    }

    @Test("A key result that was moved is asked for where it came to", arguments: [false, true])
    func moved(keepsState: Bool) throws {
        let desk = try Self.desk(keepsState: keepsState)
        try desk.give(MoveGoal(try RecordingDesk.goal("KR-1"), to: "O-2"))
        #expect(
            try desk.refusal(RecordCheckIn(on: RecordingDesk.goal("O-2"), value: 1))
                == "O-2 is an objective and takes no check-in: its numbers are its key results'; "
                + "use one of them: KR-1")
        #expect(
            try desk.refusal(RecordCheckIn(on: RecordingDesk.goal("O-1"), value: 1))
                == "O-1 is an objective and takes no check-in: its numbers are its key results'; "
                + "add one: okr kr add O-1 TITLE")
    }

    @Test(
        "The score of what was aligned later counts when a goal is closed",
        arguments: [false, true])
    func aligned(keepsState: Bool) throws {
        let desk = try Self.desk(keepsState: keepsState)
        let (above, below) = (try RecordingDesk.goal("O-3"), try RecordingDesk.goal("O-2"))
        try desk.give(AlignGoal(below, to: .init(id: above, weight: 1)))
        try desk.give(CloseGoal(below, outcome: .missed, score: try known(Decimal.init("0.4"))))
        let closed = try desk.give(CloseGoal(above, outcome: .missed))
        guard case .goalClosed(let fact)? = closed.entries.last?.event else {
            Issue.record("no goal was closed")
            return
        }
        #expect(fact.score?.description == "0.40")
    }

    @Test("A circle is found through what was recorded since", arguments: [false, true])
    func circle(keepsState: Bool) throws {
        let desk = try Self.desk(keepsState: keepsState)
        let goals = try ["O-1", "O-2", "O-3"].map { try RecordingDesk.goal($0) }
        try desk.give(AlignGoal(goals[1], to: .init(id: goals[0], weight: nil)))
        try desk.give(AlignGoal(goals[2], to: .init(id: goals[1], weight: nil)))
        #expect(
            try desk.refusal(AlignGoal(goals[0], to: .init(id: goals[2], weight: nil)))
                == "O-1 would stand above itself: O-1 → O-3 → O-2 → O-1; take one of these "
                + "alignments away first: okr unalign GOAL PARENT")
    }
}
