/// Changes the days of a cycle, how often check-ins are due in it, or its title.
public struct ChangeCycle: Command {
    /// The cycle.
    public var cycle: CycleID
    /// The first day, or nil where that stays.
    public var start: Day?
    /// The last day, or nil where that stays.
    public var end: Day?
    /// The title to show, or nil where that stays.
    public var title: String?
    /// How often check-ins are due, or nil where that stays.
    public var cadence: Cadence?
    /// How many days a check-in may be late, or nil where that stays.
    public var grace: Int?
    /// All the days that do not count for check-ins, or nil where they stay.
    public var holidays: [Day]?
    /// Why.
    public var reason: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        _ cycle: CycleID, start: Day? = nil, end: Day? = nil, title: String? = nil,
        cadence: Cadence? = nil, grace: Int? = nil, holidays: [Day]? = nil,
        reason: String? = nil, on: Day? = nil
    ) {
        self.cycle = cycle
        self.start = start
        self.end = end
        self.title = title
        self.cadence = cadence
        self.grace = grace
        self.holidays = holidays
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed cycle, a day to come, days that contradict each other or the cycles above
    /// and below, and stretching a cycle that has begun without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let known = try book.existingCycle(cycle)
        try GoalRules.check(open: known)
        guard start != nil || end != nil || title != nil || !settings.isEmpty else {
            throw Refusal(
                "nothing is said that would change cycle \(cycle)",
                "give --from, --to, --title, --cadence, --grace or --holidays")
        }
        let on = try GoalRules.pastDay(on, today: today)
        if let cadence { try CycleRules.check(cadence: cadence) }
        if let grace { try CycleRules.check(grace: grace) }
        let title = try title.map { try Text.title($0, of: "the cycle") }
        let changed = settings.changing(known.timeline, on: on)
        let newTitle = title == known.title ? nil : title
        guard !changed.isEmpty || newTitle != nil else {
            return .nothing(
                "cycle \(cycle) is set so on \(on) already; nothing was recorded")
        }
        try CycleRules.check(known, changing: changed, from: on, in: book)
        let reason = try reason(for: changed, of: known, on: on, today: today)
        let fact = CycleChanged(on: on, settings: changed, title: newTitle, reason: reason)
        return Decision(.cycle(cycle), .cycleChanged(fact))
    }

    private var settings: Settings {
        var settings = Settings()
        settings.add(.start, start.map(Setting.day))
        settings.add(.end, end.map(Setting.day))
        settings.add(.cadence, cadence.map(Setting.cadence))
        settings.add(.grace, grace.map(Setting.whole))
        settings.add(.holidays, holidays.map { .days(Set($0).sorted()) })
        return settings
    }

    /// The reason; stretching a cycle moves the goalposts of all its goals once they are pursued.
    private func reason(
        for settings: Settings, of known: Cycle, on day: Day, today: Day
    ) throws -> String? {
        let reason = try Text.note(reason, "reason")
        let before = known.calendar(at: Perspective(entry: .max, day: day))
        guard reason == nil, let end = settings[.end]?.day, end > before.end else { return reason }
        guard known.state(knownThrough: .max) == .active || before.start <= today else {
            return nil
        }
        throw Refusal.withoutReason(
            "stretching cycle \(cycle) from \(before.end) to \(end) moves the goalposts of its "
                + "goals, and a move needs a reason")
    }
}

/// The days of a cycle, its check-ins or its title were changed.
public struct CycleChanged: CycleFact {
    /// The name on the wire.
    public static let name = "cycle-changed"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "start": .day, "end": .day, "cadence": .word, "grace": .whole,
            "holidays": .list(.day),
        ], texts: ["title", "reason"])

    /// The day from which it holds.
    public let on: Day
    /// The fields it sets.
    public let settings: Settings
    /// The new title.
    public let title: String?
    /// Why.
    public let reason: String?

    init(on: Day, settings: Settings, title: String?, reason: String?) {
        self.on = on
        self.settings = settings
        self.title = title
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("start", settings[.start]?.day)
        fields.add("end", settings[.end]?.day)
        if case .cadence(let cadence)? = settings[.cadence] {
            fields.add("cadence", cadence.description)
        }
        if case .whole(let grace)? = settings[.grace] { fields.add("grace", grace) }
        // An empty list is said: all days count again.
        if case .days(let days)? = settings[.holidays] {
            fields.add("holidays", .list(days.map(FieldValue.day)))
        }
        fields.addText("title", title)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        var settings = Settings()
        settings.add(.start, try fields.day("start").map(Setting.day))
        settings.add(.end, try fields.day("end").map(Setting.day))
        settings.add(.cadence, try fields.word("cadence") { Cadence($0) }.map(Setting.cadence))
        settings.add(.grace, try fields.whole("grace").map(Setting.whole))
        settings.add(.holidays, try fields.days("holidays").map(Setting.days))
        self.settings = settings
        title = fields.text("title")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        var parts: [String] = []
        if let start = settings[.start] { parts.append("to start on \(start)") }
        if let end = settings[.end] { parts.append("to end on \(end)") }
        if let cadence = settings[.cadence] { parts.append("to check-ins \(cadence)") }
        if case .whole(let grace)? = settings[.grace] {
            parts.append("to a grace of \(grace) \(grace == 1 ? "day" : "days")")
        }
        if case .days(let days)? = settings[.holidays] {
            let list = days.map(\.description).joined(separator: ", ")
            parts.append(days.isEmpty ? "to no holidays" : "to the holidays \(list)")
        }
        let what = parts.joined(separator: ", ")
        let dated = what.isEmpty ? "" : " \(what) from \(on) on"
        let called = title.map { what.isEmpty ? " to “\($0)”" : ", called “\($0)”" } ?? ""
        let verb = what.isEmpty && title != nil ? "renamed" : "changed"
        return "\(verb) \(words.subject(subject))\(dated)\(called)"
    }

    /// The fields in force that day before and after.
    public func differences(from cycle: Cycle?) -> [Difference] {
        var list = (cycle?.timeline.differences(settings, on: on) ?? []).map { item in
            // No holidays any more.
            item.after == "" ? Difference(item.field, before: item.before, after: nil) : item
        }
        if let title { list.append(Difference("title", before: cycle?.title, after: title)) }
        return list
    }

    /// The fields hold from their day on.
    public func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied {
        evolveExisting(&cycle) { cycle in
            guard cycle.state(knownThrough: .max) != .closed else {
                return .doesNotApply("the cycle is closed")
            }
            if !settings.isEmpty {
                cycle.timeline.changes.append(Change(entry, on: on, settings, reason: reason))
            }
            if let title { cycle.take(title: title, at: entry, because: reason) }
            return .applied
        }
    }
}
