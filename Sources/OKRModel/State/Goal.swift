/// A goal: everything recorded about it, in the order it was recorded.
///
/// A goal is the fold of its own entries and holds what both times need: every value keeps the day
/// it was true and the entry that recorded it, so that one fold answers for any day (`Goal+Values`)
/// and for any earlier knowledge. A copy costs one count, however much was recorded.
public struct Goal: Sendable {
    /// The identifier.
    public var id: GoalID { record.id }
    /// What kind of goal it is.
    public var type: GoalType { record.type }
    /// When and by whom it was created.
    public var created: Stamp { record.created }
    /// The day it was created `on`: its first day, unless its cycle starts later.
    public var createdOn: Day { record.createdOn }
    /// Whether it began as a draft.
    public var beganAsDraft: Bool { record.beganAsDraft }
    /// The goal of an earlier cycle that it carries on, or nil.
    public var carriedFrom: GoalID? { record.carriedFrom }
    /// How a key result is measured.
    public var measurement: MeasurementPlan? { record.measurement }
    /// What a KPI is about and how it is read.
    public var indicator: KPIPlan? { record.indicator }
    /// Why it was added, where a reason was given.
    public var reason: String? { record.reason }
    /// What it was called and described as when it was created.
    var firstWords: Words { record.firstWords }
    /// The title.
    public internal(set) var title: String {
        get { record.title }
        _modify { yield &record.title }
    }
    /// The longer description, where one was given.
    public internal(set) var description: String? {
        get { record.description }
        _modify { yield &record.description }
    }
    /// The unit of a key result's values.
    public internal(set) var unit: String? {
        get { record.unit }
        _modify { yield &record.unit }
    }
    /// The title, description and unit that replaced earlier ones, in the order of recording.
    public internal(set) var wordings: [Wording] {
        get { record.wordings }
        _modify { yield &record.wordings }
    }
    /// What the zones of a key result of kind `zones` mean, with when they were described.
    public internal(set) var zoneWords: [ZoneWords] {
        get { record.zoneWords }
        _modify { yield &record.zoneWords }
    }
    /// What the milestones are called, in the order they were added.
    public internal(set) var milestoneNames: [(id: MilestoneID, name: String)] {
        get { record.milestoneNames }
        _modify { yield &record.milestoneNames }
    }
    /// What the outside series beside a KPI are called, in the order they were first recorded.
    public internal(set) var benchmarkNames: [(id: BenchmarkID, name: String)] {
        get { record.benchmarkNames }
        _modify { yield &record.benchmarkNames }
    }
    /// The KPIs whose readings are a key result's values, in the order it was recorded.
    public internal(set) var kpiLinks: [KPILink] {
        get { record.kpiLinks }
        _modify { yield &record.kpiLinks }
    }
    /// Everything that changes on a day, with every change of it.
    public internal(set) var timeline: Timeline {
        get { record.timeline }
        _modify { yield &record.timeline }
    }
    /// The check-ins in the order they were recorded.
    public internal(set) var checkIns: [CheckIn] {
        get { record.checkIns }
        _modify { yield &record.checkIns }
    }
    /// What became of it, turn by turn, in the order it was recorded.
    public internal(set) var turns: [LifeTurn] {
        get { record.turns }
        _modify { yield &record.turns }
    }
    /// What it was carried on as, in the order it was recorded.
    public internal(set) var carriedTo: [Carrying] {
        get { record.carriedTo }
        _modify { yield &record.carriedTo }
    }
    /// Comments, wins and acknowledgements in the order they were recorded.
    public internal(set) var remarks: [GoalRemark] {
        get { record.remarks }
        _modify { yield &record.remarks }
    }
    /// When it was taken out as a mistake, or nil.
    public internal(set) var voided: Stamp? {
        get { record.voided }
        _modify { yield &record.voided }
    }
    /// Why it was taken out; nil while it is not, and once erased.
    public internal(set) var voidingReason: String? {
        get { record.voidingReason }
        _modify { yield &record.voidingReason }
    }

    init(
        _ id: GoalID, _ type: GoalType, _ entry: Entry, on: Day, title: String?,
        description: String?, settings: Settings, isDraft: Bool = false,
        carriedFrom: GoalID? = nil, measurement: MeasurementPlan? = nil,
        indicator: KPIPlan? = nil, unit: String? = nil, reason: String? = nil
    ) {
        let words = Words(title: title ?? id.text, description: description, unit: unit)
        box = Boxed(
            Record(
                id: id, type: type, created: Stamp(entry), createdOn: on, beganAsDraft: isDraft,
                carriedFrom: carriedFrom, measurement: measurement, indicator: indicator,
                reason: reason, firstWords: words, title: words.title, description: description,
                unit: unit, timeline: Timeline(settings)))
    }

