import OKRTesting
import Testing

@testable import OKRModel

@Suite("Changing milestones")
struct MilestoneChangeTests {
    private static let today: Day = "2026-02-02"

    private static func add(
        _ name: String, _ weight: Decimal = 1, by day: Day? = nil, reason: String? = "why"
    ) -> AddMilestone {
        AddMilestone(
            to: "KR-2", MilestonePlan(name: name, weight: weight, day: day), reason: reason)
    }

    private static func added(
        _ name: String, _ weight: Decimal = 1, by day: Day? = nil, reason: String? = "why"
    ) -> Event {
        .milestoneAdded(
            .init(
                on: today, milestone: Milestone(id: "m4", weight: weight, day: day), called: name,
                reason: reason))
    }

    @Test("A milestone gets the next number, with its weight and day")
    func adding() throws {
        try given(plans).when(Self.add(" Party "), on: Self.today).then("KR-2", Self.added("Party"))
        try given(plans).when(Self.add("Party", 0.5, by: "2026-03-01"), on: Self.today)
            .then("KR-2", Self.added("Party", 0.5, by: "2026-03-01"))
        try given(plans).when(Self.add("Party", by: "2026-04-01"), on: Self.today)
            .then(
                "KR-2", Self.added("Party", by: "2026-04-01"),
                remarks: [
                    "2026-04-01 is after the goal's last day, 2026-03-31, on which the milestone "
                        + "is due"
                ])
    }

    @Test("Dropping and weighing name it by its name or its number")
    func changing() throws {
        for name in ["Staff", "staff ", "m2"] {
            try given(plans)
                .when(DropMilestone(name, of: "KR-2", reason: "why"), on: Self.today)
                .then(
                    "KR-2",
                    .milestoneDropped(.init(on: Self.today, milestone: "m2", reason: "why")))
        }
        try given(plans)
            .when(WeighMilestone("Staff", of: "KR-2", to: 2.5, reason: "why"), on: Self.today)
            .then(
                "KR-2",
                .milestoneWeighed(
                    .init(on: Self.today, milestone: "m2", weight: 2.5, reason: "why")))
    }

    @Test("On the day the goal was recorded no reason is needed, and the same weight is nothing")
    func withoutReason() throws {
        try given(plans).when(DropMilestone("Staff", of: "KR-2"), on: "2026-01-01")
            .then(
                "KR-2",
                .milestoneDropped(.init(on: "2026-01-01", milestone: "m2", reason: nil)))
        try given(plans).when(WeighMilestone("m2", of: "KR-2", to: 2.0), on: Self.today)
            .thenNothing("“Staff” weighs 2.0 on 2026-02-02 already; nothing was recorded")
    }

    @Test("A backdated change is told until when it holds")
    func backdated() throws {
        let story = try plans.and(
            WeighMilestone("Staff", of: "KR-2", to: 5, reason: "heavy"), on: "2026-01-20")
        try given(story)
            .when(
                WeighMilestone("Staff", of: "KR-2", to: 4, reason: "why", on: "2026-01-10"),
                on: Self.today
            )
            .then(
                "KR-2",
                .milestoneWeighed(
                    .init(on: "2026-01-10", milestone: "m2", weight: 4, reason: "why")),
                remarks: ["it holds until 2026-01-20, from which on @11 does"])
    }

