import OKRTesting
import Testing

@testable import OKRModel

@Suite("When a condition became true")
struct WhenTests {
    /// The quarter with values of KR-1 (@6 … are the goals): 10 on 8 January, 80 on 1 February,
    /// corrected to 60 on 3 February, and 75 on 1 March.
    private static func story() throws -> Story {
        let first =
            try quarter
            .and(RecordCheckIn(on: "KR-1", value: 10, day: "2026-01-08"), on: "2026-01-08")
            .and(RecordCheckIn(on: "KR-1", value: 80, day: "2026-02-01"), on: "2026-02-01")
        let wrong = first.entries.count
        return
            try first
            .and(RenameGoal("KR-2", to: "Stay up all night"), on: "2026-02-02")
            .and(CorrectEntry(wrong, value: 60, reason: "a slip"), on: "2026-02-03")
            .and(RecordCheckIn(on: "KR-1", value: 75, day: "2026-03-01"), on: "2026-03-01")
            .and(RenameGoal("KR-2", to: "Stay up"), on: "2026-03-20")
    }

    private static func turns(
        _ text: String, along axis: WhenAxis = .recorded(about: nil), in story: Story
    ) throws -> [String] {
        let expression = try Expression(text)
        #expect(try expression.check(in: story.state) == nil)
        let answer = try #require(
            expression.turns(in: story.state, of: story.entries, along: axis))
        return answer.turns.map { turn in
            let moment = turn.entry.map { "@\($0.number)" } ?? turn.moment.day.description
            let cause = turn.entry != nil && turn.cause == nil ? " by time" : ""
            return "\(moment) \(turn.isTrue)\(cause)"
        }
    }

    @Test("The entries at which progress passed a mark, fell back, and passed it again")
    func recorded() throws {
        let story = try Self.story()
        let count = story.entries.count
        #expect(
            try Self.turns("KR-1.progress >= 0.7", in: story) == [
                "@\(count - 4) true", "@\(count - 2) false", "@\(count - 1) true",
            ])
    }

    @Test("Along the days the correction holds from the day it is about")
    func days() throws {
        let story = try Self.story()
        #expect(
            try Self.turns(
                "KR-1.progress >= 0.6", along: .days(through: "2026-03-31"), in: story)
                == ["2026-02-01 true"])
        #expect(
            try Self.turns(
                "KR-1.progress >= 0.7", along: .days(through: "2026-03-31"), in: story)
                == ["2026-03-01 true"])
        // Of 89 days 14 are 0.157, which is 0.057 more than 0.1; 18 are 0.202, 0.102 more.
        #expect(
            try Self.turns(
                "KR-1.standing == at-risk", along: .days(through: "2026-02-28"), in: story)
                == ["2026-01-15 true", "2026-01-19 false"])
    }

    @Test("What turns because days go by turns with the next entry, whatever that is about")
    func byTime() throws {
        let story = try Self.story()
        let last = story.entries.count
        // 0.75 ÷ 0.9 = 0.833 of 89 days have gone by on the 75th day, 16 March.
        #expect(
            try Self.turns("KR-1.standing == at-risk", in: story).last == "@\(last) true by time")
    }

    @Test("A condition that holds from the first entry on says so")
    func fromTheStart() throws {
        let story = try Self.story()
        let expression = try Expression("KR-1.value == null")
        let answer = try #require(
            expression.turns(in: story.state, of: story.entries, along: .recorded(about: nil)))
        #expect(answer.wasTrueFromTheStart)
        #expect(answer.turns.map(\.isTrue) == [true, false])
        #expect(answer.turns.first?.cause?.subject == .goal("KR-1"))
        #expect(!answer.isTrueAtEnd)
    }

    @Test("Asked about one day, entries count only for what they say of it")
    func aboutOneDay() throws {
        let story = try Self.story()
        let count = story.entries.count
        #expect(
            try Self.turns(
                "KR-1.progress >= 0.7", along: .recorded(about: "2026-02-10"), in: story)
                == ["@\(count - 4) true", "@\(count - 2) false"])
    }

    @Test("A comparison with nothing is false, and so is its contrary; null asks for it")
    func absence() throws {
        let story = try Self.story()
        #expect(try Self.turns("KR-5.progress < 1 or KR-5.progress >= 1", in: story) == [])
        #expect(try Self.turns("KR-5.progress != 1", in: story) == [])
        #expect(try Self.turns("KR-5.progress == KR-5.value", in: story) == [])
        #expect(try Self.turns("KR-5.progress != null", in: story) == [])
        #expect(try Self.turns("KR-5.progress == null", in: story).count == 1)
        #expect(try Self.turns("not KR-5.progress >= 1", in: story).count == 1)
    }

    @Test("Before a goal is recorded every comparison with it is false, that with null too")
    func unborn() throws {
        let story = try Self.story().and(
            AddKeyResult(objective: "O-1", title: "New"), on: "2026-03-25")
        let last = story.entries.count
        #expect(
            try Self.turns("KR-1.checkIns >= 0 and KR-6.value == null", in: story) == [
                "@\(last) true"
            ])
        #expect(
            try Self.turns("KR-1.checkIns >= 0 and not KR-6.value == null", in: story).last
                == "@\(last) false")
    }

    @Test("A voided goal has nothing but its state")
    func voided() throws {
        let story = try Self.story().and(VoidGoal("KR-1", reason: "a slip"), on: "2026-03-25")
        let last = story.entries.count
        #expect(try Self.turns("KR-1.state == voided", in: story) == ["@\(last) true"])
        #expect(try Self.turns("KR-1.value == null", in: story).last == "@\(last) true")
    }

    @Test("Every field of every kind of goal can be asked")
    func everyField() throws {
        let story = try Self.story()
        for (subject, names) in [
            ("KR-1", FieldName.ofKeyResults), ("O-1", FieldName.ofObjectives),
            ("Q1", FieldName.ofCycles),
        ] {
            for name in names {
                let text =
                    "\(subject).\(name.rawValue) == null or \(subject).\(name.rawValue) != null"
                #expect(try Self.turns(text, in: story).count == 1, "\(text)")
            }
        }
    }

    @Test("What a goal does not have, and what is not known, is refused")
    func refusals() throws {
        let story = try Self.story()
        let wrong = try Expression("KR-1.value > 1 and O-1.value > 1").check(in: story.state)
        #expect(wrong?.column == 24)
        #expect(wrong?.length == 5)
        #expect(wrong?.problem.hasPrefix("O-1 has no “value”; it has progress, expected") == true)
        for (text, rule) in [
            ("KR-9.value > 1", "there is no goal KR-9"),
            ("cycle:KR-1.progress > 1", "there is no cycle KR-1"),
            ("KR-1.owner == team:none-such", "there is no team none-such"),
            ("KR-1.owner == person:bo", "there is no person bo"),
        ] {
            let expression = try Expression(text)
            let refusal = #expect(throws: Refusal.self) { try expression.check(in: story.state) }
            #expect(refusal?.rule == rule)
        }
    }
}
