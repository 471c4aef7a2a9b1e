/// Makes a ledger: its name, its time zone, and whether its clock is a simulated one.
public struct CreateLedger: Command {
    /// The name to show.
    public let name: String
    /// The zone whose civil days count.
    public let zone: Zone
    /// Whether its entries are dated by a simulated clock.
    public let isSimulated: Bool

    /// Makes the intention.
    public init(name: String, zone: Zone, isSimulated: Bool = false) {
        self.name = name
        self.zone = zone
        self.isSimulated = isSimulated
    }

    /// Refuses a ledger that has entries already, and a name that is empty or too long.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        guard try book.ledger() == nil else {
            throw Refusal("there is a ledger already", "make another one in another folder")
        }
        let name = try Text.title(name, of: "the ledger", called: "name")
        let fact = LedgerCreated(name: name, zone: zone, isSimulated: isSimulated)
        return Decision(.ledger, .ledgerCreated(fact))
    }
}

/// A ledger was created: the first entry of every log.
public struct LedgerCreated: LedgerFact {
    /// The name on the wire.
    public static let name = "ledger-created"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "zone": .word, "offset": .whole, "transitions": .list(.whole), "rule": .word,
            "clock": .word,
        ], texts: ["name"])

    /// The name to show; empty once erased.
    public let name: String
    /// The zone whose civil days count, with its transitions and rule.
    public let zone: Zone
    /// Whether its entries are dated by a simulated clock.
    public let isSimulated: Bool

    init(name: String, zone: Zone, isSimulated: Bool) {
        self.name = name
        self.zone = zone
        self.isSimulated = isSimulated
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("zone", zone.name)
        fields.add("offset", zone.initialOffset)
        var list: [FieldValue] = []
        for transition in zone.transitions {
            list.append(.whole(Int(transition.at)))
            list.append(.whole(transition.offset))
        }
        fields.add("transitions", .list(list))
        fields.add("rule", zone.rule)
        fields.add("clock", isSimulated ? "simulated" : "system")
        fields.addText("name", name)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        name = fields.text("name") ?? ""
        isSimulated = try fields.word("clock") == "simulated"
        let pairs = try fields.list("transitions")
        var transitions: [Zone.Transition] = []
        for index in stride(from: 0, to: pairs.count, by: 2) {
            guard index + 1 < pairs.count, case .whole(let at) = pairs[index],
                case .whole(let offset) = pairs[index + 1]
            else { throw fields.misshapen("transitions", "pairs of whole numbers") }
            transitions.append(Zone.Transition(at: Int64(at), offset: offset))
        }
        do {
            zone = try Zone(
                name: try required(fields.word("zone"), "zone"),
                initialOffset: try fields.whole("offset") ?? 0, transitions: transitions,
                rule: try fields.word("rule") ?? "")
        } catch {
            throw FieldProblem(description: "its time zone cannot be read: \(error)")
        }
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let clock = isSimulated ? ", on a simulated clock" : ""
        return "created the ledger “\(name)” in the time zone \(zone.name)\(clock)"
    }

    /// The ledger is known from here on.
    public func evolve(_ ledger: inout LedgerDescription?, at entry: Entry) -> Applied {
        guard ledger == nil else { return .doesNotApply("the ledger exists already") }
        ledger = LedgerDescription(
            name: name, zone: zone, isSimulated: isSimulated, created: Stamp(entry))
        return .applied
    }
}
