/// What a KPI is about and how it is read, as given at its creation.
public struct KPIPlan: Hashable, Sendable {
    /// What it is about.
    public var scope: KPIScope?
    /// What the process or system it is about is called; nil once erased.
    public var scopeName: String?
    /// Which way it is better.
    public var direction = KPIDirection.up
    /// How often it is read.
    public var frequency = Frequency.monthly
    /// Whether it tells what will come or what has come.
    public var timing: KPITiming?
    /// The KPI that it is a segment of, such as one region of all.
    public var segmentOf: GoalID?
    /// What the segment is called; nil once erased.
    public var segment: String?
    /// How the values of its segments become one.
    public var rule: Formula.Aggregate?
    /// The key result whose series it carries on.
    public var adopts: GoalID?

    /// Makes the plan of a KPI that is read once a month and better the higher it is.
    public init() {}
}

/// An outside series beside a KPI: its place among the KPI's, `b1`, `b2`, ….
public enum BenchmarkThing {}
/// The name of an outside series within its KPI, given by the ledger; its source is private.
public typealias BenchmarkID = Identifier<BenchmarkThing>

/// That the readings of a KPI are the values of a key result from an entry on.
public struct KPILink: Hashable, Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// The KPI.
    public let kpi: GoalID
}

/// A value of an outside series beside a KPI.
public struct Benchmark: Hashable, Sendable {
    /// The series.
    public let id: BenchmarkID
    /// Where it comes from; the identifier once that was erased.
    public let source: String
    /// The value.
    public let value: Decimal
    /// The day from which it holds.
    public let on: Day
}

/// That a KPI moves another.
public struct Influence: Hashable, Sendable {
    /// The KPI that is moved.
    public let kpi: GoalID
    /// How strongly, from −1 to 1, as people claim; nil where nobody says.
    public let strength: Decimal?
    /// After how many days.
    public let lag: Int
}

extension Goal {
    /// What an outside series is called; its identifier where the name was erased.
    public func name(of benchmark: BenchmarkID) -> String {
        benchmarkNames.first { $0.id == benchmark }?.name ?? benchmark.text
    }

    /// The KPI whose readings are the key result's values, as known through an entry.
    public func kpi(knownThrough entry: Int) -> GoalID? {
        kpiLinks.last { $0.stamp.entry <= entry }?.kpi
    }

    /// What a KPI is worked out by on a day as known through an entry.
    public func formula(at view: Perspective) -> Formula? {
        if case .formula(let formula)? = timeline.setting(.formula, at: view) {
            formula
        } else {
            nil
        }
    }

    /// The day a KPI was retired on; nil while it is read.
    public func retired(at view: Perspective) -> Day? {
        guard timeline.setting(.retired, at: view) != nil else { return nil }
        return timeline.winner(.retired, at: view)?.on
    }

    /// The perspective that counts for a KPI: a retired one stands still.
    public func stillRead(_ view: Perspective) -> Perspective {
        guard let day = retired(at: view) else { return view }
        return Perspective(entry: view.entry, day: min(view.day, day))
    }

    /// The latest value of each outside series, in the order they were first recorded.
    public func benchmarks(at view: Perspective) -> [Benchmark] {
        benchmarkNames.compactMap { id, name in
            guard let winner = timeline.winner(.benchmark(id), at: view),
                let value = winner.value.setting.number
            else { return nil }
            return Benchmark(id: id, source: name, value: value, on: winner.on)
        }
    }

    /// The KPIs that it is said to move, in the order it was first said.
    public func influences(at view: Perspective) -> [Influence] {
        timeline.fields { if case .influence = $0 { true } else { false } }.compactMap { field in
            guard case .influence(let kpi) = field,
                case .influence(let strength, let lag)? = timeline.setting(field, at: view)
            else { return nil }
            return Influence(kpi: kpi, strength: strength, lag: lag)
        }
    }

    /// The day from which the target of a KPI holds; nil where that is since its creation.
    public func targetEpoch(at view: Perspective) -> Day? {
        timeline.winner(.measure(.target), at: view)?.on
    }

    /// How the target in force was given, where it was given relative to a value: `10%`.
    public func relativeTarget(at view: Perspective) -> String? {
        guard case .text(let given)? = timeline.setting(.relativeTarget, at: view) else {
            return nil
        }
        let target = timeline.winner(.measure(.target), at: view)?.value.change
        let relative = timeline.winner(.relativeTarget, at: view)?.value.change
        guard target?.stamp.entry == relative?.stamp.entry,
            target?.corrections.contains(where: {
                $0.setting != nil && $0.stamp.entry <= view.entry
            }) != true
        else { return nil }
        return given
    }
}
