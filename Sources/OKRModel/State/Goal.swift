/// A goal: everything recorded about it, in the order it was recorded.
///
/// A goal is the fold of its own entries and holds what both times need: every value keeps the day
/// it was true and the entry that recorded it, so that one fold answers for any day (`Goal+Values`)
/// and for any earlier knowledge.
public struct Goal: Sendable {
    /// The identifier.
    public let id: GoalID
    /// What kind of goal it is.
    public let type: GoalType
    /// When and by whom it was created.
    public let created: Stamp
    /// The day it was created `on`: its first day, unless its cycle starts later.
    public let createdOn: Day
    /// Whether it began as a draft.
    public let beganAsDraft: Bool
    /// The goal of an earlier cycle that it carries on, or nil.
    public let carriedFrom: GoalID?
    /// How a key result is measured.
    public let measurement: MeasurementPlan?
    /// What a KPI is about and how it is read.
    public let indicator: KPIPlan?
    /// Why it was added, where a reason was given.
    public let reason: String?

    /// What it was called and described as when it was created.
    let firstWords: Words

    /// The title.
    public internal(set) var title: String
    /// The longer description, where one was given.
    public internal(set) var description: String?
    /// The unit of a key result's values.
    public internal(set) var unit: String?
    /// The title, description and unit that replaced earlier ones, in the order of recording.
    public internal(set) var wordings: [Wording] = []
    /// What the zones of a key result of kind `zones` mean, with when they were described.
    public internal(set) var zoneWords: [ZoneWords] = []
    /// What the milestones are called, in the order they were added.
    public internal(set) var milestoneNames: [(id: MilestoneID, name: String)] = []
    /// What the outside series beside a KPI are called, in the order they were first recorded.
    public internal(set) var benchmarkNames: [(id: BenchmarkID, name: String)] = []
    /// The KPIs whose readings are a key result's values, in the order it was recorded.
    public internal(set) var kpiLinks: [KPILink] = []
    /// Everything that changes on a day, with every change of it.
    public internal(set) var timeline: Timeline
    /// The check-ins in the order they were recorded.
    public internal(set) var checkIns: [CheckIn] = []
    /// What became of it, turn by turn, in the order it was recorded.
    public internal(set) var turns: [LifeTurn] = []
    /// What it was carried on as, in the order it was recorded.
    public internal(set) var carriedTo: [Carrying] = []
    /// Comments, wins and acknowledgements in the order they were recorded.
    public internal(set) var remarks: [GoalRemark] = []
    /// When it was taken out as a mistake, or nil.
    public internal(set) var voided: Stamp?
    /// Why it was taken out; nil while it is not, and once erased.
    public internal(set) var voidingReason: String?

    init(
        _ id: GoalID, _ type: GoalType, _ entry: Entry, on: Day, title: String?,
        description: String?, settings: Settings, isDraft: Bool = false,
        carriedFrom: GoalID? = nil, measurement: MeasurementPlan? = nil,
        indicator: KPIPlan? = nil, unit: String? = nil, reason: String? = nil
    ) {
        self.id = id
        self.type = type
        created = Stamp(entry)
        createdOn = on
        beganAsDraft = isDraft
        self.carriedFrom = carriedFrom
        self.measurement = measurement
        self.indicator = indicator
        self.reason = reason
        firstWords = Words(title: title ?? id.text, description: description, unit: unit)
        self.title = firstWords.title
        self.description = description
        self.unit = unit
        timeline = Timeline(settings)
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

/// A check-in with everything that was later said about it.
public struct CheckIn: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// What it said.
    public let content: Content
    /// What it said beside the measure, which corrections leave alone.
    public let talk: Talk
    /// What replaced parts of it, in the order it was recorded.
    public internal(set) var corrections: [Correction] = []
    /// When it was retracted, or nil.
    public internal(set) var retraction: Retraction?
    /// When and how the blocker that it raised was resolved, or nil.
    public internal(set) var resolution: Resolution?
    /// The KPI whose reading it is, where a key result takes its values from one.
    public internal(set) var source: GoalID?

    init(_ entry: Entry, _ content: Content, _ talk: Talk) {
        stamp = Stamp(entry)
        self.content = content
        self.talk = talk
    }

    /// What a check-in says.
    public struct Content: Hashable, Sendable {
        /// The day it was true.
        public var on: Day
        /// The value, nil where only confidence or a note was given.
        public var value: Decimal?
        /// The zone reached, for the kind `zones`.
        public var zone: ReachedZone?
        /// The milestones done, and those taken back.
        public var done: [MilestoneID] = []
        /// The milestones taken back.
        public var undone: [MilestoneID] = []
        /// The declared confidence, 0 to 1.
        public var confidence: Decimal?
        /// The note.
        public var note: String?

        /// Whether it says how far the goal is.
        public var isValued: Bool {
            value != nil || zone != nil || !done.isEmpty || !undone.isEmpty
        }
    }

    /// What is said beside the measure.
    public struct Talk: Hashable, Sendable {
        /// What goes well.
        public var well: String?
        /// What holds the goal back.
        public var blocker: String?
        /// Who or what holds it back.
        public var blockedBy: Hindrance?
        /// What help is wanted.
        public var help: String?

        /// Makes the talk of a check-in.
        public init(
            well: String? = nil, blocker: String? = nil, blockedBy: Hindrance? = nil,
            help: String? = nil
        ) {
            self.well = well
            self.blocker = blocker
            self.blockedBy = blockedBy
            self.help = help
        }

        /// Whether nothing is said.
        public var isEmpty: Bool { self == Talk() }
    }

    /// Whether it raised a blocker.
    public var raisesBlocker: Bool { talk.blocker != nil || talk.blockedBy != nil }

    /// What a correction replaces; nil members stand.
    public struct Correction: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// What it says.
        public let content: Amended
        /// Why.
        public let reason: String?
    }

    /// The parts of a check-in that a correction replaces; nil members stand.
    public struct Amended: Hashable, Sendable {
        /// The day it was true.
        public var on: Day?
        /// The value.
        public var value: Decimal?
        /// The zone reached.
        public var zone: ReachedZone?
        /// The milestones done.
        public var done: [MilestoneID]?
        /// The milestones taken back.
        public var undone: [MilestoneID]?
        /// The declared confidence.
        public var confidence: Decimal?
        /// The note.
        public var note: String?
    }

    /// How a blocker was resolved.
    public struct Resolution: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// What is said of it.
        public let note: String?
    }
}

/// That something recorded does not hold.
public struct Retraction: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// Why.
    public let reason: String?
}
