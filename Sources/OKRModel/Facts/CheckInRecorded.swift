/// Records a check-in on a key result: a value for a day, a confidence, a note.
public struct RecordCheckIn: Command {
    /// The key result.
    public var goal: GoalID
    /// The value.
    public var value: Decimal?
    /// The declared confidence, 0 to 1.
    public var confidence: Decimal?
    /// What goes well and what holds it back.
    public var note: String?
    /// The day it was true, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        on goal: GoalID, value: Decimal? = nil, confidence: Decimal? = nil, note: String? = nil,
        day: Day? = nil
    ) {
        self.goal = goal
        self.value = value
        self.confidence = confidence
        self.note = note
        on = day
    }

    /// Yields the check-in, unless the goal is closed or an objective.
    ///
    /// Also refuses a day to come, a confidence outside 0 to 1, and a check-in that says nothing.
    /// Saying the same again is news and is recorded.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try GoalRules.openKeyResult(goal, for: "check-in", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let note = try Text.note(note, "note")
        guard value != nil || confidence != nil || note != nil else {
            throw Refusal(
                "the check-in on \(goal) says nothing", "give a value, --confidence or --note")
        }
        try RecordCheckIn.check(confidence: confidence)
        let fact = CheckInRecorded(on: on, value: value, confidence: confidence, note: note)
        let cycle = try book.cycle(of: target)
        return Decision(
            .goal(goal), .checkInRecorded(fact),
            remarks: GoalRules.remarks(on: on, in: cycle, from: target.createdOn))
    }

    static func check(confidence: Decimal?) throws {
        guard let confidence, confidence.isNegative || confidence > 1 else { return }
        throw Refusal(
            "a confidence of \(confidence) is not between 0 and 1",
            "give a number such as 0.7, or on-track, at-risk or off-track")
    }
}

/// A check-in was recorded.
public struct CheckInRecorded: GoalFact {
    /// The name on the wire.
    public static let name = "check-in-recorded"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "value": .number, "confidence": .number], texts: ["note"])

    /// The day it was true.
    public let on: Day
    /// The value.
    public let value: Decimal?
    /// The declared confidence, 0 to 1.
    public let confidence: Decimal?
    /// The note.
    public let note: String?

    init(on: Day, value: Decimal?, confidence: Decimal?, note: String?) {
        self.on = on
        self.value = value
        self.confidence = confidence
        self.note = note
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("value", value)
        fields.add("confidence", confidence)
        fields.addText("note", note)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        value = try fields.number("value")
        confidence = try fields.number("confidence")
        note = fields.text("note")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let what = value.map { "\(words.value($0, of: subject)) " } ?? ""
        let sure = confidence.map { ", confidence \($0)" } ?? ""
        return "checked in \(what)on \(words.subject(subject)) for \(on)\(sure)"
    }

    /// The value and confidence in force that day before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        let view = Perspective(entry: .max, day: on)
        var list: [Difference] = []
        if let value {
            let before = goal?.value(at: view)?.value
            list.append(Difference("value", before: before?.description, after: "\(value)"))
        }
        if let confidence {
            let before = goal?.confidence(at: view)
            list.append(
                Difference("confidence", before: before?.description, after: "\(confidence)"))
        }
        return list
    }

    /// The check-in counts from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.checkIns.append(
                CheckIn(
                    stamp: Stamp(entry),
                    content: .init(on: on, value: value, confidence: confidence, note: note)))
            return .applied
        }
    }
}
