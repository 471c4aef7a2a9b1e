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

    /// Refuses an identifier in use or out of its grammar, an end before the start, and a cadence
    /// or grace that could not be read back.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        guard let cycle = CycleID(id) else {
            throw Refusal("“\(id)” cannot be a cycle's identifier", "use \(CycleID.grammar)")
        }
        if let known = try book.cycle(cycle) {
            throw Refusal(
                "there is a cycle \(cycle) already, from \(known.start) to \(known.end)",
                "choose another identifier")
        }
        guard start <= end else {
            throw Refusal(
                "the cycle would end on \(end), before it starts on \(start)",
                "exchange --from and --to")
        }
        guard Cadence(cadence.description) != nil else {
            throw Refusal(
                "check-ins cannot be due every \(cadence.description)",
                "give --cadence weekly, biweekly, monthly or a number of days from 1d to 366d")
        }
        guard (0...366).contains(grace) else {
            throw Refusal(
                "a grace of \(grace) days is not between 0 and 366", "give a span such as 3d")
        }
        let fact = CycleAdded(
            start: start, end: end, cadence: cadence, grace: grace,
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
        ["start": .day, "end": .day, "cadence": .word, "grace": .whole], texts: ["title"])

    /// The first day.
    public let start: Day
    /// The last day.
    public let end: Day
    /// How often check-ins are due.
    public let cadence: Cadence
    /// How many days a check-in may be late.
    public let grace: Int
    /// The title to show.
    public let title: String?

    init(start: Day, end: Day, cadence: Cadence, grace: Int, title: String?) {
        self.start = start
        self.end = end
        self.cadence = cadence
        self.grace = grace
        self.title = title
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("start", start)
        fields.add("end", end)
        fields.add("cadence", cadence.description)
        fields.add("grace", grace)
        fields.addText("title", title)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        start = try required(fields.day("start"), "start")
        end = try required(fields.day("end"), "end")
        cadence = try required(fields.word("cadence") { Cadence($0) }, "cadence")
        grace = try required(fields.whole("grace"), "grace")
        title = fields.text("title")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "added \(words.subject(subject)) from \(start) to \(end) with check-ins \(cadence)"
    }

    /// The cycle is known from here on.
    public func evolve(_ cycle: inout Cycle?, at entry: Entry) -> Applied {
        guard case .cycle(let id) = entry.subject else {
            return .doesNotApply("it is not about a cycle")
        }
        guard cycle == nil else { return .doesNotApply("the cycle exists already") }
        cycle = Cycle(
            id: id, title: title, start: start, end: end, cadence: cadence, grace: grace,
            added: Stamp(entry))
        return .applied
    }
}
