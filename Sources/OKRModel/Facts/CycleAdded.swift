/// Adds a cycle: the span of days in which goals are pursued.
public struct AddCycle: Command {
    /// The identifier.
    public let id: String
    /// The title to show.
    public let title: String?
    /// The first day.
    public let start: Day
    /// The last day.
    public let end: Day
    /// How often check-ins are due.
    public let cadence: Cadence
    /// How many days a check-in may be late.
    public let grace: Int
    /// The cycle that it is a part of.
    public var parent: CycleID?
    /// The days that do not count for check-ins.
    public var holidays: [Day] = []

    /// Makes the intention.
    public init(
        id: String, title: String? = nil, start: Day, end: Day, cadence: Cadence = .days(7),
        grace: Int = 0
    ) {
        self.id = id
        self.title = title
        self.start = start
        self.end = end
        self.cadence = cadence
        self.grace = grace
    }

    /// Refuses an identifier in use or out of its grammar, an end before the start, a cadence or
    /// grace that could not be read back, and days outside the cycle that it is a part of.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        guard let cycle = CycleID(id) else {
            throw Refusal("“\(id)” cannot be a cycle's identifier", "use \(CycleID.grammar)")
        }
        if let known = try book.cycle(cycle) {
            let known = known.calendar(at: .latest)
            throw Refusal(
                "there is a cycle \(cycle) already, from \(known.start) to \(known.end)",
                "choose another identifier")
        }
        try CycleRules.check(start: start, end: end)
        try CycleRules.check(cadence: cadence)
        try CycleRules.check(grace: grace)
        if let parent {
            try CycleRules.check(
                start: start, end: end, within: try book.existingCycle(parent), on: today)
        }
        let fact = CycleAdded(
            start: start, end: end, cadence: cadence, grace: grace, parent: parent,
            holidays: Set(holidays).sorted(),
            title: try title.map { try Text.title($0, of: "the cycle") })
        return Decision(.cycle(cycle), .cycleAdded(fact), created: cycle.text)
    }
}

/// A cycle was added.
public struct CycleAdded: CycleFact {
    /// The name on the wire.
    public static let name = "cycle-added"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "start": .day, "end": .day, "cadence": .word, "grace": .whole, "parent": .word,
            "holidays": .list(.day),
        ], texts: ["title"])

    /// The first day.
    public let start: Day
    /// The last day.
    public let end: Day
    /// How often check-ins are due.
    public let cadence: Cadence
    /// How many days a check-in may be late.
    public let grace: Int
    /// The cycle that it is a part of.
    public let parent: CycleID?
    /// The days that do not count for check-ins.
    public let holidays: [Day]
    /// The title to show.
    public let title: String?

    init(
        start: Day, end: Day, cadence: Cadence, grace: Int, parent: CycleID? = nil,
        holidays: [Day] = [], title: String?
    ) {
        self.start = start
        self.end = end
        self.cadence = cadence
        self.grace = grace
        self.parent = parent
        self.holidays = holidays
        self.title = title
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("start", start)
        fields.add("end", end)
        fields.add("cadence", cadence.description)
        fields.add("grace", grace)
        fields.add("parent", parent?.text)
        fields.add("holidays", days: holidays)
        fields.addText("title", title)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        start = try required(fields.day("start"), "start")
        end = try required(fields.day("end"), "end")
        cadence = try required(fields.word("cadence") { Cadence($0) }, "cadence")
        grace = try required(fields.whole("grace"), "grace")
        parent = try fields.word("parent") { CycleID($0) }
        holidays = try fields.days("holidays") ?? []
        title = fields.text("title")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "added \(words.subject(subject)) from \(start) to \(end) with check-ins \(cadence)"
            + (parent.map { ", a part of \($0)" } ?? "")
    }

    /// The fields it sets.
    public func differences(from cycle: Cycle?) -> [Difference] {
        let list: [(field: String, value: String?)] = [
            ("title", title), ("parent", parent?.text), ("start", "\(start)"), ("end", "\(end)"),
            ("cadence", cadence.description), ("grace", "\(grace)"),
            ("holidays", Setting.days(holidays).held),
        ]
        return list.map { Difference($0.field, before: nil, after: $0.value) }
    }

    /// The cycle is known from here on.
    public func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied {
        guard case .cycle(let id) = entry.subject else {
            return .doesNotApply("it is not about a cycle")
        }
        guard cycle == nil else { return .doesNotApply("the cycle exists already") }
        var settings: Settings = [
            .start: .day(start), .end: .day(end), .cadence: .cadence(cadence),
            .grace: .whole(grace),
        ]
        if !holidays.isEmpty { settings[.holidays] = .days(holidays) }
        cycle = Cycle(id, partOf: parent, titled: title, entry, settings)
        return .applied
    }
}
