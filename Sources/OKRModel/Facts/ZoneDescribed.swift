/// Says in words what it means to reach a zone of a key result of that kind.
public struct DescribeZone: Command {
    /// The key result.
    public var goal: GoalID
    /// The zone: commit, target or stretch.
    public var zone: ReachedZone
    /// What it means to reach it.
    public var text: String
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(_ zone: ReachedZone, of goal: GoalID, as text: String, reason: String? = nil) {
        self.zone = zone
        self.goal = goal
        self.text = text
        self.reason = reason
    }

    /// Refuses a closed goal, another kind, the zone `fail`, empty words, and a move without a
    /// reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try GoalRules.changeableKeyResult(goal, for: "new words", in: book)
        guard target.kind == .zones else {
            throw Refusal(
                "\(goal) is of kind “\((target.kind ?? .metric).rawValue)” and has no zones "
                    + "in words",
                "describe the goal itself: okr describe \(goal) TEXT")
        }
        guard ReachedZone.described.contains(zone) else {
            throw Refusal(
                "the zone “\(zone.rawValue)” is where none of the others is reached",
                "describe commit, target or stretch")
        }
        let text = try Text.title(text, of: "the zone", called: "text")
        guard target.words(for: zone) != text else {
            return .nothing("\(goal) says so of \(zone.rawValue) already; nothing was recorded")
        }
        let reason = try ChangeRules.reason(
            reason, isMove: target.isOriginalFixed(today: today), of: goal)
        let fact = ZoneDescribed(zone: zone, text: text, reason: reason)
        return Decision(.goal(goal), .zoneDescribed(fact))
    }
}

/// The words for a zone were replaced.
public struct ZoneDescribed: GoalFact {
    /// The name on the wire.
    public static let name = "zone-described"
    /// The members of the payload.
    public static let schema = Schema(["zone": .word], texts: ["text", "reason"])

    /// The zone.
    public let zone: ReachedZone
    /// What it means to reach it; nil once erased.
    public let text: String?
    /// Why.
    public let reason: String?

    init(zone: ReachedZone, text: String?, reason: String?) {
        self.zone = zone
        self.text = text
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("zone", zone.rawValue)
        fields.addText("text", text)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        zone = try required(fields.word("zone") { ReachedZone(rawValue: $0) }, "zone")
        text = fields.text("text")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let what = text.map { " as “\($0)”" } ?? ""
        return "described the zone \(zone.rawValue) of \(words.subject(subject))\(what)"
    }

    /// The words before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("\(zone.rawValue) zone", before: goal?.words(for: zone), after: text)]
    }

    /// The words hold from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            goal.zoneWords.append(
                .init(stamp: Stamp(entry), zone: zone, text: text, reason: reason))
            return .applied
        }
    }
}