    /// Everything recorded, as it lies behind the goal's one reference.
    private struct Record: Sendable {
        let id: GoalID
        let type: GoalType
        let created: Stamp
        let createdOn: Day
        let beganAsDraft: Bool
        let carriedFrom: GoalID?
        let measurement: MeasurementPlan?
        let indicator: KPIPlan?
        let reason: String?
        let firstWords: Words
        var title: String
        var description: String?
        var unit: String?
        var wordings: [Wording] = []
        var zoneWords: [ZoneWords] = []
        var milestoneNames: [(id: MilestoneID, name: String)] = []
        var benchmarkNames: [(id: BenchmarkID, name: String)] = []
        var kpiLinks: [KPILink] = []
        var timeline: Timeline
        var checkIns: [CheckIn] = []
        var turns: [LifeTurn] = []
        var carriedTo: [Carrying] = []
        var remarks: [GoalRemark] = []
        var voided: Stamp?
        var voidingReason: String?
    }

    private var box: Boxed<Record>
    private var record: Record {
        _read { yield box.value }
        _modify { yield &box.value }
    }

    /// An alignment: to what, and with which weight if it counts there.
    public struct Parent: Hashable, Sendable {
        /// What the goal is aligned to.
        public let id: GoalID
        /// Its weight in the parent's progress; nil or 0 means that it supports and is not counted.
        public let weight: Decimal?

        /// Makes an alignment.
        public init(id: GoalID, weight: Decimal?) {
            self.id = id
            self.weight = weight
        }

        /// Whether it counts there.
        public var counts: Bool { (weight ?? 0) > 0 }
    }

    /// That the goal goes on in another cycle.
    public struct Carrying: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The new goal.
        public let goal: GoalID
        /// Its cycle.
        public let cycle: CycleID
    }

    /// What a goal is called and described as.
    struct Words: Sendable {
        let title: String
        let description: String?
        let unit: String?
    }

    /// A title, description or unit that replaced an earlier one.
    public struct Wording: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// Which of them.
        public let field: WordingField
        /// The new words; nil once erased, or where they were taken away.
        public let text: String?
    }

    /// The words for one zone of a key result of kind `zones`.
    public struct ZoneWords: Sendable {
        /// When and by whom they were recorded.
        public let stamp: Stamp
        /// The zone.
        public let zone: ReachedZone
        /// What it means to reach it; nil once erased.
        public let text: String?
        /// Why they replaced earlier ones.
        public let reason: String?
    }

    /// Whether it was taken out of every report as a mistake.
    public var isVoided: Bool { voided != nil }

    /// Whether it was taken out of every report, as known through an entry.
    public func isVoided(knownThrough entry: Int) -> Bool {
        voided.map { $0.entry <= entry } ?? false
    }

    /// How a key result is measured.
    public var kind: MeasureKind? { measurement?.kind }

    /// The changes of its fields in the order they were recorded.
    public var changes: [Change] { timeline.changes }
}

/// How a key result is measured: its kind, and what that kind needs to be told once.
public struct MeasurementPlan: Hashable, Sendable {
    /// The kind.
    public let kind: MeasureKind
    /// The spans that a key result of kind `every` counts.
    public let period: Period?
    /// The side of the target on which a period is met.
    public let bound: Bound?

    /// Makes the plan of a kind.
    public init(_ kind: MeasureKind, period: Period? = nil, bound: Bound? = nil) {
        self.kind = kind
        self.period = period
        self.bound = bound
    }
}

/// The words of a goal that live on the recorded axis alone.
public enum WordingField: String, Sendable, CaseIterable {
    case title
    case description
    case unit
}

/// A number of a key result that can change over time.
public enum MeasureField: String, Sendable, CaseIterable {
    case baseline
    case target
    case commit
    case stretch
    case low
    case high
    /// The value from which a KPI is green.
    case green
    /// The value from which a KPI is amber.
    case amber

    /// What it is called in a sentence: the ends of a band are no words of everyday.
    var called: String {
        switch self {
        case .low: "lower end"
        case .high: "upper end"
        case .green, .amber: "\(rawValue) threshold"
        default: rawValue
        }
    }
}
