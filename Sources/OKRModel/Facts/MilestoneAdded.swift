/// Adds a milestone to a key result of that kind.
public struct AddMilestone: Command {
    /// The key result.
    public var goal: GoalID
    /// The milestone.
    public var plan: MilestonePlan
    /// Why.
    public var reason: String?
    /// The day from which it counts, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        to goal: GoalID, _ plan: MilestonePlan, reason: String? = nil, on: Day? = nil
    ) {
        self.goal = goal
        self.plan = plan
        self.reason = reason
        self.on = on
    }

    /// Refuses a closed goal, another kind, a name in use, a weight that is not above 0, a day to
    /// come, and a move without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try MilestoneRules.holder(goal, for: "new milestone", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let added = try KindRules.numbered(
            [plan], after: target.milestoneNames.compactMap(\.id.number).max() ?? 0,
            beside: target.milestones(at: .latest).map { target.name(of: $0.id) })
        var fact = MilestoneAdded(
            on: on, milestone: added[0].milestone, called: added[0].name, reason: nil)
        fact.reason = try ChangeRules.reason(
            reason, for: fact.settings, of: target, on: on, today: today)
        var decision = try ChangeRules.decision(
            target, .milestoneAdded(fact), in: book, on: on)
        let view = Perspective(entry: .max, day: on)
        if let calendar = try book.calendar(of: target, at: view) {
            decision.remarks += KindRules.remarks([fact.milestone], to: calendar.last)
        }
        return decision
    }
}

/// A milestone was added.
public struct MilestoneAdded: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "milestone-added"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "milestone": .word, "weight": .number, "day": .day],
        texts: ["name", "reason"])

    /// The day from which it counts.
    public let on: Day
    /// The milestone.
    public let milestone: Milestone
    /// What it is called; nil once erased.
    public let title: String?
    /// Why.
    public internal(set) var reason: String?

    init(on: Day, milestone: Milestone, called title: String?, reason: String?) {
        self.on = on
        self.milestone = milestone
        self.title = title
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("milestone", milestone.id.text)
        fields.add("weight", milestone.weight)
        fields.add("day", milestone.day)
        fields.addText("name", title)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        milestone = Milestone(
            id: try required(fields.word("milestone") { MilestoneID($0) }, "milestone"),
            weight: try required(fields.number("weight"), "weight"), day: try fields.day("day"))
        title = fields.text("name")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let due = milestone.day.map { ", due by \($0)," } ?? ""
        return "added the milestone “\(title ?? milestone.id.text)” of weight \(milestone.weight)"
            + "\(due) to \(words.subject(subject)) from \(on) on"
    }

    /// The fields it sets.
    public var settings: Settings {
        [.milestone(milestone.id): .milestone(weight: milestone.weight, day: milestone.day)]
    }

    /// The milestone by its name.
    public func differences(from goal: Goal?) -> [Difference] {
        settings.list.map {
            Difference($0.field, called: title, before: nil, after: $0.setting)
        }
    }

    /// The milestone is known from here on, and counts from its day on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            guard !goal.milestoneNames.contains(where: { $0.id == milestone.id }) else {
                return .doesNotApply("the milestone \(milestone.id) is there already")
            }
            goal.milestoneNames.append((milestone.id, title ?? milestone.id.text))
            goal.take(settings, from: on, reason, at: entry)
            return .applied
        }
    }
}
