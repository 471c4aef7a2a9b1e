/// Adds a key result to an objective.
public struct AddKeyResult: Command {
    /// The objective it belongs to.
    public var objective: GoalID
    /// The identifier, or nil to have one assigned (`KR-1`).
    public var id: String?
    /// The title.
    public var title: String
    /// The longer description.
    public var description: String?
    /// How it is measured.
    public var plan: MeasurementPlan
    /// The measures; a metric may get its baseline and target later.
    public var measures: [MeasureField: Decimal]
    /// The milestones of a key result of that kind.
    public var milestones: [MilestonePlan] = []
    /// What the zones of a key result of that kind mean.
    public var zones: [ReachedZone: String] = [:]
    /// The values a metric is to have reached on the way.
    public var phases: [Phase] = []
    /// Its last day, the cycle's unless set.
    public var deadline: Day?
    /// The unit of its values.
    public var unit: String?
    /// Its weight in the objective's mean, 1 unless set.
    public var weight: Decimal?
    /// Who owns it; the objective's owner unless set.
    public var owner: OwnerName?
    /// Who contributes to it.
    public var contributors: [OwnerName] = []
    /// Who reviews it.
    public var reviewer: OwnerName?
    /// Whether it begins as a draft; always so in a draft objective.
    public var isDraft = false
    /// The KPI whose readings are its values.
    public var kpi: GoalID?
    /// Why it is added to an objective that was agreed before.
    public var reason: String?
    /// Whether it comes by import, whose source says why.
    public var isImported = false
    /// The day it was created on, today unless set.
    public var on: Day?

    /// The kind of measurement.
    public var kind: MeasureKind { plan.kind }

    /// Makes the intention.
    public init(
        objective: GoalID, id: String? = nil, title: String, description: String? = nil,
        kind: MeasureKind = .metric, measures: [MeasureField: Decimal] = [:],
        unit: String? = nil, weight: Decimal? = nil, owner: OwnerName? = nil, on: Day? = nil
    ) {
        self.objective = objective
        self.id = id
        self.title = title
        self.description = description
        plan = MeasurementPlan(kind)
        self.measures = measures
        self.unit = unit
        self.weight = weight
        self.owner = owner
        self.on = on
    }

    /// Refuses an identifier in use, a closed objective, an unknown owner, measures that
    /// contradict each other, and a move of an agreed objective's goalposts without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let id = try GoalRules.newIdentifier(id, prefix: "KR-", in: book)
        let parent = try book.openGoal(objective, for: "new key result")
        try checkParent(parent, in: book)
        let on = try GoalRules.pastDay(on, today: today)
        try GoalRules.check(weight: weight)
        let cycle = try book.cycle(of: parent, at: Perspective(entry: .max, day: on))
        try KindRules.check(self, on: on, in: cycle)
        let source = try kpi.map { try KPILinkRules.kpi($0, for: id, kind, in: book) }
        let isDraft = isDraft || parent.life.isDraft
        let isMove = !isDraft && !isImported && parent.wasAgreed
        let fact = KeyResultAdded(
            on: on, objective: objective,
            owner: try owner(in: parent, book),
            plan: plan, unit: try Text.unit(unit ?? source?.unit), measures: measures,
            weight: weight,
            phases: phases.sorted { $0.day < $1.day }, deadline: deadline,
            milestones: try KindRules.numbered(milestones, after: 0),
            isDraft: isDraft, reviewer: try reviewer.map { try book.taker(named: $0) },
            contributors: try contributors.map { try book.taker(named: $0) }, kpi: kpi,
            title: try Text.title(title, of: id.text),
            description: try Text.note(description, "description"),
            zones: try zones.mapValues { try Text.title($0, of: "the zone", called: "text") },
            reason: try ChangeRules.reason(reason, isMove: isMove, of: objective))
        return Decision(
            .goal(id), .keyResultAdded(fact), created: id.text,
            remarks: GoalRules.remarks(creatingOn: on, in: cycle)
                + KindRules.remarks(fact, in: cycle))
    }

    private func owner(in parent: Goal, _ book: some Book) throws -> Owner {
        if let owner { return try book.taker(named: owner) }
        guard let owner = parent.owner(at: .latest) else {
            throw Refusal("\(objective) has no owner", "give one with --owner")
        }
        return owner
    }

    private func checkParent(_ parent: Goal, in book: some Book) throws {
        switch parent.type {
        case .objective: return
        case .keyResult:
            let own = parent.objective(at: .latest)?.text ?? "OBJECTIVE"
            throw Refusal(
                "\(objective) is a key result and cannot have key results",
                "add it to an objective: okr kr add \(own) TITLE")
        case .strategy:
            throw Refusal(
                "\(objective) is part of the strategy and cannot have key results",
                "add an objective that is aligned to it: "
                    + "okr objective add TITLE --parent \(objective)")
        case .kpi, .initiative:
            throw Refusal(
                "\(objective) is \(parent.type.called) and cannot have key results",
                "add it to an objective: okr kr add OBJECTIVE TITLE")
        }
    }
}

