/// Records that a person left, and to whom their goals go.
public struct LeavePerson: Command {
    /// The person, by handle or identifier.
    public let person: Identifier<OwnerName.Handle>
    /// Who takes over what the person owns, reviews and contributes to.
    public let heir: OwnerName?
    /// Why.
    public let reason: String?
    /// The day they left, today unless set.
    public let on: Day?

    /// Makes the intention.
    public init(
        _ person: Identifier<OwnerName.Handle>, handingOverTo heir: OwnerName? = nil,
        reason: String? = nil, on: Day? = nil
    ) {
        self.person = person
        self.heir = heir
        self.reason = reason
        self.on = on
    }

    /// Refuses an unknown person, one with open goals that nobody takes over, an heir who can take
    /// none, a day to come, and the last admin while roles are enforced.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let on = try GoalRules.pastDay(on, today: today)
        let known = try book.person(named: person)
        let name = known.shortName
        if let left = known.left {
            return .nothing("\(name) left on \(left) already; nothing was recorded")
        }
        try RoleRules.refuseLockingOut(without: known, in: book)
        let owner = Owner.person(known.id)
        let reason = try Text.note(reason, "reason")
        var events: [Decision.Happening] = [
            .init(
                subject: .person(known.id), event: .personLeft(PersonLeft(on: on, reason: reason)))
        ]
        if let heir {
            let successor = try book.taker(named: heir)
            guard successor != owner else {
                throw Refusal("\(name) would hand over to themselves", "name somebody else")
            }
            events += try AssignmentRules.handoverOfEverything(
                from: owner, to: successor, on: on, today: today, reason: reason, in: book)
        } else {
            let open = try AssignmentRules.openGoals(of: owner, in: book)
            guard open.isEmpty else {
                throw Refusal(
                    "\(name) owns open goals: \(CycleRules.list(open))",
                    "say who takes them: okr person leave \(name) --hand-over WHO")
            }
        }
        return Decision(events)
    }
}

/// A person left; from then on nobody can give them goals.
public struct PersonLeft: PersonFact {
    /// The name on the wire.
    public static let name = "person-left"
    /// The members of the payload.
    public static let schema = Schema(["on": .day], texts: ["reason"])

    /// The day they left.
    public let on: Day
    /// Why; nil where none was given or once erased.
    public let reason: String?

    init(on: Day, reason: String?) {
        self.on = on
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "recorded that \(words.subject(subject)) left on \(on)"
    }

    /// The day they left.
    public func differences(from person: Person?) -> [Difference] {
        [Difference("left", before: person?.left?.description, after: on.description)]
    }

    /// The person takes no goals from that day on, and holds no role any more.
    public func evolve(_ person: inout Person?, at entry: Entry) -> Applied {
        evolveExisting(&person) { person in
            guard person.left == nil else { return .doesNotApply("the person left already") }
            person.left = on
            person.leaving = Stamp(entry)
            return .applied
        }
    }
}
