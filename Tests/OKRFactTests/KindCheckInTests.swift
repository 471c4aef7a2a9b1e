import OKRTesting
import Testing

@testable import OKRModel

@Suite("Checking in on the other kinds, and what is said beside")
struct KindCheckInTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        on day: Day = today, talk: CheckIn.Talk = .init(),
        _ change: (inout CheckIn.Content) -> Void = { _ in }
    ) -> Event {
        var content = CheckIn.Content(on: day)
        change(&content)
        return .checkInRecorded(.init(content: content, talk: talk))
    }

    @Test("Milestones go by their names or numbers, once each")
    func names() throws {
        try given(plans)
            .when(milestones(done: ["staff", "M3", "Staff"], undone: ["LEASE"]), on: Self.today)
            .then(
                "KR-2",
                Self.fact {
                    $0.done = ["m2", "m3"]
                    $0.undone = ["m1"]
                })
    }

    @Test("Those that were in force on the day count, dropped since or added later")
    func inForce() throws {
        let story =
            try plans
            .and(DropMilestone("Lease", of: "KR-2", reason: "why"), on: "2026-01-20")
            .and(
                AddMilestone(to: "KR-2", MilestonePlan(name: "Party"), reason: "why"),
                on: "2026-01-25")
        try given(story).when(milestones(done: ["Lease"], on: "2026-01-19"), on: Self.today)
            .then("KR-2", Self.fact(on: "2026-01-19") { $0.done = ["m1"] })
        try given(story).when(milestones(done: ["Party"], on: "2026-01-19"), on: Self.today)
            .then("KR-2", Self.fact(on: "2026-01-19") { $0.done = ["m4"] })
        try given(story).when(milestones(done: ["Lease"]), on: Self.today)
            .thenRefused("KR-2 has no milestone “Lease”; it has “Staff”, “Doors open”, “Party”")
    }

    @Test("What goes well, what holds back and what help is wanted may stand alone")
    func talk() throws {
        try given(plans)
            .when(
                RecordCheckIn(
                    on: "KR-2",
                    talk: .init(well: " the team ", blocker: "no permit", help: "a lawyer"),
                    blockedBy: .owner("team:acme")),
                on: Self.today
            )
            .then(
                "KR-2",
                Self.fact(
                    talk: .init(
                        well: "the team", blocker: "no permit", blockedBy: .owner("team:acme"),
                        help: "a lawyer")))
        try given(plans)
            .when(RecordCheckIn(on: "KR-2", blockedBy: .goal("KR-4")), on: Self.today)
            .then("KR-2", Self.fact(talk: .init(blockedBy: .goal("KR-4"))))
        try given(plans)
            .when(RecordCheckIn(on: "KR-2", blockedBy: .owner("person:ana")), on: Self.today)
            .then("KR-2", Self.fact(talk: .init(blockedBy: .owner("person:p1"))))
    }

    @Test("Its sentence says what was reached, and what holds it back")
    func sentence() throws {
        let words = Phrasebook(plans.state)
        var content = CheckIn.Content(on: Self.today)
        content.done = ["m1", "m3"]
        content.undone = ["m2"]
        let fact = CheckInRecorded(
            content: content, talk: .init(blocker: "no permit", blockedBy: .goal("KR-4")))
        #expect(
            fact.sentence("KR-2", in: words)
                == "checked in done: “Lease”, “Doors open”, not done: “Staff” on KR-2 “Open the "
                + "shop” for 2026-02-02, blocked: “no permit”, blocked by KR-4 “Win deals”")
        var zone = CheckIn.Content(on: Self.today)
        zone.zone = .stretch
        #expect(
            CheckInRecorded(content: zone).sentence("KR-3", in: words)
                == "checked in zone stretch on KR-3 “Be known” for 2026-02-02")
    }

    @Test("The account shows all that is done before and after")
    func account() throws {
        let story = try plans.and(milestones(done: ["Lease", "Staff"]), on: "2026-01-10")
            .and(milestones(done: ["Doors open"], undone: ["Lease"]), on: Self.today)
        let lines = Account(story.entries) { $0.number > 10 }.lines
        #expect(
            lines.map(\.differences) == [
                [.init("done", before: nil, after: "Lease, Staff")],
                [.init("done", before: "Lease, Staff", after: "Staff, Doors open")],
            ])
    }

    @Test("In a history only a value or a zone takes the place of another of its day")
    func superseded() throws {
        let story =
            try plans
            .and(milestones(done: ["Lease"]), on: Self.today)
            .and(milestones(done: ["Staff"]), on: Self.today)
            .and(RecordCheckIn(on: "KR-3", zone: .commit), on: Self.today)
            .and(RecordCheckIn(on: "KR-3", zone: .target), on: Self.today)
        let steps = try #require(GoalHistory(of: "KR-2", in: story.entries)).steps
        #expect(steps.map(\.supersedes) == [nil, nil, nil])
        let zones = try #require(GoalHistory(of: "KR-3", in: story.entries)).steps
        #expect(zones.map(\.supersedes) == [nil, nil, 13])
    }

    static func refusals() throws -> [RefusalCase] {
        [
            RefusalCase(
                "a value for milestones", plans, RecordCheckIn(on: "KR-2", value: 1),
                "KR-2 is of kind “milestones” and takes no value; give --done NAME or "
                    + "--undone NAME"),
            RefusalCase(
                "a value for zones", plans, RecordCheckIn(on: "KR-3", value: 1),
                "KR-3 is of kind “zones” and takes no value; give a zone (fail, commit, target, "
                    + "stretch)"),
            RefusalCase(
                "a zone for a value", plans, RecordCheckIn(on: "KR-1", zone: .target),
                "KR-1 is of kind “every” and takes no zone word as its value; give a value"),
            RefusalCase(
                "milestones for a value", plans, RecordCheckIn(on: "KR-4", done: ["Lease"]),
                "KR-4 is of kind “metric” and has no milestones; give a value"),
            RefusalCase(
                "an unknown milestone", plans, milestones(done: ["Roof"]),
                "KR-2 has no milestone “Roof”; it has “Lease”, “Staff”, “Doors open”"),
            RefusalCase(
                "a milestone done and not done", plans,
                milestones(done: ["Lease"], undone: ["m1"]),
                "“Lease” is given as done and as not done; give it once"),
            RefusalCase(
                "nothing to say of milestones", plans, RecordCheckIn(on: "KR-2"),
                "the check-in on KR-2 says nothing; give --done NAME or --undone NAME, "
                    + "--confidence or --note"),
            RefusalCase(
                "an unknown goal that blocks", plans,
                RecordCheckIn(on: "KR-2", blockedBy: .goal("KR-9")),
                "there is no goal KR-9; okr status lists the goals"),
            RefusalCase(
                "an unknown team that blocks", plans,
                RecordCheckIn(on: "KR-2", blockedBy: .owner("team:ops")),
                "there is no team ops; add it: okr team add ops TITLE"),
            RefusalCase(
                "a number instead of a zone",
                try plans.and(RecordCheckIn(on: "KR-3", zone: .commit), on: "2026-02-01"),
                CorrectEntry(11, value: 5, reason: "typo"),
                "“5” says nothing of a key result of kind “zones”; give a zone (fail, commit, "
                    + "target, stretch)"),
            RefusalCase(
                "a zone instead of a number",
                try plans.and(RecordCheckIn(on: "KR-4", value: 5), on: "2026-02-01"),
                CorrectEntry(11, word: "commit", reason: "typo"),
                "KR-4 is of kind “metric” and takes no zone word as its value; give a value"),
        ]
    }
}