/// A key result was added.
public struct KeyResultAdded: GoalFact {
    /// The name on the wire.
    public static let name = "key-result-added"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "objective": .word, "owner": .word, "kind": .word, "unit": .word,
            "baseline": .number, "target": .number, "commit": .number, "stretch": .number,
            "low": .number, "high": .number, "weight": .number, "period": .word, "bound": .word,
            "phases": .phases, "deadline": .day, "milestones": .milestones, "state": .word,
            "reviewer": .word, "contributors": .list(.word), "carriedFrom": .word,
            "kpi": .word,
        ],
        texts: [
            "title", "description", "milestones", "commitZone", "targetZone", "stretchZone",
            "reason",
        ])

    /// The day it was created on.
    public let on: Day
    /// The objective it belongs to.
    public let objective: GoalID
    /// Who owns it.
    public let owner: Owner
    /// How it is measured.
    public let plan: MeasurementPlan
    /// The kind of measurement.
    public var kind: MeasureKind { plan.kind }
    /// The unit of its values.
    public let unit: String?
    /// The measures it begins with.
    public let measures: [MeasureField: Decimal]
    /// Its weight in the objective's mean.
    public let weight: Decimal?
    /// The values a metric is to have reached on the way.
    public let phases: [Phase]
    /// Its last day, where that is not the cycle's.
    public let deadline: Day?
    /// Its milestones with their names.
    public let milestones: [(milestone: Milestone, name: String)]
    /// Whether it began as a draft.
    public let isDraft: Bool
    /// Who reviews it.
    public let reviewer: Owner?
    /// Who contributes to it.
    public let contributors: [Owner]
    /// The key result of an earlier cycle that it carries on.
    public let carriedFrom: GoalID?
    /// The KPI whose readings are its values.
    public let kpi: GoalID?
    /// The title; nil once erased.
    public let title: String?
    /// The longer description.
    public let description: String?
    /// What its zones mean.
    public let zones: [ReachedZone: String]
    /// Why it was added to an objective that was agreed before.
    public let reason: String?

    init(
        on: Day, objective: GoalID, owner: Owner, plan: MeasurementPlan, unit: String?,
        measures: [MeasureField: Decimal], weight: Decimal?, phases: [Phase] = [],
        deadline: Day? = nil, milestones: [(milestone: Milestone, name: String)] = [],
        isDraft: Bool = false, reviewer: Owner? = nil, contributors: [Owner] = [],
        carriedFrom: GoalID? = nil, kpi: GoalID? = nil, title: String?, description: String?,
        zones: [ReachedZone: String] = [:], reason: String? = nil
    ) {
        self.on = on
        self.objective = objective
        self.owner = owner
        self.plan = plan
        self.unit = unit
        self.measures = measures
        self.weight = weight
        self.phases = phases
        self.deadline = deadline
        self.milestones = milestones
        self.isDraft = isDraft
        self.reviewer = reviewer
        self.contributors = contributors
        self.carriedFrom = carriedFrom
        self.kpi = kpi
        self.title = title
        self.description = description
        self.zones = zones
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("objective", objective.text)
        fields.add("owner", owner.description)
        fields.add("kind", plan.kind.rawValue)
        fields.add("unit", unit)
        fields.add(measures)
        fields.add("weight", weight)
        fields.add("period", plan.period?.rawValue)
        fields.add("bound", plan.bound?.rawValue)
        fields.add(phases)
        fields.add("deadline", deadline)
        fields.add(milestones)
        fields.add("state", isDraft ? LifeState.draft.word : nil)
        fields.add("reviewer", reviewer?.description)
        fields.add("contributors", words: contributors.map(\.description))
        fields.add("carriedFrom", carriedFrom?.text)
        fields.add("kpi", kpi?.text)
        fields.addText("title", title)
        fields.addText("description", description)
        fields.addText("milestones", milestoneNames)
        for zone in ReachedZone.described { fields.addText(zone.textName, zones[zone]) }
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        objective = try required(fields.word("objective") { GoalID($0) }, "objective")
        owner = try required(fields.word("owner") { Owner($0) }, "owner")
        plan = MeasurementPlan(
            try required(fields.word("kind") { MeasureKind(rawValue: $0) }, "kind"),
            period: try fields.word("period") { Period(rawValue: $0) },
            bound: try fields.word("bound") { Bound(rawValue: $0) })
        unit = try fields.word("unit")
        measures = try fields.measures()
        weight = try fields.number("weight")
        phases = try fields.phases() ?? []
        deadline = try fields.day("deadline")
        milestones = try fields.milestones()
        isDraft = try fields.isDraft()
        reviewer = try fields.word("reviewer") { Owner($0) }
        contributors = try fields.words("contributors") { Owner($0) } ?? []
        carriedFrom = try fields.word("carriedFrom") { GoalID($0) }
        kpi = try fields.word("kpi") { GoalID($0) }
        title = fields.text("title")
        description = fields.text("description")
        var zones: [ReachedZone: String] = [:]
        for zone in ReachedZone.described { zones[zone] = fields.text(zone.textName) }
        self.zones = zones
        reason = fields.text("reason")
    }

    /// The names of the milestones, one a line; none once they were erased.
    private var milestoneNames: String? {
        guard milestones.contains(where: { $0.name != $0.milestone.id.text }) else { return nil }
        return milestones.map(\.name).joined(separator: "\n")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let draft = isDraft ? "draft key result" : "key result"
        let carried = carriedFrom.map { ", carrying on \($0)" } ?? ""
        let source = kpi.map { ", its values those of \(words.goal($0))" } ?? ""
        return "added \(draft) \(words.subject(subject)) to \(objective), \(aim)\(carried)\(source)"
    }

    /// The day it was created on.
    public var day: Day? { on }

    /// The fields it sets.
    public func differences(from goal: Goal?) -> [Difference] {
        var list = [
            Difference("title", before: nil, after: title),
            Difference("kind", before: nil, after: plan.kind.rawValue),
        ]
        if isDraft { list.append(Difference("state", before: nil, after: LifeState.draft.word)) }
        if let unit { list.append(Difference("unit", before: nil, after: unit)) }
        if let kpi { list.append(Difference("kpi", before: nil, after: kpi.text)) }
        list += settings.list.map { Difference($0.field, before: nil, after: $0.setting) }
        return list
    }

    /// The key result is known from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        guard case .goal(let id) = entry.subject else {
            return .doesNotApply("it is not about a goal")
        }
        guard goal == nil else { return .doesNotApply("the goal exists already") }
        var added = Goal(
            id, .keyResult, entry, on: on, title: title, description: description,
            settings: settings, isDraft: isDraft, carriedFrom: carriedFrom, measurement: plan,
            unit: unit, reason: reason)
        added.milestoneNames = milestones.map { ($0.milestone.id, $0.name) }
        // Each zone has words from the start, so that erasing them changes no count of moves.
        if plan.kind == .zones {
            added.zoneWords = ReachedZone.described.map {
                .init(stamp: Stamp(entry), zone: $0, text: zones[$0], reason: nil)
            }
        }
        if let kpi { added.kpiLinks = [KPILink(stamp: Stamp(entry), kpi: kpi)] }
        goal = added
        return .applied
    }

    private var settings: Settings {
        var settings: Settings = [.objective: .goal(objective), .owner: .owner(owner)]
        settings.add(measures)
        settings.add(.weight, weight.map(Setting.number))
        if !phases.isEmpty { settings[.phases] = .phases(phases) }
        settings.add(.deadline, deadline.map(Setting.day))
        settings.add(milestones.map(\.milestone))
        settings.add(.reviewer, reviewer.map(Setting.owner))
        settings.add(contributors: contributors)
        return settings
    }

    private var aim: String {
        let unit = unit.map { " \($0)" } ?? ""
        let target = "\(measures[.target] ?? 0)\(unit)"
        switch plan.kind {
        case .metric:
            let baseline = measures[.baseline].map { "\($0)" } ?? "a baseline yet to come"
            return "from \(baseline) to "
                + (measures[.target] == nil ? "a target yet to come" : target)
        case .atLeast: return "at least \(target)"
        case .atMost: return "at most \(target)"
        case .between:
            return "between \(measures[.low] ?? 0) and \(measures[.high] ?? 0)\(unit)"
        case .every:
            let bound = plan.bound == .atMost ? "at most" : "at least"
            return "every \((plan.period ?? .week).rawValue) \(bound) \(target)"
        case .milestones:
            return milestones.isEmpty
                ? "by milestones yet to come"
                : "by milestones: " + milestones.map(\.name).joined(separator: ", ")
        case .zones: return "by zones"
        }
    }
}

extension KeyResultAdded {
    /// Whether two facts say the same.
    public static func == (left: KeyResultAdded, right: KeyResultAdded) -> Bool {
        left.fields == right.fields
    }

    /// Hashes what the fact says.
    public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension ReachedZone {
    /// The zones that words can describe; to fail is to reach none of them.
    static let described: [ReachedZone] = [.commit, .target, .stretch]

    /// The name of the text that describes the zone.
    var textName: String { rawValue + "Zone" }
}
