/// An objective or a key result: everything recorded about it, in the order it was recorded.
///
/// A goal is the fold of its own entries and holds what both times need: every value keeps the day
/// it was true and the entry that recorded it, so that one fold answers for any day (`Goal+Values`)
/// and for any earlier knowledge.
public struct Goal: Sendable {
    /// The identifier.
    public let id: GoalID
    /// Whether it is an objective or a key result.
    public let type: GoalType
    /// When and by whom it was created.
    public let created: Stamp
    /// The day it was created `on`: its first day, unless its cycle starts later.
    public let createdOn: Day
    /// The title.
    public let title: String
    /// The longer description, where one was given.
    public let description: String?
    /// Who owns it.
    public let owner: Owner
    /// The weight in the mean it contributes to, nil unless set (then 1).
    public let weight: Decimal?
    /// The cycle of an objective.
    public let cycle: CycleID?
    /// The ambition of an objective.
    public let ambition: Ambition?
    /// What an objective is aligned to.
    public let parents: [Parent]
    /// The objective of a key result.
    public let objective: GoalID?
    /// How a key result is measured.
    public let kind: MeasureKind?
    /// The unit of a key result's values.
    public let unit: String?
    /// The measures given at creation, which hold from the beginning of time.
    public let initial: [MeasureField: Decimal]

    /// The check-ins in the order they were recorded.
    public internal(set) var checkIns: [CheckIn] = []
    /// The changes of measures in the order they were recorded.
    public internal(set) var changes: [MeasureChange] = []
    /// Closings and reopenings in the order they were recorded.
    public internal(set) var turns: [LifeTurn] = []
    /// When it was taken out as a mistake, or nil.
    public internal(set) var voided: Stamp?

    /// An alignment of an objective: to what, and with which weight if it counts there.
    public struct Parent: Hashable, Sendable {
        /// What the objective is aligned to.
        public let id: GoalID
        /// Its weight in the parent's progress; nil or 0 means that it supports and is not counted.
        public let weight: Decimal?

        /// Makes an alignment.
        public init(id: GoalID, weight: Decimal?) {
            self.id = id
            self.weight = weight
        }
    }

    /// Whether it was taken out of every report as a mistake.
    public var isVoided: Bool { voided != nil }

    /// How it was closed, or nil while it is open.
    public var closing: LifeTurn.Closing? {
        if case .closed(let closing)? = turns.last?.turn { closing } else { nil }
    }

    /// The weight in the mean it contributes to: 1 unless set.
    public var effectiveWeight: Double { weight?.double ?? 1 }
}

/// A number of a key result that can change over time.
public enum MeasureField: String, Sendable, CaseIterable {
    case baseline
    case target
    case commit
    case stretch
    case low
    case high
}

/// A check-in with everything that was later said about it.
public struct CheckIn: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// What it said.
    public let content: Content
    /// What replaced parts of it, in the order it was recorded.
    public internal(set) var corrections: [Correction] = []
    /// When it was retracted, or nil.
    public internal(set) var retraction: Retraction?

    /// What a check-in says.
    public struct Content: Hashable, Sendable {
        /// The day it was true.
        public var on: Day
        /// The value, nil where only confidence or a note was given.
        public var value: Decimal?
        /// The declared confidence, 0 to 1.
        public var confidence: Decimal?
        /// The note.
        public var note: String?
    }

    /// What a correction replaces; nil members stand.
    public struct Correction: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The day it was true.
        public let on: Day?
        /// The value.
        public let value: Decimal?
        /// The declared confidence.
        public let confidence: Decimal?
        /// The note.
        public let note: String?
        /// Why.
        public let reason: String?
    }
}

/// That something recorded does not hold.
public struct Retraction: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// Why.
    public let reason: String?
}

/// A change of a key result's measures with everything that was later said about it.
public struct MeasureChange: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// The day from which it holds.
    public let on: Day
    /// The new values.
    public let values: [MeasureField: Decimal]
    /// Why.
    public let reason: String?
    /// What replaced parts of it, in the order it was recorded.
    public internal(set) var corrections: [Correction] = []
    /// When it was retracted, or nil.
    public internal(set) var retraction: Retraction?

    /// What a correction replaces; nil members stand.
    public struct Correction: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The day from which the change holds.
        public let on: Day?
        /// The value of the field that the change set.
        public let value: Decimal?
        /// Why.
        public let reason: String?
    }

    /// The field that a correction's value replaces: the target, else the only one there is.
    public var correctableField: MeasureField? {
        if values[.target] != nil { return .target }
        return values.count == 1 ? values.keys.first : nil
    }
}

/// A closing or a reopening.
public struct LifeTurn: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// Which of the two.
    public let turn: Turn

    /// Closed with a result, or reopened.
    public enum Turn: Sendable {
        case closed(Closing)
        case reopened(reason: String?)
    }

    /// The result of a closed goal.
    public struct Closing: Hashable, Sendable {
        /// How it ended.
        public let outcome: Outcome
        /// The score, 0 to 1; nil where it was abandoned.
        public let score: Decimal?
        /// What the author says of it.
        public let note: String?
    }
}
