/// Records a value of an outside series beside a KPI, such as an industry's average.
public struct RecordBenchmark: Command {
    /// The KPI.
    public var kpi: GoalID
    /// Where the value comes from, by which the series is known.
    public var source: String
    /// The value.
    public var value: Decimal
    /// What is to be said of it.
    public var note: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        beside kpi: GoalID, source: String, value: Decimal, note: String? = nil, on: Day? = nil
    ) {
        self.kpi = kpi
        self.source = source
        self.value = value
        self.note = note
        self.on = on
    }

    /// Refuses a retired KPI, an empty source and a day to come.
    ///
    /// A source that is known, in small letters or capitals, goes on; another begins a series.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let goal = try KPIRules.read(kpi, for: "benchmark", in: book)
        let source = try Text.title(source, of: "the benchmark", called: "source")
        let on = try GoalRules.pastDay(on, today: today)
        let known = goal.benchmarkNames.first { $0.name.lowercased() == source.lowercased() }
        let series = known?.id ?? BenchmarkID(prefix: "b", number: goal.benchmarkNames.count + 1)
        let fact = BenchmarkRecorded(
            on: on, series: series, value: value, source: known?.name ?? source,
            note: try Text.note(note, "note"))
        return try ChangeRules.decision(goal, .benchmarkRecorded(fact), in: book, on: on)
    }
}

/// A value of an outside series was recorded beside a KPI.
public struct BenchmarkRecorded: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "benchmark-recorded"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "benchmark": .word, "value": .number], texts: ["source", "note"])

    /// The day from which it holds.
    public let on: Day
    /// The series.
    public let series: BenchmarkID
    /// The value.
    public let value: Decimal
    /// Where it comes from; nil once erased.
    public let source: String?
    /// What is said of it.
    public let note: String?

    init(on: Day, series: BenchmarkID, value: Decimal, source: String?, note: String?) {
        self.on = on
        self.series = series
        self.value = value
        self.source = source
        self.note = note
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("benchmark", series.text)
        fields.add("value", value)
        fields.addText("source", source)
        fields.addText("note", note)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        series = try required(fields.word("benchmark") { BenchmarkID($0) }, "benchmark")
        value = try required(fields.number("value"), "value")
        source = fields.text("source")
        note = fields.text("note")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "recorded \(words.value(value, of: subject)) of “\(source ?? series.text)” beside "
            + "\(words.subject(subject)) from \(on) on"
    }

    /// What is said beside it.
    public var said: String? { note }

    /// The field it sets.
    public var settings: Settings { [.benchmark(series): .number(value)] }

    /// The series is known from here on, and its value holds from its day on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            if !goal.benchmarkNames.contains(where: { $0.id == series }) {
                goal.benchmarkNames.append((series, source ?? series.text))
            }
            goal.take(settings, from: on, nil, at: entry)
            return .applied
        }
    }
}
