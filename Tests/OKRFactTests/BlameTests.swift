import OKRTesting
import Testing

@testable import OKRModel

@Suite("Which entry set which field")
struct BlameTests {
    private static func record(
        _ name: String, _ member: String? = nil, of goal: GoalID = "KR-1", in story: Story,
        asOf entry: Int? = nil, on day: Day = "2026-03-31"
    ) throws -> FieldRecord {
        let goal = try #require(story.state.goals[goal])
        let view = Perspective(entry: entry ?? story.last, day: day)
        return try #require(
            goal.fieldRecords(at: view).first { $0.name == name && $0.member == member },
            "\(name) \(member ?? "")")
    }

    /// Each claim in a word: value, entry, day and fate, the newest entry first.
    private static func claims(_ record: FieldRecord) -> [String] {
        record.claims.map { claim in
            "\(claim.value ?? "–") @\(claim.source.entry) \(claim.on?.short ?? "start") "
                + "\(claim.fate)"
        }
    }

    @Test("What was given at creation is the creation's")
    func creation() throws {
        let goal = try #require(quarter.state.goals["KR-1"])
        let fields = goal.fields(at: Perspective(entry: quarter.last, day: "2026-01-01"))
        #expect(
            fields.map { "\($0.name)=\($0.value ?? "–")" } == [
                "title=Win deals", "unit=%", "state=active", "kind=metric", "owner=team:sales",
                "objective=O-1", "baseline=0", "target=100",
            ])
        #expect(fields.allSatisfy { $0.source.entry == 7 && $0.on == nil && $0.reason == nil })
        #expect(goal.fields(at: Perspective(entry: 6, day: "2026-03-31")).isEmpty)
    }

    @Test("A change takes the place of the creation from its day on, and says why")
    func change() throws {
        let story = try quarter.and(
            ChangeTarget(of: "KR-1", to: [.target: 80], reason: "fewer", on: "2026-02-01"),
            on: "2026-02-10")
        let target = try Self.record("target", in: story)
        #expect(
            Self.claims(target) == ["80 @12 1 Feb holds", "100 @7 start superseded(by: 12)"])
        #expect(target.held?.reason == "fewer")
        // Before its day the creation holds, and the change is still to come.
        #expect(
            Self.claims(try Self.record("target", in: story, on: "2026-01-31"))
                == ["80 @12 1 Feb comes", "100 @7 start holds"])
        // As of an entry before it, nobody knows of it.
        #expect(
            Self.claims(try Self.record("target", in: story, asOf: 11)) == ["100 @7 start holds"])
    }

    @Test("A change that was backdated before another is superseded by it")
    func backdated() throws {
        let story =
            try quarter
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "a"), on: "2026-02-10")
            .and(
                ChangeTarget(of: "KR-1", to: [.target: 90], reason: "b", on: "2026-02-01"),
                on: "2026-02-20")
        #expect(
            Self.claims(try Self.record("target", in: story)) == [
                "90 @13 1 Feb superseded(by: 12)", "80 @12 10 Feb holds",
                "100 @7 start superseded(by: 13)",
            ])
    }

    @Test("A correction stands for the value or day that it replaces, and for no other field")
    func correction() throws {
        let story =
            try quarter
            .and(
                ChangeTarget(of: "KR-1", to: [.target: 80, .commit: 60], reason: "a"),
                on: "2026-02-10"
            )
            .and(CorrectEntry(12, value: 85, reason: "typo"), on: "2026-02-11")
        let target = try Self.record("target", in: story)
        #expect(
            Self.claims(target) == [
                "85 @13 10 Feb holds", "80 @12 10 Feb corrected(by: 13)",
                "100 @7 start superseded(by: 13)",
            ])
        #expect(target.held?.reason == "typo")
        #expect(Self.claims(try Self.record("commit", in: story)) == ["60 @12 10 Feb holds"])
        #expect(
            Self.claims(try Self.record("target", in: story, asOf: 12)).first
                == "80 @12 10 Feb holds")
        // A day that is corrected concerns every field of the change.
        let moved = try story.and(
            CorrectEntry(12, on: "2026-02-05", reason: "earlier"), on: "2026-02-12")
        for (field, value) in [("target", 85), ("commit", 60)] {
            #expect(
                Self.claims(try Self.record(field, in: moved)).first
                    == "\(value) @14 5 Feb holds")
        }
    }

    @Test("A retracted change gives the field back to what held before, and keeps its mark")
    func retraction() throws {
        let story =
            try quarter
            .and(ChangeTarget(of: "KR-1", to: [.target: 80], reason: "a"), on: "2026-02-10")
            .and(RetractEntry(12, reason: "wrong goal"), on: "2026-02-12")
        let target = try Self.record("target", in: story)
        #expect(Self.claims(target) == ["80 @12 10 Feb retracted(by: 13)", "100 @7 start holds"])
        #expect(target.touches.map(\.stamp.entry) == [7, 12, 13])
        #expect(target.touches.last?.reason == "wrong goal")
    }

    @Test("A field of which nothing holds any more is known by what was said of it")
    func nothingHolds() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 10, confidence: 0.5), on: "2026-01-10")
            .and(RetractEntry(12, reason: "twice"), on: "2026-01-11")
        let value = try Self.record("value", in: story)
        #expect(value.held == nil)
        #expect(Self.claims(value) == ["10 @12 10 Jan retracted(by: 13)"])
        let goal = try #require(story.state.goals["KR-1"])
        #expect(!goal.fields(at: .latest).contains { $0.name == "value" })
    }

    @Test("Value and confidence are each of the check-in or correction that says them")
    func checkIns() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 10, confidence: 0.5), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-1", value: 12), on: "2026-01-17")
            .and(CorrectEntry(12, confidence: 0.4, reason: "too bold"), on: "2026-01-18")
            .and(CorrectEntry(13, note: "a note", reason: "to say why"), on: "2026-01-19")
        #expect(
            Self.claims(try Self.record("value", in: story))
                == ["12 @13 17 Jan holds", "10 @12 10 Jan superseded(by: 13)"])
        #expect(
            Self.claims(try Self.record("confidence", in: story))
                == ["0.4 @14 10 Jan holds", "0.5 @12 10 Jan corrected(by: 14)"])
    }

    @Test("Each milestone is done by the last check-in that names it")
    func milestones() throws {
        var added = AddKeyResult(objective: "O-1", title: "Move", kind: .milestones)
        added.milestones = [
            MilestonePlan(name: "Lease"), MilestonePlan(name: "Keys"),
        ]
        let story =
            try quarter.and(added, on: "2026-01-02")
            .and(RecordCheckIn(on: "KR-6", done: ["Lease", "Keys"]), on: "2026-01-10")
            .and(RecordCheckIn(on: "KR-6", undone: ["Lease"]), on: "2026-01-20")
            .and(CorrectEntry(13, done: ["Lease"], reason: "no keys"), on: "2026-01-21")
        #expect(
            Self.claims(try Self.record("done", "Lease", of: "KR-6", in: story))
                == ["– @14 20 Jan holds", "yes @13 10 Jan superseded(by: 14)"])
        let keys = try Self.record("done", "Keys", of: "KR-6", in: story)
        #expect(keys.held == nil)
        #expect(Self.claims(keys) == ["yes @13 10 Jan corrected(by: 15)"])
        #expect(
            try Self.record("milestone", "Keys", of: "KR-6", in: story).held?.value == "1")
    }

    @Test("A cleared field holds nothing by the entry that cleared it")
    func cleared() throws {
        let story =
            try quarter
            .and(DescribeGoal("KR-1", as: "By phone"), on: "2026-01-05")
            .and(DescribeGoal("KR-1", as: ""), on: "2026-01-06")
            .and(ChangeUnit(of: "KR-1", to: ""), on: "2026-01-07")
        #expect(
            Self.claims(try Self.record("description", in: story))
                == ["– @13 start holds", "By phone @12 start superseded(by: 13)"])
        #expect(
            Self.claims(try Self.record("unit", in: story))
                == ["– @14 start holds", "% @7 start superseded(by: 14)"])
    }

    @Test("A title that was erased is the identifier, by the entry that gave it")
    func erased() throws {
        let story = quarter.and("O-1", .goalRenamed(.init(title: nil)), on: "2026-01-05")
        #expect(
            Self.claims(try Self.record("title", of: "O-1", in: story))
                == ["O-1 @12 start holds", "Grow @6 start superseded(by: 12)"])
    }

    @Test("The words of a zone are of the entry that gave them, and say nothing once erased")
    func zones() throws {
        var added = AddKeyResult(objective: "O-1", title: "Abroad", kind: .zones)
        added.zones = [.commit: "One", .target: "Two", .stretch: "Three"]
        let story = try quarter.and(added, on: "2026-01-02")
            .and(
                DescribeZone(.target, of: "KR-6", as: "Two or more", reason: "clearer"),
                on: "2026-01-09"
            )
            .and(RecordCheckIn(on: "KR-6", zone: .commit), on: "2026-01-10")
        #expect(
            Self.claims(try Self.record("zone", "target", of: "KR-6", in: story))
                == ["Two or more @13 start holds", "Two @12 start superseded(by: 13)"])
        #expect(
            try Self.record("value", of: "KR-6", in: story).held?.value == "commit")
    }

    @Test("The state is of the last turn, with its reason, and the score of the closing")
    func life() throws {
        let story =
            try quarter
            .and(
                CloseGoal("KR-1", outcome: .missed, score: 0.3, note: "too late"),
                on: "2026-03-01"
            )
            .and(ReopenGoal("KR-1", reason: "one deal more"), on: "2026-03-02")
        let state = try Self.record("state", in: story)
        #expect(
            Self.claims(state) == [
                "active @13 start holds", "missed @12 start superseded(by: 13)",
                "active @7 start superseded(by: 12)",
            ])
        #expect(state.held?.reason == "one deal more")
        #expect(try Self.record("state", in: story, asOf: 12).held?.reason == "too late")
        #expect(
            Self.claims(try Self.record("score", in: story))
                == ["– @13 start holds", "0.3 @12 start superseded(by: 13)"])
    }

    @Test("A closed goal's numbers are those of its closing; what was recorded later is left out")
    func closed() throws {
        let story =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 50), on: "2026-02-01")
            .and(CloseGoal("KR-1", outcome: .missed, score: 0.5), on: "2026-03-01")
            .and(CorrectEntry(12, value: 40, reason: "typo"), on: "2026-03-02")
        #expect(Self.claims(try Self.record("value", in: story)) == ["50 @12 1 Feb holds"])
        let reopened = try story.and(ReopenGoal("KR-1", reason: "again"), on: "2026-03-03")
        #expect(
            Self.claims(try Self.record("value", in: reopened)).first == "40 @14 1 Feb holds")
    }

    @Test("A voided goal is voided by that entry, for its reason, and keeps its fields")
    func voided() throws {
        let story = try quarter.and(VoidGoal("KR-1", reason: "twice"), on: "2026-01-09")
        let state = try Self.record("state", in: story)
        #expect(state.held?.value == "voided" && state.held?.reason == "twice")
        #expect(state.held?.source.entry == 12)
        #expect(try Self.record("target", in: story).held?.value == "100")
        #expect(try Self.record("state", in: story, asOf: 11).held?.value == "active")
    }

    @Test("An objective's owner, contributors and parents are each of their own entry")
    func people() throws {
        let story =
            try quarter
            .and(AssignGoal("O-1", to: "person:ana"), on: "2026-01-05")
            .and(AddStrategy(title: "Lead"), on: "2026-01-06")
            .and(
                AlignGoal("O-1", to: Goal.Parent(id: "S-1", weight: 2), reason: "a"),
                on: "2026-01-07"
            )
            .and(UnalignGoal("O-1", from: "S-1", reason: "b"), on: "2026-01-08")
        #expect(
            Self.claims(try Self.record("owner", of: "O-1", in: story))
                == ["person:p1 @12 5 Jan holds", "team:sales @6 start superseded(by: 12)"])
        #expect(
            Self.claims(try Self.record("parent", "S-1", of: "O-1", in: story))
                == ["– @15 8 Jan holds", "counted with 2 @14 7 Jan superseded(by: 15)"])
    }
}
