public import OKRModel

// A test of the model is told as a story:
//
//     try given(quarter)
//         .and(CloseGoal("KR-1", outcome: .missed, score: 0), on: "2026-02-01")
//         .when(RecordCheckIn(on: "KR-1", value: 5), on: "2026-02-02")
//         .thenRefused("KR-1 was closed as missed and takes no check-in; …")

/// What happened before: commands decided and folded one after the other, without a log.
public struct Story: Sendable {
    /// Everything recorded so far, in order.
    public private(set) var entries: [Entry] = []
    /// What the entries come to.
    public private(set) var state = State()

    private static let nine = 9 * 3600
    private var lastTime = Instant(microseconds: .min)

    init() {}

    /// The story with another command, recorded that day at nine (or later, in their order).
    public func and(
        _ command: any Command, on day: Day, at secondsOfDay: Int? = nil, importedBy: Int? = nil,
        by authors: Authors = Story.first,
        file: String = #fileID, line: Int = #line
    ) throws -> Story {
        var story = self
        let decision: Decision
        do {
            decision = try command.decide(in: state, today: day)
        } catch {
            throw StoryMismatch(file, line, "a command that was given is refused: \(error)")
        }
        if let nothing = decision.nothing {
            throw StoryMismatch(file, line, "a command that was given changes nothing: \(nothing)")
        }
        story.record(
            decision.events, at: Instant(utc: day, secondsOfDay: secondsOfDay ?? Story.nine),
            importedBy: importedBy, by: authors)
        return story
    }

    /// Who does what nobody is named for: the first person of the ledger, alone.
    public static let first = Authors(actor: PersonID(number: 1))

    /// The story with events that no command has to yield.
    public func and(_ subject: Subject, _ events: Event..., on day: Day) -> Story {
        var story = self
        story.record(
            events.map { Decision.Happening(subject: subject, event: $0) },
            at: Instant(utc: day, secondsOfDay: Story.nine), importedBy: nil)
        return story
    }

    /// Decides a command that day, without recording it.
    public func when(_ command: any Command, on day: Day) -> Ending {
        Ending(decided: Result { try command.decide(in: state, today: day) })
    }

    private mutating func record(
        _ happenings: [Decision.Happening], at time: Instant, importedBy: Int?,
        by authors: Authors = Story.first
    ) {
        lastTime = entries.isEmpty ? time : max(time, lastTime + 1)
        for (index, happening) in happenings.enumerated() {
            let entry = Entry(
                number: entries.count + 1, time: lastTime, day: Zone.utc.day(of: lastTime),
                subject: happening.subject,
                revision: state.revision(of: happening.subject) + 1, event: happening.event,
                authors: authors, importedBy: importedBy,
                count: index == 0 && happenings.count > 1 ? happenings.count : nil)
            state.evolve(entry)
            entries.append(entry)
        }
    }
}

/// The beginning of a story.
public func given() -> Story { Story() }

/// A story to go on with.
public func given(_ story: Story) -> Story { story }

/// What a command came to in a story.
public struct Ending {
    let decided: Result<Decision, any Error>

    /// Expects exactly one event, with what it is about, what is created and what is remarked.
    public func then(
        _ subject: Subject, _ event: Event, created: String? = nil, remarks: [String] = [],
        file: String = #fileID, line: Int = #line
    ) throws {
        try then([(subject, event)], created: created, remarks: remarks, file: file, line: line)
    }

    /// Expects exactly these events, in this order.
    public func then(
        _ events: [(Subject, Event)], created: String? = nil, remarks: [String] = [],
        file: String = #fileID, line: Int = #line
    ) throws {
        let decision = try decision(file, line)
        try expect(decision.nothing, nil, "a sentence about nothing", file, line)
        let isSame =
            decision.events.count == events.count
            && zip(decision.events, events).allSatisfy { found, wanted in
                found.subject == wanted.0 && found.event == wanted.1
            }
        if !isSame {
            let found = decision.events.map { "\($0.subject): \($0.event)" }
            let wanted = events.map { "\($0.0): \($0.1)" }
            try expect(found, wanted, "the events", file, line)
        }
        try expect(decision.created, created, "what is created", file, line)
        try expect(decision.remarks, remarks, "the remarks", file, line)
    }

    /// Expects a refusal with exactly this sentence: the rule; the remedy.
    public func thenRefused(
        _ sentence: String, file: String = #fileID, line: Int = #line
    ) throws {
        switch decided {
        case .failure(let refusal as Refusal):
            try expect(refusal.description, sentence, "the refusal", file, line)
        case .failure(let error): throw error
        case .success(let decision):
            throw StoryMismatch(file, line, "it was accepted: \(decision.events)")
        }
    }

    /// Expects that nothing is to be recorded, and the sentence that says why.
    public func thenNothing(_ sentence: String, file: String = #fileID, line: Int = #line) throws {
        let decision = try decision(file, line)
        try expect(decision.events.isEmpty, true, "that nothing is recorded", file, line)
        try expect(decision.nothing, sentence, "why nothing is recorded", file, line)
    }

    private func decision(_ file: String, _ line: Int) throws -> Decision {
        do {
            return try decided.get()
        } catch {
            throw StoryMismatch(file, line, "it was refused: \(error)")
        }
    }

    private func expect<Value: Equatable>(
        _ found: Value, _ wanted: Value, _ what: String, _ file: String, _ line: Int
    ) throws {
        guard found != wanted else { return }
        throw StoryMismatch(file, line, "\(what)\n  expected \(wanted)\n  found    \(found)")
    }
}

/// Where a story took another turn than the test tells.
public struct StoryMismatch: Error, CustomStringConvertible {
    /// The place in the test and what is different there.
    public let description: String

    init(_ file: String, _ line: Int, _ difference: String) {
        description = "\(file):\(line): \(difference)"
    }
}
