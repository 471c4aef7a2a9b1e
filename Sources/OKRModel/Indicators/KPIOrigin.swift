/// How the value of a KPI came about: what went in, what went into that, and so on.
public struct KPIOrigin: Sendable {
    /// How a formula names it: `KPI-1`, `previous(KPI-1, 1 year)`, `sum(KPI-2)`.
    public let name: String
    /// The KPI.
    public let kpi: GoalID
    /// The day it was asked about: earlier than the moment's where a formula looks back.
    public let day: Day
    /// What it comes to.
    public let reading: KPIReading
    /// What it was worked out by.
    public let formula: Formula?
    /// The rule by which its segments became one value.
    public let rule: Formula.Aggregate?
    /// What it was worked out from, in the order of the formula or of the segments.
    public let inputs: [KPIOrigin]

    /// How the value of a KPI came about at a perspective.
    ///
    /// Complexity: linear in what went in, each as often as it did.
    public init(of id: GoalID, at view: Perspective, in state: State) {
        var reader = KPIReader(KPISource(state), knownThrough: view.entry)
        self = reader.origin(of: id, at: view)
    }

    fileprivate init(
        _ name: String, _ kpi: GoalID, _ day: Day, _ reading: KPIReading,
        formula: Formula? = nil, rule: Formula.Aggregate? = nil, _ inputs: [KPIOrigin] = []
    ) {
        self.name = name
        self.kpi = kpi
        self.day = day
        self.reading = reading
        self.formula = formula
        self.rule = rule
        self.inputs = inputs
    }
}

extension KPIReader {
    /// How the value of a KPI came about; one that is met again on its own way up is not followed.
    fileprivate mutating func origin(
        of id: GoalID, at asked: Perspective, called name: String? = nil, below path: [GoalID] = []
    ) -> KPIOrigin {
        let view = source.goals[id]?.stillRead(asked) ?? asked
        let reading = reading(of: id, at: asked)
        let called = name ?? id.text
        guard let goal = source.goals[id], !path.contains(id), path.count < KPIReader.deepest
        else { return KPIOrigin(called, id, asked.day, reading) }
        let path = path + [id]
        if let formula = goal.formula(at: view) {
            var found: [KPIOrigin] = []
            inputs(of: formula.root, at: view, below: path, into: &found)
            return KPIOrigin(called, id, asked.day, reading, formula: formula, found)
        }
        guard let rule = goal.indicator?.rule else {
            return KPIOrigin(called, id, asked.day, reading)
        }
        return KPIOrigin(
            called, id, asked.day, reading, rule: rule, segments(of: id, at: view, below: path))
    }

    /// What a part of a formula names, in its order, each mention of a day once.
    private mutating func inputs(
        of node: Formula.Node, at view: Perspective, back: String? = nil, below path: [GoalID],
        into found: inout [KPIOrigin]
    ) {
        func called(_ text: String) -> String { back.map { "previous(\(text), \($0))" } ?? text }
        switch node {
        case .number: break
        case .kpi(let id):
            let name = called(id.text)
            guard !found.contains(where: { $0.name == name && $0.day == view.day }) else { return }
            found.append(origin(of: id, at: view, called: name, below: path))
        case .negated(let inner): inputs(of: inner, at: view, back: back, below: path, into: &found)
        case .calculation(_, let left, let right):
            inputs(of: left, at: view, back: back, below: path, into: &found)
            inputs(of: right, at: view, back: back, below: path, into: &found)
        case .aggregate(let rule, let id):
            let name = called("\(rule.rawValue)(\(id))")
            guard !found.contains(where: { $0.name == name && $0.day == view.day }) else { return }
            let value = aggregate(rule, over: id, at: view)
            found.append(
                KPIOrigin(
                    name, id, view.day, value, rule: rule, segments(of: id, at: view, below: path)))
        case .previous(let inner, let span):
            guard let day = span.before(view.day) else { return }
            let further = back.map { "\(span) and \($0)" } ?? span.description
            inputs(
                of: inner, at: Perspective(entry: view.entry, day: day), back: further,
                below: path, into: &found)
        }
    }

    private mutating func segments(
        of id: GoalID, at view: Perspective, below path: [GoalID]
    ) -> [KPIOrigin] {
        var found: [KPIOrigin] = []
        for segment in segments(of: id, at: view) {
            found.append(origin(of: segment.id, at: view, below: path))
        }
        return found
    }
}
