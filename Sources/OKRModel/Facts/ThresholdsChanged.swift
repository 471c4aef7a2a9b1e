/// Says from which values a KPI is green and amber, or takes that away.
public struct ChangeThresholds: Command {
    /// The KPI.
    public var kpi: GoalID
    /// The value from which it is green.
    public var green: Threshold?
    /// The value from which it is amber.
    public var amber: Threshold?
    /// Why.
    public var reason: String?
    /// The day from which they hold, today unless set.
    public var on: Day?

    /// A threshold is set to a value or taken away.
    public enum Threshold: Hashable, Sendable {
        case value(Decimal)
        case none

        fileprivate var setting: Setting {
            switch self {
            case .value(let value): .number(value)
            case .none: .nothing
            }
        }
    }

    /// Makes the intention; what is nil stays.
    public init(
        of kpi: GoalID, green: Threshold? = nil, amber: Threshold? = nil, reason: String? = nil,
        on: Day? = nil
    ) {
        self.kpi = kpi
        self.green = green
        self.amber = amber
        self.reason = reason
        self.on = on
    }

    /// Refuses a retired KPI, thresholds in the wrong order, amber without green, a day to come,
    /// and a change after the day the KPI was added without a reason.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try KPIRules.read(kpi, for: "thresholds", in: book)
        guard green != nil || amber != nil else {
            throw Refusal(
                "nothing is said about \(kpi)'s thresholds", "give --green, --amber or both")
        }
        let on = try GoalRules.pastDay(on, today: today)
        let view = Perspective(entry: .max, day: on)
        var settings = Settings()
        var measures = goal.measures(at: view)
        for (field, threshold) in [(MeasureField.green, green), (.amber, amber)] {
            guard let setting = threshold?.setting, measures[field] != setting.number else {
                continue
            }
            settings[.measure(field)] = setting
            measures[field] = setting.number
        }
        guard !settings.isEmpty else {
            return .nothing("\(kpi) has these thresholds on \(on) already; nothing was recorded")
        }
        try KPIRules.check(measures, goal.indicator?.direction ?? .up, of: kpi)
        let fact = ThresholdsChanged(
            on: on, settings,
            reason: try KPIRules.reason(
                reason, changing: "thresholds", of: goal, today: today))
        return try ChangeRules.decision(goal, .thresholdsChanged(fact), in: book, on: on)
    }
}

/// The values from which a KPI is green and amber were changed.
public struct ThresholdsChanged: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "thresholds-changed"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "green": .number, "amber": .number, "without": .list(.word)],
        texts: ["reason"])

    /// The day from which they hold.
    public let on: Day
    /// The thresholds that are set or taken away.
    public private(set) var settings: Settings
    /// Why.
    public let reason: String?

    private static let thresholds: [MeasureField] = [.green, .amber]

    init(on: Day, _ settings: Settings, reason: String?) {
        self.on = on
        self.settings = settings
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        for field in ThresholdsChanged.thresholds {
            fields.add(field.rawValue, settings[.measure(field)]?.number)
        }
        let gone = ThresholdsChanged.thresholds.filter { settings[.measure($0)] == .nothing }
        fields.add("without", words: gone.map(\.rawValue))
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        let gone = try fields.words("without") { MeasureField(rawValue: $0) } ?? []
        var settings = Settings()
        for field in ThresholdsChanged.thresholds {
            if let value = try fields.number(field.rawValue) {
                settings[.measure(field)] = .number(value)
            } else if gone.contains(field) {
                settings[.measure(field)] = .nothing
            }
        }
        self.settings = settings
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let parts = ThresholdsChanged.thresholds.compactMap { field -> String? in
            guard let setting = settings[.measure(field)] else { return nil }
            let value = setting.number.map { "from \(words.value($0, of: subject))" }
            return "\(field.rawValue) \(value ?? "never")"
        }
        return "set the thresholds of \(words.subject(subject)) to "
            + "\(parts.joined(separator: ", ")), from \(on) on"
    }
}
