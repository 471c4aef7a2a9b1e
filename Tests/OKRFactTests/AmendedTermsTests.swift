import OKRTesting
import Testing

@testable import OKRModel

@Suite("Correcting changes of owner, reviewer, weight and ambition")
struct AmendedTermsTests {
    private static let today: Day = "2026-02-02"

    private static func changed(_ command: any Command) throws -> Story {
        try quarter.and(command, on: "2026-02-01", at: 36_000)
    }

    private static func correction(_ setting: Setting?, on: Day? = nil) -> Event {
        var fact = EntryCorrected(entry: 12, reason: "typo")
        fact.setting = setting
        fact.content.on = on
        return .entryCorrected(fact)
    }

    @Test("The owner of an assignment is replaced, from the same day on")
    func owner() throws {
        let story = try Self.changed(AssignGoal("KR-1", to: "person:ana"))
        try given(story)
            .when(CorrectEntry(12, word: "team:acme", reason: "typo"), on: Self.today)
            .then("KR-1", Self.correction(.owner("team:acme")))
        let mended = try story.and(
            CorrectEntry(12, word: "team:acme", reason: "typo"), on: Self.today)
        #expect(mended.keyResult("KR-1", on: "2026-02-01").terms.owner == "team:acme")
        #expect(mended.keyResult("KR-1", on: "2026-02-01", asOf: 12).terms.owner == "person:p1")
        #expect(
            Phrasebook(mended.state).sentence(mended.entries[12])
                == "Ana Ruiz corrected the owner of KR-1 “Win deals” (@12): value to Acme")
        #expect(mended.entries[12].event.fact.named == ["team:acme"])
    }

    @Test("A reviewer is replaced, even one that was taken away, and the day with it")
    func reviewer() throws {
        let story =
            try quarter
            .and(AssignGoal("O-1", reviewer: .somebody("person:ana")), on: "2026-01-01")
            .and(AssignGoal("O-1", reviewer: .nobody), on: "2026-02-01")
            .and(
                CorrectEntry(13, word: "team:acme", on: "2026-01-20", reason: "typo"),
                on: "2026-02-01")
        #expect(story.objective("O-1", on: "2026-01-19").terms.reviewer == "person:p1")
        #expect(story.objective("O-1", on: "2026-01-20").terms.reviewer == "team:acme")
    }

    @Test("A weight corrected within a day is no second move; later, the correction is one")
    func weight() throws {
        let story = try Self.changed(ChangeWeight(of: "KR-1", to: 22, reason: "key"))
        try given(story).when(CorrectEntry(12, value: 2, reason: "typo"), on: Self.today)
            .then("KR-1", Self.correction(.number(2)))
        let clerical = try story.and(
            CorrectEntry(12, value: 2, reason: "typo"), on: Self.today, at: 36_000)
        #expect(clerical.keyResult("KR-1", on: Self.today).terms.weight == 2)
        #expect(clerical.keyResult("KR-1", on: Self.today).moves == 1)
        let late = try story.and(
            CorrectEntry(12, value: 2, reason: "typo"), on: Self.today, at: 36_001)
        #expect(late.keyResult("KR-1", on: Self.today).moves == 2)
    }

    @Test("An ambition is replaced by its word")
    func ambition() throws {
        let story = try Self.changed(
            ChangeAmbition(of: "O-1", to: .aspirational, reason: "new"))
        try given(story)
            .when(CorrectEntry(12, word: "committed", reason: "typo"), on: Self.today)
            .then("O-1", Self.correction(.ambition(.committed)))
        try given(story)
            .when(CorrectEntry(12, word: "aspirational", reason: "typo"), on: Self.today)
            .thenNothing("@12 says so already; nothing was recorded")
    }

    @Test("Changing who has a goal and mending that is never a move, however late")
    func neverMoves() throws {
        let story = try Self.changed(AssignGoal("KR-1", to: "person:ana"))
            .and(CorrectEntry(12, word: "team:acme", reason: "typo"), on: "2026-02-20")
            .and(RetractEntry(12, reason: "typo"), on: "2026-03-01")
        #expect(story.keyResult("KR-1", on: "2026-03-01").moves == 0)
        #expect(story.keyResult("KR-1", on: "2026-03-01").terms.owner == "team:sales")
    }

    @Test("A retracted change of weight and contributors holds no longer")
    func retracted() throws {
        let story = try Self.changed(ChangeWeight(of: "KR-1", to: 2, reason: "key"))
            .and(AssignGoal("KR-1", adding: ["person:ana"]), on: "2026-02-01")
            .and(RetractEntry(12, reason: "no"), on: "2026-02-01")
            .and(RetractEntry(13, reason: "no"), on: "2026-02-01")
        let terms = story.keyResult("KR-1", on: Self.today).terms
        #expect(terms.weight == nil && terms.contributors.isEmpty)
        #expect(story.keyResult("KR-1", on: Self.today).moves == 0)
        #expect(
            story.keyResult("KR-1", on: Self.today, asOf: 14).terms.contributors
                == ["person:p1"])
    }

    @Test(
        "What a correction says of owner, reviewer, weight and ambition is read as it was written")
    func payload() throws {
        for setting in [
            .owner("person:p3"), .owner("team:acme"), .ambition(.committed), .number(0.5),
        ] as [Setting] {
            var fact = EntryCorrected(entry: 12, reason: "typo")
            fact.setting = setting
            let read = try EntryCorrected(fact.fields)
            #expect(read.setting == setting)
            #expect(read.fields == fact.fields)
        }
    }

    static func refusals() throws -> [RefusalCase] {
        let owner = try changed(AssignGoal("KR-1", to: "person:ana"))
        let roles = try changed(
            AssignGoal("KR-1", to: "person:ana", reviewer: .somebody("team:acme")))
        let contributor = try changed(AssignGoal("KR-1", adding: ["person:ana"]))
        let weight = try changed(ChangeWeight(of: "KR-1", to: 2, reason: "key"))
        let ambition = try changed(ChangeAmbition(of: "O-1", to: .aspirational, reason: "new"))
        let many =
            "@12 has no one value that could be replaced; retract it and record the change "
            + "again"
        return [
            RefusalCase(
                "an owner that is none", owner, CorrectEntry(12, word: "acme", reason: "typo"),
                "“acme” is no owner; give team:ID or person:HANDLE"),
            RefusalCase(
                "an unknown owner", owner, CorrectEntry(12, word: "team:ops", reason: "typo"),
                "there is no team ops; add it: okr team add ops TITLE"),
            RefusalCase(
                "one value for owner and reviewer", roles,
                CorrectEntry(12, word: "team:acme", reason: "typo"), many),
            RefusalCase(
                "another contributor", contributor,
                CorrectEntry(12, word: "team:acme", reason: "typo"), many),
            RefusalCase(
                "a weight that is no number", weight,
                CorrectEntry(12, word: "more", reason: "typo"),
                "“more” is not a number; give one such as 66.5"),
            RefusalCase(
                "a weight below 0", weight, CorrectEntry(12, value: -2, reason: "typo"),
                "a weight of -2 is below 0; give 0 or more"),
            RefusalCase(
                "an ambition that is none", ambition,
                CorrectEntry(12, word: "high", reason: "typo"),
                "“high” is no ambition; give committed or aspirational"),
        ]
    }
}