    @Test("The account names milestones as people do, with what was before and after")
    func account() throws {
        let story =
            try plans
            .and(Self.add("Party", 2, by: "2026-03-01"), on: Self.today)
            .and(WeighMilestone("Party", of: "KR-2", to: 3, reason: "more"), on: Self.today)
            .and(DropMilestone("Party", of: "KR-2", reason: "less"), on: Self.today)
        let lines = Account(story.entries) { $0.number > 10 }.lines
        #expect(
            lines.map(\.differences) == [
                [.init("milestone", before: nil, after: "Party=2@2026-03-01")],
                [.init("milestone", before: "Party=2@2026-03-01", after: "Party=3@2026-03-01")],
                [.init("milestone", before: "Party=3@2026-03-01", after: nil)],
            ])
        let words = Phrasebook(story.state)
        #expect(
            lines.map { $0.entry.event.fact.sentence("KR-2", in: words) } == [
                "added the milestone “Party” of weight 2, due by 2026-03-01, to KR-2 “Open the "
                    + "shop” from 2026-02-02 on",
                "set the weight of the milestone “Party” of KR-2 “Open the shop” to 3 from "
                    + "2026-02-02 on",
                "dropped the milestone “Party” of KR-2 “Open the shop” from 2026-02-02 on",
            ])
    }

    @Test("The weight of a milestone that was added or weighed can be corrected, and the day")
    func corrected() throws {
        let story =
            try plans
            .and(milestones(done: ["Lease"]), on: "2026-01-20")
            .and(Self.add("Party", 22, by: "2026-03-01"), on: Self.today)
            .and(CorrectEntry(12, value: 2, on: "2026-02-01", reason: "typo"), on: Self.today)
        #expect(story.keyResult("KR-2", on: "2026-01-31").raw == 1.0 / 6)
        #expect(story.keyResult("KR-2", on: "2026-02-01").raw == 1.0 / 8)
        #expect(story.keyResult("KR-2", on: "2026-02-01", asOf: 12).raw == 1.0 / 6)
        #expect(story.keyResult("KR-2", on: "2026-02-02", asOf: 12).raw == 1.0 / 28)
        let party = story.keyResult("KR-2", on: "2026-03-01").yardstick.milestones.last
        #expect(party?.day == "2026-03-01")
    }

    @Test("Where nobody weighs it, retracting a drop puts the milestone back")
    func retracted() throws {
        let story =
            try plans
            .and(milestones(done: ["Lease"]), on: "2026-01-20")
            .and(DropMilestone("Lease", of: "KR-2", reason: "why"), on: Self.today)
            .and(RetractEntry(12, reason: "not that one"), on: "2026-02-03")
        #expect(story.keyResult("KR-2", on: "2026-02-03").raw == 1.0 / 6)
        #expect(story.keyResult("KR-2", on: "2026-02-03", asOf: 12).raw == 0)
        #expect(story.keyResult("KR-2", on: "2026-02-03").moves == 0)
    }

    static func refusals() throws -> [RefusalCase] {
        let dropped = try plans.and(
            DropMilestone("Lease", of: "KR-2", reason: "why"), on: "2026-01-20")
        let closed = try plans.and(
            CloseGoal("KR-2", outcome: .missed, score: 0), on: "2026-01-20")
        return [
            RefusalCase(
                "a closed key result", closed, add("Party"),
                "KR-2 was closed as missed and takes no new milestone; reopen it first: "
                    + "okr reopen KR-2 --reason “…”"),
            RefusalCase(
                "another kind", plans,
                AddMilestone(to: "KR-1", MilestonePlan(name: "Party"), reason: "why"),
                "KR-1 is of kind “every” and has no milestones; add a key result that has: "
                    + "okr kr add OBJECTIVE TITLE --milestones “NAME;NAME”"),
            RefusalCase(
                "a name in use", plans, add("LEASE"),
                "there are two milestones “LEASE”; give each a name of its own"),
            RefusalCase(
                "a name like a number of the ledger's", plans, add("m7"),
                "“m7” cannot be the name of a milestone; choose one without “;”, “=” and “@DAY” "
                    + "that is neither “none” nor an identifier such as m1"),
            RefusalCase(
                "a name that would be read as a weight", plans, add("Staff=2"),
                "“Staff=2” cannot be the name of a milestone; choose one without “;”, “=” and "
                    + "“@DAY” that is neither “none” nor an identifier such as m1"),
            RefusalCase(
                "an empty name", plans, add(" "),
                "the name of the milestone is empty; give it a name"),
            RefusalCase(
                "a weight of 0", plans, add("Party", 0),
                "the weight 0 of “Party” is not above 0; give a weight above 0, or leave it out "
                    + "for 1"),
            RefusalCase(
                "one more without a reason", plans, add("Party", reason: nil),
                "this moves the goalposts of KR-2, and a move needs a reason; say why with "
                    + "--reason “…”"),
            RefusalCase(
                "an unknown milestone", plans, DropMilestone("Roof", of: "KR-2", reason: "why"),
                "KR-2 has no milestone “Roof”; it has “Lease”, “Staff”, “Doors open”"),
            RefusalCase(
                "one that was dropped", dropped, DropMilestone("m1", of: "KR-2", reason: "why"),
                "KR-2 has no milestone “m1”; it has “Staff”, “Doors open”"),
            RefusalCase(
                "one less without a reason", plans, DropMilestone("Lease", of: "KR-2"),
                "this moves the goalposts of KR-2, and a move needs a reason; say why with "
                    + "--reason “…”"),
            RefusalCase(
                "a weight below 0", plans,
                WeighMilestone("Lease", of: "KR-2", to: -1, reason: "why"),
                "the weight -1 of “Lease” is not above 0; give a weight above 0, or leave it out "
                    + "for 1"),
            RefusalCase(
                "another weight without a reason", plans,
                WeighMilestone("Lease", of: "KR-2", to: 3),
                "this moves the goalposts of KR-2, and a move needs a reason; say why with "
                    + "--reason “…”"),
        ]
    }
}
