/// A check-in with everything that was later said about it; a copy costs one count.
public struct CheckIn: Sendable {
    private struct Record: Sendable {
        let stamp: Stamp
        let content: Content
        let talk: Talk
        var corrections: [Correction] = []
        var retraction: Retraction?
        var resolution: Resolution?
        var source: GoalID?
    }

    private var box: Boxed<Record>
    private var record: Record {
        _read { yield box.value }
        _modify { yield &box.value }
    }

    init(_ entry: Entry, _ content: Content, _ talk: Talk) {
        self.init(Stamp(entry), content, talk)
    }

    init(_ stamp: Stamp, _ content: Content, _ talk: Talk, source: GoalID? = nil) {
        box = Boxed(Record(stamp: stamp, content: content, talk: talk, source: source))
    }

    /// When and by whom it was recorded.
    public var stamp: Stamp {
        _read { yield record.stamp }
    }
    /// What it said.
    public var content: Content {
        _read { yield record.content }
    }
    /// What it said beside the measure, which corrections leave alone.
    public var talk: Talk {
        _read { yield record.talk }
    }
    /// What replaced parts of it, in the order it was recorded.
    public internal(set) var corrections: [Correction] {
        _read { yield record.corrections }
        _modify { yield &record.corrections }
    }
    /// When it was retracted, or nil.
    public internal(set) var retraction: Retraction? {
        _read { yield record.retraction }
        _modify { yield &record.retraction }
    }
    /// When and how the blocker that it raised was resolved, or nil.
    public internal(set) var resolution: Resolution? {
        _read { yield record.resolution }
        _modify { yield &record.resolution }
    }
    /// The KPI whose reading it is, where a key result takes its values from one.
    public internal(set) var source: GoalID? {
        _read { yield record.source }
        _modify { yield &record.source }
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
