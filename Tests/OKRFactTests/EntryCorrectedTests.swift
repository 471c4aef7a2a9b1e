import OKRTesting
import Testing

@testable import OKRModel

@Suite("Correcting an entry")
struct EntryCorrectedTests {
    private static let today: Day = "2026-02-02"

    /// The quarter with a check-in of 5 as @12, and a target of 80 as @13.
    private static func story() throws -> Story {
        try quarter
            .and(RecordCheckIn(on: "KR-1", value: 5, note: "so far"), on: "2026-01-30")
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "less"), on: "2026-01-31")
    }

    private static func fact(
        _ entry: Int, value: Decimal? = nil, on: Day? = nil, confidence: Decimal? = nil,
        note: String? = nil
    ) -> Event {
        .entryCorrected(
            .init(
                entry: entry,
                content: .init(on: on, value: value, confidence: confidence, note: note),
                reason: "typo"))
    }

    @Test("Value, day, confidence and note of a check-in can be corrected, alone or together")
    func checkIn() throws {
        try given(Self.story()).when(CorrectEntry(12, value: 50, reason: "typo"), on: Self.today)
            .then("KR-1", Self.fact(12, value: 50))
        try given(Self.story())
            .when(
                CorrectEntry(
                    12, value: 50, on: "2026-01-29", confidence: 0.5, note: "really",
                    reason: "typo"),
                on: Self.today
            )
            .then(
                "KR-1",
                Self.fact(12, value: 50, on: "2026-01-29", confidence: 0.5, note: "really"))
    }

    @Test("Value and day of a change can be corrected, of a first baseline too")
    func change() throws {
        try given(Self.story())
            .when(CorrectEntry(13, value: 90, on: "2026-01-30", reason: "typo"), on: Self.today)
            .then("KR-1", Self.fact(13, value: 90, on: "2026-01-30"))
        let story = try Self.story().and(ChangeBaseline(of: "KR-5", to: 1), on: Self.today)
        try given(story).when(CorrectEntry(14, value: 2, reason: "typo"), on: Self.today)
            .then("KR-5", Self.fact(14, value: 2))
    }

    @Test("Correcting a correction means what it corrected")
    func correction() throws {
        let story = try Self.story().and(
            CorrectEntry(12, value: 50, reason: "typo"), on: Self.today)
        try given(story).when(CorrectEntry(14, value: 51, reason: "typo"), on: Self.today)
            .then("KR-1", Self.fact(12, value: 51))
    }

    @Test("A closed key result's entries can still be corrected")
    func closed() throws {
        let story = try Self.story().and(
            CloseGoal("KR-1", outcome: .missed, score: 0, note: "no"), on: Self.today)
        try given(story).when(CorrectEntry(12, value: 50, reason: "typo"), on: Self.today)
            .then("KR-1", Self.fact(12, value: 50))
    }

    @Test("A day outside the goal's days is accepted and remarked")
    func outside() throws {
        try given(Self.story())
            .when(CorrectEntry(12, on: "2025-12-30", reason: "typo"), on: Self.today)
            .then(
                "KR-1", Self.fact(12, on: "2025-12-30"),
                remarks: ["2025-12-30 is before the goal's first day, 2026-01-01"])
    }

    @Test("A correction to what is said already changes nothing")
    func nothing() throws {
        try given(Self.story())
            .when(
                CorrectEntry(12, value: 5.0, on: "2026-01-30", note: "so far", reason: "typo"),
                on: Self.today
            )
            .thenNothing("@12 says so already; nothing was recorded")
        try given(Self.story())
            .when(CorrectEntry(13, value: 80, reason: "typo"), on: Self.today)
            .thenNothing("@13 says so already; nothing was recorded")
        try given(Self.story())
            .when(CorrectEntry(13, on: "2026-01-31", reason: "typo"), on: Self.today)
            .thenNothing("@13 says so already; nothing was recorded")
    }

    static func refusals() throws -> [RefusalCase] {
        let story = try story()
        let both = try quarter.and(
            ChangeTarget(of: "KR-1", to: [.commit: 50, .stretch: 120], reason: "more"),
            on: "2026-01-31")
        let gone = try story.and(RetractEntry(12, reason: "twice"), on: "2026-02-01")
        return [
            RefusalCase(
                "an entry that is not there", story, CorrectEntry(99, value: 1, reason: "typo"),
                "there is no entry @99; okr log lists the entries"),
            RefusalCase(
                "an entry about no goal", story, CorrectEntry(5, value: 1, reason: "typo"),
                "@5 is neither a check-in nor a change that holds from a day on; okr "
                    + "history GOAL lists the entries that can be corrected or retracted"),
            RefusalCase(
                "the creation of a goal", story, CorrectEntry(7, value: 1, reason: "typo"),
                "@7 is neither a check-in nor a change that holds from a day on; okr "
                    + "history GOAL lists the entries that can be corrected or retracted"),
            RefusalCase(
                "no reason", story, CorrectEntry(12, value: 1),
                "a correction or retraction needs a reason; say why with --reason “…”"),
            RefusalCase(
                "nothing to replace", story, CorrectEntry(12, reason: "typo"),
                "nothing is said that would replace anything of @12; give --value, "
                    + "--done, --undone, --on, --confidence or --note"),
            RefusalCase(
                "a day to come", story, CorrectEntry(12, on: "2026-02-03", reason: "typo"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "a confidence above 1", story, CorrectEntry(12, confidence: 2, reason: "typo"),
                "a confidence of 2 is not between 0 and 1; give a number such as 0.7, or "
                    + "on-track, at-risk or off-track"),
            RefusalCase(
                "the confidence of a change", story,
                CorrectEntry(13, confidence: 0.5, reason: "typo"),
                "@13 is a change of a goal, without confidence or note; correct its --value or --on"
            ),
            RefusalCase(
                "the value of a change of two measures", both,
                CorrectEntry(12, value: 60, reason: "typo"),
                "@12 has no one value that could be replaced; retract it and record the change "
                    + "again"),
            RefusalCase(
                "a target that would equal the baseline", story,
                CorrectEntry(13, value: 0, reason: "typo"),
                "the target 0 equals the baseline; give a target that differs, or keep the value "
                    + "with --at-least or --at-most"),
            RefusalCase(
                "an entry that was retracted", gone, CorrectEntry(12, value: 1, reason: "typo"),
                "@12 was retracted by @14, which is final; record it anew"),
            RefusalCase(
                "an entry of a voided goal",
                try story.and(VoidGoal("KR-1", reason: "a mistake"), on: "2026-02-01"),
                CorrectEntry(12, value: 1, reason: "typo"),
                "KR-1 was voided as a mistake; add a new goal instead"),
        ]
    }
}
