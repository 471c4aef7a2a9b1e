import OKRModel

/// How a new key result is measured, as it was typed.
struct KeyResultPlan {
    private(set) var measurement = MeasurementPlan(.metric)
    private(set) var measures: [MeasureField: Decimal] = [:]
    private(set) var milestones: [MilestonePlan] = []
    private(set) var zones: [ReachedZone: String] = [:]
    private(set) var phases: [Phase] = []
    private(set) var deadline: Day?

    /// What the declaration of `kr add` says of it.
    static let options: [Option] = [
        .value("from", "NUMBER", meaning: "the baseline"),
        .value("to", "NUMBER", meaning: "the target"),
        .value("at-least", "NUMBER", meaning: "keep the value at or above this"),
        .value("at-most", "NUMBER", meaning: "keep the value at or below this"),
        .value("between", "LOW", "HIGH", meaning: "keep the value within these"),
        .value(
            "every", "PERIOD",
            meaning: "keep --at-least or --at-most in as many weeks or months as possible",
            oneOf: Period.allCases.map(\.rawValue)),
        .value("milestones", "LIST", meaning: "steps to be done: “NAME[=WEIGHT][@DAY];…”"),
        .value(
            "zones", "LIST",
            meaning: "what it means to get so far: “commit=TEXT;target=TEXT;stretch=TEXT”"),
    ]

    /// What the declaration says of the days of a metric, and of any last day.
    static let dayOptions: [Option] = [
        .value("phases", "LIST", meaning: "values to be reached on the way: “DAY=VALUE;…”"),
        .value("deadline", "DAY", meaning: "its last day; the cycle's unless given"),
    ]

    /// Reads the options of `kr add`.
    init(_ invocation: Invocation) throws {
        try readKind(invocation)
        measures[.commit] = try invocation.number("commit")
        measures[.stretch] = try invocation.number("stretch")
        phases = try invocation.phases("phases") ?? []
        deadline = try invocation.day("deadline")
    }

    private static let kinds: [(option: String, kind: MeasureKind)] = [
        ("from", .metric), ("to", .metric), ("at-least", .atLeast), ("at-most", .atMost),
        ("between", .between), ("milestones", .milestones), ("zones", .zones),
    ]

    private mutating func readKind(_ invocation: Invocation) throws {
        let given = KeyResultPlan.kinds.filter { invocation.has($0.option) }
        guard Set(given.map(\.kind)).count <= 1 else {
            throw invocation.misuse(
                "Give one of --from and --to, --at-least, --at-most, --between, --milestones or "
                    + "--zones.")
        }
        let kind = given.first?.kind ?? .metric
        if let period = try invocation.word("every", as: Period.self) {
            guard let bound = Bound(rawValue: kind.rawValue) else {
                throw invocation.misuse("'--every' goes with --at-least or --at-most.")
            }
            measurement = MeasurementPlan(.every, period: period, bound: bound)
            measures[.target] = try invocation.number(kind.rawValue)
        } else {
            measurement = MeasurementPlan(kind)
            try readMeasures(of: kind, invocation)
        }
    }

    private mutating func readMeasures(of kind: MeasureKind, _ invocation: Invocation) throws {
        switch kind {
        case .metric:
            measures[.baseline] = try invocation.number("from")
            measures[.target] = try invocation.number("to")
        case .atLeast, .atMost: measures[.target] = try invocation.number(kind.rawValue)
        case .between: try readBand(invocation)
        case .milestones:
            milestones = try invocation.list("milestones", "NAME[=WEIGHT][@DAY];…") {
                MilestonePlan.list($0)
            }
        case .zones:
            zones = try invocation.list("zones", "commit=TEXT;target=TEXT;stretch=TEXT") {
                ReachedZone.words($0)
            }
        case .every: break
        }
    }

    private mutating func readBand(_ invocation: Invocation) throws {
        guard let (low, high) = invocation.pair("between") else { return }
        for (field, text) in [(MeasureField.low, low), (.high, high)] {
            guard let number = Decimal(text) else {
                throw invocation.misuse("'\(text)' is not a number such as 66.5 (--between).")
            }
            measures[field] = number
        }
    }
}

extension Invocation {
    /// The word that takes away what a verb would set.
    static let nothing = "none"

    /// Phases as they are typed, or `none`; nil where they were not given.
    func phases(_ name: String) throws -> [Phase]? {
        guard has(name), self[name] != Invocation.nothing else { return has(name) ? [] : nil }
        return try list(name, "DAY=VALUE;DAY=VALUE") { Phase.list($0) }
    }

    /// A list that is typed as one text.
    func list<List>(_ name: String, _ form: String, as read: (String) -> List?) throws -> List {
        let text = self[name] ?? ""
        guard let list = read(text) else {
            throw misuse("'\(text)' is not a list such as \(form) (\(label(name))).")
        }
        return list
    }

    /// Names given one by one, or several in one with `;` between them.
    func names(_ name: String) -> [String] {
        all(name).flatMap { $0.split(separator: ";") }.map { String($0) }
    }
}
