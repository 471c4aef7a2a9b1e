import OKRModel
import OKRTesting
import Testing

/// A command that a rule refuses: the situation it is given in, and the whole sentence.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let situation: String
    let story: Story
    let command: any Command
    let day: Day
    let sentence: String

    init(
        _ situation: String, _ story: Story, _ command: any Command,
        on day: Day = "2026-02-02", _ sentence: String
    ) {
        self.situation = situation
        self.story = story
        self.command = command
        self.day = day
        self.sentence = sentence
    }

    init(
        _ situation: String, _ command: any Command, on day: Day = "2026-02-02",
        _ sentence: String
    ) {
        self.init(situation, quarter, command, on: day, sentence)
    }

    var commandName: String { "\(type(of: command))" }
    var testDescription: String { "\(commandName): \(situation)" }
}

/// Every refusal of the model, in the order of a goal's life; each page has its own list.
enum RefusalTable {
    static func all() throws -> [RefusalCase] {
        try LedgerCreatedTests.refusals + PersonDescribedTests.refusals
            + PersonLifeTests.refusals() + RoleTests.refusals()
            + TeamAddedTests.refusals + TeamLifeTests.refusals()
            + CycleAddedTests.refusals + CycleLifeTests.refusals() + CycleChangedTests.refusals()
            + CycleClosedTests.refusals() + ImportRecordedTests.refusals
            + ObjectiveAddedTests.refusals() + KeyResultAddedTests.refusals()
            + CheckInRecordedTests.refusals() + TargetChangedTests.refusals()
            + BaselineChangedTests.refusals() + EntryCorrectedTests.refusals()
            + EntryRetractedTests.refusals() + GoalClosedTests.refusals()
            + GoalReopenedTests.refusals() + GoalVoidedTests.refusals() + RemarkTests.refusals()
            + life() + kinds()
    }

    private static func kinds() throws -> [RefusalCase] {
        try KindsAddedTests.refusals() + KindCheckInTests.refusals() + PhaseTests.refusals()
            + DeadlineTests.refusals() + MilestoneChangeTests.refusals()
            + ZonesInWordsTests.refusals() + GoalAlignedTests.refusals()
            + GoalMovedTests.refusals()
    }

    private static func life() throws -> [RefusalCase] {
        try StrategyAddedTests.refusals() + AgreementTests.refusals()
            + DraftOriginalTests.refusals() + GoalAssignedTests.refusals()
            + GoalWordingTests.refusals() + StakeTests.refusals() + AmendedTermsTests.refusals()
            + GoalCarriedTests.refusals() + KPIAddedTests.refusals() + KPILinkTests.refusals()
            + InitiativeTests.refusals()
            + RetroAndMeetingTests.refusals()
    }
}

@Suite("Refusals")
struct RefusalTests {
    @Test("Every refusal is one sentence: the rule; the remedy", arguments: try RefusalTable.all())
    func sentence(_ refusal: RefusalCase) throws {
        try given(refusal.story).when(refusal.command, on: refusal.day)
            .thenRefused(refusal.sentence)
        #expect(refusal.sentence.split(separator: ";", maxSplits: 1).count == 2)
        #expect(!refusal.sentence.hasSuffix("."))
    }

    @Test("The list of all refusals in fixtures/refusals.txt is up to date")
    func list() throws {
        var lines: [String] = []
        var command = ""
        for refusal in try RefusalTable.all() {
            if refusal.commandName != command {
                command = refusal.commandName
                lines += lines.isEmpty ? [command] : ["", command]
            }
            lines += ["  \(refusal.situation)", "    \(refusal.sentence)"]
        }
        try Fixtures.expect(lines.joined(separator: "\n") + "\n", toEqual: "refusals.txt")
    }
}
