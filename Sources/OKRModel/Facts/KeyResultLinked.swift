/// Makes a finished key result a KPI, which carries on its series.
public struct AdoptKeyResult: Command {
    /// The key result.
    public var keyResult: GoalID
    /// How the KPI is added; what it leaves open comes from the key result.
    public var id: String?
    /// The title; the key result's unless set.
    public var title: String?
    /// Who owns it; the key result's owner unless set.
    public var owner: OwnerName?
    /// How often it is read.
    public var frequency: Frequency?
    /// Which way it is better; the way that the key result went unless set.
    public var direction: KPIDirection?
    /// What it is to come to; the key result's target unless set.
    public var target: Decimal?
    /// The day the KPI begins, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(_ keyResult: GoalID, id: String? = nil, on: Day? = nil) {
        self.keyResult = keyResult
        self.id = id
        self.on = on
    }

    /// Refuses what is no key result, an open one, one that is measured in steps, and one whose
    /// values are a KPI's already.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let old = try book.presentGoal(keyResult)
        guard old.type == .keyResult else {
            throw Refusal(
                "\(keyResult) is \(old.type.called) and no key result", "name a key result")
        }
        if let kpi = old.kpi(knownThrough: .max) {
            throw Refusal(
                "the values of \(keyResult) are those of \(kpi) already", "go on with \(kpi)")
        }
        guard old.closing != nil else {
            throw Refusal(
                "\(keyResult) is not finished yet",
                "close it first: okr close \(keyResult) --outcome OUTCOME")
        }
        try KPILinkRules.check(old.kind ?? .metric, of: keyResult)
        let id = try GoalRules.newIdentifier(id, prefix: "KPI-", in: book)
        let on = try GoalRules.pastDay(on, today: today)
        let measures = old.measures(at: old.standingStill(.latest))
        var plan = KPIPlan()
        plan.adopts = keyResult
        plan.frequency = frequency ?? .monthly
        plan.direction = direction ?? (old.isBetterDownwards(measures) ? .down : .up)
        var aims: [MeasureField: Decimal] = [:]
        aims[.target] = target ?? measures[.target]
        let fact = KPIAdded(
            on: on, owner: try owner(of: old, in: book), plan: plan, unit: old.unit,
            measures: aims, formula: nil, parents: [],
            title: try Text.title(title ?? old.title, of: id.text), description: old.description)
        var decision = Decision([
            .init(subject: .goal(id), event: .kpiAdded(fact)),
            .init(
                subject: .goal(keyResult), event: .keyResultLinked(KeyResultLinked(kpi: id))),
        ])
        decision.created = id.text
        return decision
    }

    private func owner(of old: Goal, in book: some Book) throws -> Owner {
        if let owner { return try book.taker(named: owner) }
        guard let known = old.owner(at: .latest) else {
            throw Refusal("\(keyResult) has no owner", "give one with --owner")
        }
        switch known {
        case .team(let id): return try book.taker(named: .team(id))
        case .person(let id):
            guard let handle = Identifier<OwnerName.Handle>(id.text) else { return known }
            return try book.taker(named: .person(handle))
        }
    }
}

/// The readings of a KPI are a key result's values from here on.
public struct KeyResultLinked: GoalFact {
    /// The name on the wire.
    public static let name = "key-result-linked"
    /// The members of the payload.
    public static let schema = Schema(["kpi": .word])

    /// The KPI.
    public let kpi: GoalID

    init(kpi: GoalID) {
        self.kpi = kpi
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("kpi", kpi.text)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        kpi = try required(fields.word("kpi") { GoalID($0) }, "kpi")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "let \(words.goal(kpi)) carry on the series of \(words.subject(subject))"
    }

    /// The KPI.
    public var named: [Subject] { [.goal(kpi)] }

    /// The KPI before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        [Difference("kpi", before: goal?.kpi(knownThrough: .max)?.text, after: kpi.text)]
    }

    /// The key result, closed or not, takes its values from the KPI from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            goal.kpiLinks.append(KPILink(stamp: Stamp(entry), kpi: kpi))
            return .applied
        }
    }
}

/// What linking key results to KPIs has in common.
enum KPILinkRules {
    /// Refuses kinds of key results that are not measured by a number.
    static func check(_ kind: MeasureKind, of id: GoalID) throws {
        guard kind == .milestones || kind == .zones else { return }
        throw Refusal(
            "\(id) is of kind “\(kind.rawValue)” and no series of numbers",
            "a KPI needs a key result that is measured by a number")
    }

    /// The KPI that a new key result takes its values from.
    static func kpi(
        _ id: GoalID, for keyResult: GoalID, _ kind: MeasureKind, in book: some Book
    ) throws -> Goal {
        try Refusal.about(.kpi) {
            try check(kind, of: keyResult)
            return try KPIRules.read(id, for: "key result", in: book)
        }
    }
}

extension Goal {
    /// Whether a key result was to fall.
    fileprivate func isBetterDownwards(_ measures: [MeasureField: Decimal]) -> Bool {
        switch kind {
        case .atMost: true
        case .every: measurement?.bound == .atMost
        case .metric: Measurement.isRising(measures) == false
        default: false
        }
    }
}
