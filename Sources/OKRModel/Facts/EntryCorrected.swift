/// Corrects a check-in or a change of measures; the original stays visible.
public struct CorrectEntry: Command {
    /// The entry to correct; a correction means what it corrected.
    public var entry: Int
    /// The value that replaces the one recorded.
    public var value: Decimal?
    /// The day that replaces the one recorded.
    public var on: Day?
    /// The confidence that replaces the one recorded.
    public var confidence: Decimal?
    /// The note that replaces the one recorded.
    public var note: String?
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(
        _ entry: Int, value: Decimal? = nil, on: Day? = nil, confidence: Decimal? = nil,
        note: String? = nil, reason: String? = nil
    ) {
        self.entry = entry
        self.value = value
        self.on = on
        self.confidence = confidence
        self.note = note
        self.reason = reason
    }

    /// Yields the correction, unless the entry is no check-in or change, or was retracted.
    ///
    /// Also refuses a missing reason, a day to come and measures that would contradict each other.
    /// Closed goals allow it.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try Amendment.goal(ofEntry: entry, in: book)
        let reason = try Amendment.reason(reason)
        let note = try Text.note(note, "note")
        guard value != nil || on != nil || confidence != nil || note != nil else {
            throw Refusal(
                "nothing is said that would replace anything of @\(entry)",
                "give --value, --on, --confidence or --note")
        }
        let on = try on.map { try GoalRules.pastDay($0, today: today) }
        try RecordCheckIn.check(confidence: confidence)
        let amended = try Amendment.amended(entry, of: goal)
        let stays: Bool
        switch amended {
        case .checkIn(let checkIn): stays = leavesUnchanged(checkIn)
        case .change(let change):
            guard confidence == nil, note == nil else {
                throw Refusal(
                    "@\(change.stamp.entry) is a change of measures, without confidence or note",
                    "correct its --value or --on")
            }
            stays = try checkChange(change, of: goal, on: on)
        }
        if stays { return .nothing("@\(entry) says so already; nothing was recorded") }
        let fact = EntryCorrected(
            entry: amended.entry, on: on, value: value, confidence: confidence, note: note,
            reason: reason)
        let cycle = try book.cycle(of: goal)
        return Decision(
            .goal(goal.id), .entryCorrected(fact),
            remarks: on.map { GoalRules.remarks(on: $0, in: cycle, from: goal.createdOn) } ?? [])
    }

    private func leavesUnchanged(_ checkIn: CheckIn) -> Bool {
        guard let content = checkIn.content(knownThrough: .max) else { return false }
        return (value ?? content.value) == content.value && (on ?? content.on) == content.on
            && (confidence ?? content.confidence) == content.confidence
            && (note ?? content.note) == content.note
    }

    private func checkChange(_ change: MeasureChange, of goal: Goal, on: Day?) throws -> Bool {
        guard let (day, values) = change.content(knownThrough: .max) else { return false }
        guard let value else { return (on ?? day) == day }
        guard let field = change.correctableField else {
            throw Refusal(
                "@\(change.stamp.entry) changed more than one measure and has no one value",
                "retract it and record the change again")
        }
        let newDay = on ?? day
        if values[field] == value, newDay == day { return true }
        var measures = goal.measures(at: Perspective(entry: .max, day: newDay))
        measures[field] = value
        try GoalRules.check(goal.kind ?? .metric, measures)
        return false
    }
}

/// What corrections and retractions have in common.
enum Amendment {
    /// A check-in or a change that can be amended.
    enum Amended {
        case checkIn(CheckIn)
        case change(MeasureChange)

        var entry: Int {
            switch self {
            case .checkIn(let checkIn): checkIn.stamp.entry
            case .change(let change): change.stamp.entry
            }
        }
    }

    static func goal(ofEntry entry: Int, in book: some Book) throws -> Goal {
        guard let subject = try book.subject(ofEntry: entry) else {
            throw Refusal(
                "there is no entry @\(entry)", "okr log lists the entries", isMissingEntry: true)
        }
        guard case .goal(let id) = subject else { throw notAmendable(entry) }
        return try book.presentGoal(id)
    }

