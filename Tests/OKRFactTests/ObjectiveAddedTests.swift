import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding an objective")
struct ObjectiveAddedTests {
    private static let today: Day = "2026-02-02"

    private static func fact(
        on: Day = today, owner: Owner = "team:sales", ambition: Ambition = .committed,
        weight: Decimal? = nil, parents: [Goal.Parent] = [], description: String? = nil
    ) -> Event {
        .objectiveAdded(
            .init(
                on: on, cycle: "Q1", owner: owner, ambition: ambition, weight: weight,
                parents: parents, title: "Last", description: description))
    }

    private static func add(
        id: String? = nil, title: String = "Last", description: String? = nil,
        cycle: CycleID = "Q1", owner: OwnerName = "team:sales", ambition: Ambition = .committed,
        weight: Decimal? = nil, parents: [Goal.Parent] = [], on: Day? = nil
    ) -> AddObjective {
        AddObjective(
            id: id, title: title, description: description, cycle: cycle, owner: owner,
            ambition: ambition, weight: weight, parents: parents, on: on)
    }

    @Test("It is committed, of no weight of its own and assigned the next number")
    func plain() throws {
        try given(quarter).when(Self.add(), on: Self.today)
            .then("O-2", Self.fact(), created: "O-2")
    }

    @Test("It takes an identifier, a person, an ambition, a weight, parents and a description")
    func whole() throws {
        let parents = [Goal.Parent(id: "O-1", weight: 0.5), Goal.Parent(id: "KR-1", weight: nil)]
        try given(quarter)
            .when(
                Self.add(
                    id: "grow.more", description: " More. ", owner: "person:ana",
                    ambition: .aspirational, weight: 2, parents: parents),
                on: Self.today
            )
            .then(
                "grow.more",
                Self.fact(
                    owner: "person:p1", ambition: .aspirational, weight: 2, parents: parents,
                    description: "More."),
                created: "grow.more")
    }

    @Test("A person can own it by identifier too")
    func personByIdentifier() throws {
        try given(quarter).when(Self.add(owner: "person:p1"), on: Self.today)
            .then("O-2", Self.fact(owner: "person:p1"), created: "O-2")
    }

    @Test("The number assigned is above every one in use, given ones as well")
    func numbers() throws {
        try given(quarter.and(Self.add(id: "O-41"), on: Self.today))
            .when(Self.add(), on: Self.today)
            .then("O-42", Self.fact(), created: "O-42")
        try given(quarter.and(Self.add(id: "O-07"), on: Self.today))
            .when(Self.add(), on: Self.today)
            .then("O-2", Self.fact(), created: "O-2")
        try given(quarter.and(Self.add(id: "O-\(Int.max)"), on: Self.today))
            .when(Self.add(), on: Self.today)
            .then("O-2", Self.fact(), created: "O-2")
    }

    @Test("A day before the cycle is the usual one to plan, and a day after it is remarked")
    func outside() throws {
        try given(quarter).when(Self.add(on: "2025-12-31"), on: Self.today)
            .then("O-2", Self.fact(on: "2025-12-31"), created: "O-2")
        try given(quarter).when(Self.add(), on: "2026-04-01")
            .then(
                "O-2", Self.fact(on: "2026-04-01"), created: "O-2",
                remarks: ["2026-04-01 is after the goal's last day, 2026-03-31"])
    }

    @Test("It can begin as a draft, with contributors and a reviewer")
    func draft() throws {
        var command = Self.add()
        command.isDraft = true
        command.contributors = ["team:acme", "person:ana"]
        command.reviewer = "person:p1"
        let story = try quarter.and(command, on: Self.today)
        let figures = story.objective("O-2", on: Self.today)
        #expect(figures.life == .draft)
        #expect(figures.terms.contributors == ["team:acme", "person:p1"])
        #expect(figures.terms.reviewer == "person:p1")
        let fact = try #require(story.entries.last?.event.fact as? ObjectiveAdded)
        #expect(
            fact.sentence("O-2", in: Phrasebook(story.state))
                == "added draft objective O-2 “Last”, owned by Sales, to Q1")
        #expect(try ObjectiveAdded(fact.fields) == fact)
    }

    static func refusals() throws -> [RefusalCase] {
        [
            RefusalCase(
                "an identifier with a colon", add(id: "a:b"),
                "“a:b” cannot be an identifier; use letters, digits, “.”, “_” and “-”, at most 64"),
            RefusalCase(
                "the word that stands for the ledger", add(id: "ledger"),
                "“ledger” is a reserved word; choose another identifier"),
            RefusalCase(
                "an identifier in use", add(id: "KR-1"),
                "there is a goal KR-1 already, “Win deals”; choose another identifier, or leave "
                    + "--id out to have one assigned"),
            RefusalCase(
                "no identifier, where the greatest number is in use",
                try quarter.and(add(id: "O-\(Int.max - 1)"), on: "2026-02-02")
                    .and(add(), on: "2026-02-02"), add(),
                "no number is left above that of O-9223372036854775807; give an identifier with "
                    + "--id"
            ),
            RefusalCase(
                "a day to come", add(on: "2026-02-03"),
                "2026-02-03 is still to come: today is 2026-02-02; record it on its day, or give "
                    + "an earlier one with --on"),
            RefusalCase(
                "an unknown team", add(owner: "team:ops"),
                "there is no team ops; add it: okr team add ops TITLE"),
            RefusalCase(
                "an unknown person", add(owner: "person:bo"),
                "there is no person bo; add them: okr person add --handle bo --name NAME"),
            RefusalCase(
                "an unknown cycle", add(cycle: "Q2"),
                "there is no cycle Q2; add it: okr cycle add Q2 --from DAY --to DAY"),
            RefusalCase(
                "a weight below 0", add(weight: -1), "a weight of -1 is below 0; give 0 or more"),
            RefusalCase(
                "a weight below 0 for a parent", add(parents: [.init(id: "O-1", weight: -0.5)]),
                "a weight of -0.5 is below 0; give 0 or more"),
            RefusalCase(
                "an unknown parent", add(parents: [.init(id: "O-9", weight: nil)]),
                "there is no goal O-9; okr status lists the goals"),
            RefusalCase(
                "a voided parent",
                try quarter.and(VoidGoal("O-1", reason: "a mistake"), on: "2026-01-05"),
                add(parents: [.init(id: "O-1", weight: nil)]),
                "O-1 was voided as a mistake; add a new goal instead"),
            RefusalCase(
                "a parent named twice",
                add(parents: [.init(id: "O-1", weight: nil), .init(id: "O-1", weight: 1)]),
                "O-1 is named as a parent twice; name it once"),
            RefusalCase(
                "a key result that would count it", add(parents: [.init(id: "KR-1", weight: 1)]),
                "KR-1 is a key result and cannot count an objective; align to it without a "
                    + "weight: KR-1, or to an objective"),
            RefusalCase(
                "an empty title", add(title: ""), "the title of O-2 is empty; give it a title"),
            RefusalCase(
                "a description of more than 20 000 bytes",
                add(description: String(repeating: "x", count: 20_001)),
                "the description is longer than 20000 bytes; shorten it"),
        ]
    }
}
