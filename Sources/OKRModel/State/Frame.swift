/// What the first entry says of the ledger.
public struct LedgerDescription: Sendable {
    /// The name people gave it.
    public let name: String
    /// The time zone whose civil days the ledger counts in.
    public let zone: Zone
    /// Whether it was made on a simulated clock, such as the demo's.
    public let isSimulated: Bool
    /// When and by whom it was made.
    public let created: Stamp
    /// The policies that were set, in the order it was recorded.
    public internal(set) var policies: [PolicySetting] = []
    /// The rules of advice that were switched off or on, in the order it was recorded.
    public internal(set) var advice: [AdviceSetting] = []
    /// The meetings as they were set, in the order it was recorded.
    public internal(set) var meetings: [Meeting] = []

    init(name: String, zone: Zone, isSimulated: Bool, created: Stamp) {
        self.name = name
        self.zone = zone
        self.isSimulated = isSimulated
        self.created = created
    }

    /// How a policy is set as known through an entry, and who set it; nobody where it never was.
    public func policy(
        _ policy: Policy, knownThrough entry: Int
    ) -> (value: Policy.Value, setting: PolicySetting?) {
        let last = policies.last { $0.policy == policy && $0.stamp.entry <= entry }
        return (last?.value ?? policy.standard, last)
    }
}

/// That a policy was set.
public struct PolicySetting: Sendable {
    /// The policy.
    public let policy: Policy
    /// What it was set to.
    public let value: Policy.Value
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// Why.
    public let reason: String?
}

/// A person the ledger knows: `p1`, `p2`, ….
public struct Person: Sendable {
    /// The identifier given by the ledger.
    public let id: PersonID
    /// What the person is called by on the command line; nil once erased.
    public internal(set) var handle: String?
    /// The name to show; nil where none was given.
    public internal(set) var name: String?
    /// The operating-system login bound to the person.
    public internal(set) var login: String?
    /// The address.
    public internal(set) var email: String?
    /// The team the person belongs to.
    public internal(set) var team: TeamID?
    /// The day the person left, or nil.
    public internal(set) var left: Day?
    /// When and by whom it was recorded that the person left, or nil.
    public internal(set) var leaving: Stamp?
    /// The roles that were granted and revoked, in the order it was recorded.
    public internal(set) var roleTurns: [RoleTurn] = []
    /// When and by whom the person was added.
    public let added: Stamp

    /// What to show: the name, else the handle, else the identifier.
    public var displayName: String { name ?? handle ?? id.text }
    /// What to type: the handle, else the identifier.
    public var shortName: String { handle ?? id.text }
}

/// A team, a department or the company: it moves, is renamed and retires on a day.
public struct Team: Sendable {
    /// The identifier.
    public let id: TeamID
    /// When and by whom it was added.
    public let added: Stamp
    /// Title, level and the team above, with every change of them.
    public internal(set) var timeline: Timeline

    /// The title to show on a day.
    public func title(at view: Perspective) -> String {
        if case .text(let title)? = timeline.setting(.title, at: view) { title } else { id.text }
    }

    /// The team above it on a day.
    public func parent(at view: Perspective) -> TeamID? {
        if case .team(let id)? = timeline.setting(.above, at: view) { id } else { nil }
    }

    /// Where it stands in the organization on a day.
    public func level(at view: Perspective) -> TeamLevel? {
        if case .level(let level)? = timeline.setting(.level, at: view) { level } else { nil }
    }

    /// Whether it was retired by a day.
    public func isRetired(at view: Perspective) -> Bool {
        timeline.setting(.retired, at: view) != nil
    }

    /// The team that took its place by a day, where it was merged.
    public func successor(at view: Perspective) -> TeamID? {
        if case .retired(let id)? = timeline.setting(.retired, at: view) { id } else { nil }
    }
}

/// A span of days in which goals are pursued, such as a quarter.
public struct Cycle: Sendable {
    /// The identifier.
    public let id: CycleID
    /// The cycle that it is a part of.
    public let parent: CycleID?
    /// The title to show, where one was given.
    public internal(set) var title: String?
    /// When and by whom it was added.
    public let added: Stamp
    /// Days, cadence, grace and holidays, with every change of them.
    public internal(set) var timeline: Timeline
    /// What became of it, turn by turn, in the order it was recorded.
    public internal(set) var turns: [Turn] = []
    /// The retrospective notes in the order they were recorded.
    public internal(set) var retroNotes: [RetroNote] = []
    /// The titles it was given, in the order of recording.
    private(set) var titles: [Titling] = []

    /// That a cycle was given a title.
    struct Titling: Sendable {
        let stamp: Stamp
        let title: String
        let reason: String?
    }

    init(
        _ id: CycleID, partOf parent: CycleID?, titled title: String?, _ entry: Entry,
        _ settings: Settings
    ) {
        self.id = id
        self.parent = parent
        self.title = title
        added = Stamp(entry)
        timeline = Timeline(settings)
        if let title { titles = [Titling(stamp: added, title: title, reason: nil)] }
    }

    /// Takes up the title that an entry gives it.
    mutating func take(title: String, at entry: Entry, because reason: String?) {
        self.title = title
        titles.append(Titling(stamp: Stamp(entry), title: title, reason: reason))
    }

    /// A turn in a cycle's life.
    public struct Turn: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The state from then on.
        public let state: CycleState
        /// What is said of it.
        public let note: String?
    }

    /// The state as known through an entry.
    public func state(knownThrough entry: Int) -> CycleState {
        turns.last { $0.stamp.entry <= entry }?.state ?? .planned
    }

    /// The calendar in force on a day as known through an entry.
    public func calendar(at view: Perspective) -> CycleCalendar {
        var calendar = CycleCalendar(
            start: timeline.setting(.start, at: view)?.day ?? added.day,
            end: timeline.setting(.end, at: view)?.day ?? added.day)
        if case .cadence(let cadence)? = timeline.setting(.cadence, at: view) {
            calendar.cadence = cadence
        }
        if case .whole(let grace)? = timeline.setting(.grace, at: view) { calendar.grace = grace }
        if case .days(let days)? = timeline.setting(.holidays, at: view) {
            calendar.holidays = Set(days)
        }
        return calendar
    }
}

/// The days of a cycle and how often check-ins are due in it.
public struct CycleCalendar: Hashable, Sendable {
    /// The first day.
    public var start: Day
    /// The last day.
    public var end: Day
    /// How often check-ins are due.
    public var cadence: Cadence = .days(7)
    /// How many days a check-in may be late before it counts as late.
    public var grace = 0
    /// The days that do not count for check-ins.
    public var holidays: Set<Day> = []

    /// Makes a calendar with weekly check-ins.
    public init(start: Day, end: Day) {
        self.start = start
        self.end = end
    }

    /// Whether the day lies within the cycle.
    public func contains(_ day: Day) -> Bool { start <= day && day <= end }
}
