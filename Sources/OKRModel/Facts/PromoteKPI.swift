/// Makes a KPI a key result of an objective: one series from then on, readable from both sides.
public struct PromoteKPI: Command {
    /// The key result, complete but for what comes from the KPI.
    public var keyResult: AddKeyResult
    /// The KPI.
    public var kpi: GoalID
    /// The title; the KPI's unless set.
    public var title: String?

    /// Makes the intention; baseline, target and unit are the KPI's unless the key result has them.
    public init(_ kpi: GoalID, as keyResult: AddKeyResult, title: String? = nil) {
        self.kpi = kpi
        self.keyResult = keyResult
        self.title = title
    }

    /// Refuses what is no KPI, a retired one, and what adding the key result refuses.
    ///
    /// A metric begins at the KPI's value on its day and aims at its target.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try KPIRules.read(kpi, for: "key result", in: book)
        var command = keyResult
        command.kpi = kpi
        command.title = title ?? goal.title
        let on = try GoalRules.pastDay(command.on, today: today)
        let view = Perspective(entry: .max, day: on)
        if command.kind == .metric {
            let value = try KPIRules.value(of: kpi, at: view, in: book)
            let target = goal.measure(.target, at: view) ?? goal.measure(.green, at: view)
            command.measures[.baseline] = command.measures[.baseline] ?? value?.decimal
            command.measures[.target] = command.measures[.target] ?? target
        }
        return try command.decide(in: book, today: today)
    }
}
