/// Retracts a check-in or a change of fields for good; the original stays visible.
public struct RetractEntry: Command {
    /// The entry to retract.
    public var entry: Int
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(_ entry: Int, reason: String? = nil) {
        self.entry = entry
        self.reason = reason
    }

    /// Refuses an entry that is neither check-in nor change, one retracted, a missing reason, and
    /// what would let a KPI be worked out from itself again.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try Amendment.goal(ofEntry: entry, in: book)
        let reason = try Amendment.reason(reason)
        let amended = try Amendment.amended(entry, of: goal)
        guard amended.entry == entry else {
            throw Refusal(
                "@\(entry) is a correction of @\(amended.entry), and a correction is not retracted",
                "correct @\(amended.entry) again: okr correct @\(amended.entry) --reason “…”, "
                    + "or retract @\(amended.entry) itself")
        }
        if case .change(let change) = amended {
            try KPIRules.check(exposing: change, of: goal, in: book)
        }
        return Decision(
            .goal(goal.id),
            .entryRetracted(EntryRetracted(entry: amended.entry, reason: reason)))
    }
}

/// A check-in or a change of fields was retracted.
public struct EntryRetracted: GoalFact {
    /// The name on the wire.
    public static let name = "entry-retracted"
    /// The members of the payload.
    public static let schema = Schema(["entry": .whole], texts: ["reason"])

    /// The entry of the check-in or change.
    public let entry: Int
    /// Why; nil once erased.
    public let reason: String?

    init(entry: Int, reason: String?) {
        self.entry = entry
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("entry", entry)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        entry = try required(fields.whole("entry"), "entry")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "retracted \(words.amended(entry, of: subject))"
    }

    /// What was in force on the entry's day before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        guard let goal else { return [] }
        if let index = goal.checkIns.firstIndex(where: { $0.stamp.entry == entry }),
            let content = goal.checkIns[index].content(knownThrough: .max)
        {
            var rest = goal
            rest.checkIns.remove(at: index)
            return differences(goal, rest, without: content)
        }
        guard let change = goal.changes.first(where: { $0.stamp.entry == entry }),
            let content = change.content(knownThrough: .max)
        else { return [] }
        let view = Perspective(entry: .max, day: content.on)
        return content.settings.list.map { item in
            Difference(
                item.field, before: goal.timeline.setting(item.field, at: view),
                after: goal.timeline.setting(item.field, at: view, without: entry))
        }
    }

    private func differences(
        _ goal: Goal, _ rest: Goal, without content: CheckIn.Content
    ) -> [Difference] {
        let view = Perspective(entry: .max, day: content.on)
        var list: [Difference] = []
        func compare(_ field: String, _ read: (Goal) -> String?) {
            list.append(Difference(field, before: read(goal), after: read(rest)))
        }
        if content.value != nil { compare("value") { $0.value(at: view)?.value.description } }
        if content.zone != nil { compare("zone") { $0.zone(at: view)?.zone.rawValue } }
        if !content.done.isEmpty || !content.undone.isEmpty {
            compare("done") {
                CheckInRules.names(ofDone: $0.doneMilestones(at: view), in: $0)
            }
        }
        if content.confidence != nil {
            compare("confidence") { $0.confidence(at: view)?.description }
        }
        return list
    }

    /// The entry no longer counts from here on; what was known before stays what it was.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            let retraction = Retraction(stamp: Stamp(entry), reason: reason)
            if let index = goal.checkIns.firstIndex(where: { $0.stamp.entry == self.entry }) {
                if let earlier = goal.checkIns[index].retraction {
                    return .doesNotApply(earlier.whyNothingApplies(to: self.entry))
                }
                goal.checkIns[index].retraction = retraction
                return .applied
            }
            if let index = goal.changes.firstIndex(where: { $0.stamp.entry == self.entry }) {
                if let earlier = goal.timeline.changes[index].retraction {
                    return .doesNotApply(earlier.whyNothingApplies(to: self.entry))
                }
                goal.timeline.changes[index].retraction = retraction
                return .applied
            }
            return .doesNotApply("@\(self.entry), which it retracts, is not there")
        }
    }
}