    /// The check-in or change that an entry is, or that it corrects.
    static func amended(_ entry: Int, of goal: Goal) throws -> Amended {
        for checkIn in goal.checkIns
        where checkIn.stamp.entry == entry
            || checkIn.corrections.contains(where: { $0.stamp.entry == entry })
        {
            try refuse(checkIn.retraction, of: checkIn.stamp.entry)
            return .checkIn(checkIn)
        }
        for change in goal.changes
        where change.stamp.entry == entry
            || change.corrections.contains(where: { $0.stamp.entry == entry })
        {
            try refuse(change.retraction, of: change.stamp.entry)
            return .change(change)
        }
        throw notAmendable(entry)
    }

    static func reason(_ reason: String?) throws -> String {
        guard let reason = try Text.note(reason, "reason") else {
            throw Refusal(
                "a correction or retraction needs a reason", "say why with --reason “…”")
        }
        return reason
    }

    private static func refuse(_ retraction: Retraction?, of entry: Int) throws {
        guard let retraction else { return }
        throw Refusal(
            "@\(entry) was retracted by @\(retraction.stamp.entry), which is final",
            "record it anew")
    }

    private static func notAmendable(_ entry: Int) -> Refusal {
        Refusal(
            "@\(entry) is neither a check-in nor a change of target or baseline",
            "okr history GOAL lists the entries that can be corrected or retracted")
    }
}

/// A check-in or a change of measures was corrected.
public struct EntryCorrected: GoalFact {
    /// The name on the wire.
    public static let name = "entry-corrected"
    /// The members of the payload.
    public static let schema = Schema(
        ["entry": .whole, "on": .day, "value": .number, "confidence": .number],
        texts: ["note", "reason"])

    /// The entry of the check-in or change.
    public let entry: Int
    /// The day that replaces the one recorded.
    public let on: Day?
    /// The value that replaces the one recorded.
    public let value: Decimal?
    /// The confidence that replaces the one recorded.
    public let confidence: Decimal?
    /// The note that replaces the one recorded.
    public let note: String?
    /// Why; nil once erased.
    public let reason: String?

    init(
        entry: Int, on: Day?, value: Decimal?, confidence: Decimal?, note: String?, reason: String?
    ) {
        self.entry = entry
        self.on = on
        self.value = value
        self.confidence = confidence
        self.note = note
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("entry", entry)
        fields.add("on", on)
        fields.add("value", value)
        fields.add("confidence", confidence)
        fields.addText("note", note)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        entry = try required(fields.whole("entry"), "entry")
        on = try fields.day("on")
        value = try fields.number("value")
        confidence = try fields.number("confidence")
        note = fields.text("note")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        var parts: [String] = []
        if let value { parts.append("value to \(words.value(value, of: subject))") }
        if let on { parts.append("day to \(on)") }
        if let confidence { parts.append("confidence to \(confidence)") }
        if note != nil { parts.append("note") }
        let what = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        return "corrected @\(entry) of \(words.subject(subject))\(what)"
    }

    /// What the entry said before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        var before = CheckIn.Content(on: on ?? Day(number: 0))
        var valueName = "value"
        if let found = goal?.checkIns.first(where: { $0.stamp.entry == entry }) {
            before = found.content(knownThrough: .max) ?? before
        } else if let change = goal?.changes.first(where: { $0.stamp.entry == entry }),
            let content = change.content(knownThrough: .max)
        {
            before.on = content.on
            if let field = change.correctableField {
                before.value = content.values[field]
                valueName = field.rawValue
            }
        }
        var list: [Difference] = []
        if let on { list.append(Difference("on", before: "\(before.on)", after: "\(on)")) }
        if let value {
            list.append(
                Difference(valueName, before: before.value?.description, after: "\(value)"))
        }
        if let confidence {
            list.append(
                Difference(
                    "confidence", before: before.confidence?.description, after: "\(confidence)"))
        }
        if let note { list.append(Difference("note", before: before.note, after: note)) }
        return list
    }

    /// The correction holds from here on; what was known before it stays what it was.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            let stamp = Stamp(entry)
            if let index = goal.checkIns.firstIndex(where: { $0.stamp.entry == self.entry }) {
                goal.checkIns[index].corrections.append(
                    .init(
                        stamp: stamp, on: on, value: value, confidence: confidence, note: note,
                        reason: reason))
                return .applied
            }
            if let index = goal.changes.firstIndex(where: { $0.stamp.entry == self.entry }) {
                goal.changes[index].corrections.append(
                    .init(stamp: stamp, on: on, value: value, reason: reason))
                return .applied
            }
            return .doesNotApply("@\(self.entry), which it corrects, is not there")
        }
    }
}
