/// What was reported in a cycle, against what the corrected record says of the same days.
public struct Hindsight: Sendable {
    /// The cycle.
    public let cycle: Cycle
    /// Every check-in of the cycle's key results, in the order of the days they were about.
    public let reports: [Report]
    /// Check-ins and changes recorded after the day they are about, the longest lag first.
    public let late: [LateEntry]
    /// How long after their days check-ins were recorded.
    public let checkInLags: Lags
    /// How long after their days changes were recorded.
    public let changeLags: Lags
    /// The entries about closed goals that were recorded after their closing and amend something.
    public let afterClosing: [Int]

    /// A check-in as it was reported, and the same day as it is known now.
    public struct Report: Sendable {
        /// The key result.
        public let goal: Goal
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The day it was about when it was recorded.
        public let on: Day
        /// Whether it says how far the key result is; only then can it have been off.
        public let isValued: Bool
        /// What was known right after it was recorded.
        public let then: Known
        /// What is known now about the same day.
        public let now: Known
        /// What is known now, against what was aimed at then.
        public let progressByOldAim: Double?
        /// What became of it.
        public let fate: Fate?
    }

    /// What is known of a key result on a day.
    public struct Known: Sendable {
        /// The value, zone or milestones done, as a check-in gives them.
        public let text: String?
        /// The value; nil for milestones and zones.
        public let value: Decimal?
        /// The progress.
        public let progress: Double?
    }

    /// What became of a check-in later.
    public enum Fate: Hashable, Sendable {
        /// Corrected, by that entry last.
        case corrected(by: Int)
        /// Retracted by that entry.
        case retracted(by: Int)
        /// Another check-in about the same day was recorded later.
        case superseded(by: Int)

        /// The fate's word.
        public var word: String {
            switch self {
            case .corrected: "corrected"
            case .retracted: "retracted"
            case .superseded: "superseded"
            }
        }

        /// The entry that brought it about.
        public var entry: Int {
            switch self {
            case .corrected(let entry), .retracted(let entry), .superseded(let entry): entry
            }
        }
    }

    /// An entry that was recorded after the day it is about.
    public struct LateEntry: Sendable {
        /// The key result or objective.
        public let goal: Goal
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// The day it was about when it was recorded.
        public let on: Day
        /// Whether it is a check-in, and no change.
        public let isCheckIn: Bool

        /// How many days later it was recorded.
        public var lag: Int { stamp.day - on }
    }

    /// How much somebody's reports were off.
    public struct Reporter: Sendable {
        /// Who checked in.
        public let person: PersonID
        /// How many check-ins they made.
        public let checkIns: Int
        /// How many of them were corrected.
        public let corrected: Int
        /// How many of them were retracted.
        public let retracted: Int
        /// How many of them gave way to another about the same day.
        public let superseded: Int
        /// How many of them said how far a key result is, and can be compared.
        public let compared: Int
        /// The mean of the sizes by which their progress was off; nil where none can be compared.
        public let meanError: Double?
        /// The report that was off most; nil where none was.
        public let worst: Report?
    }

    /// Looks back on a cycle from a perspective; nil where it is not known.
    ///
    /// Goals that pass the filter alone. Complexity: linear in the check-ins, and in a goal's
    /// check-ins for each of its own.
    public init?(
        of id: CycleID, in state: State, at view: Perspective, where filter: GoalFilter = .init()
    ) {
        guard let cycle = state.cycles[id], cycle.added.entry <= view.entry else { return nil }
        self.cycle = cycle
        var filter = filter
        filter.cycle = id
        let goals = state.goalOrder.compactMap { state.goals[$0] }.filter { goal in
            goal.type.belongsToCycle && goal.created.entry <= view.entry
                && !goal.isVoided(knownThrough: view.entry)
                && filter.passes(goal, at: view, in: state)
        }
        let keyResults = goals.filter { $0.type == .keyResult }
        reports = keyResults.flatMap { goal in
            goal.checkIns.filter { $0.stamp.entry <= view.entry && $0.content.on <= view.day }
                .map { Hindsight.report($0, of: goal, in: state, at: view) }
        }.sorted { ($0.on, $0.stamp.entry) < ($1.on, $1.stamp.entry) }
        let checkIns = keyResults.flatMap { Hindsight.checkIns(of: $0, through: view) }
        let changes = goals.flatMap { Hindsight.changes(of: $0, through: view) }
        checkInLags = Lags(checkIns)
        changeLags = Lags(changes)
        late = (checkIns + changes).filter { !$0.stamp.isImported && $0.lag > 0 }
            .sorted { ($1.lag, $0.stamp.entry) < ($0.lag, $1.stamp.entry) }
        afterClosing = goals.flatMap { $0.amendmentsAfterClosing(knownThrough: view.entry) }
            .sorted()
    }

    /// Whose reports were off, by how much, in the order of the ledger's persons.
    public var reporters: [Reporter] {
        Dictionary(grouping: reports) { $0.stamp.authors.actor }
            .sorted { ($0.key.number ?? 0, $0.key) < ($1.key.number ?? 0, $1.key) }
            .map { Reporter($0.key, $0.value) }
    }

    private static func checkIns(of goal: Goal, through view: Perspective) -> [LateEntry] {
        goal.checkIns.filter { $0.stamp.entry <= view.entry }.map {
            LateEntry(goal: goal, stamp: $0.stamp, on: $0.content.on, isCheckIn: true)
        }
    }

    private static func changes(of goal: Goal, through view: Perspective) -> [LateEntry] {
        goal.changes.filter { $0.stamp.entry <= view.entry }.map {
            LateEntry(goal: goal, stamp: $0.stamp, on: $0.on, isCheckIn: false)
        }
    }
}

extension Hindsight.Report {
    /// By how much the reported progress was too low: what is known now minus what was then.
    ///
    /// Against what was aimed at then, so that a target moved later is no mistake of the author.
    public var error: Double? {
        guard isValued, let then = then.progress, let progressByOldAim else { return nil }
        return progressByOldAim - then
    }

    /// By how much changes of the aim that were recorded later moved the progress of the day.
    public var shift: Double? {
        guard let progressByOldAim, let now = now.progress else { return nil }
        return now - progressByOldAim
    }

    /// By how much the reported value was too low; nil where it is none.
    public var valueError: Double? {
        guard isValued, let then = then.value, let now = now.value else { return nil }
        return Decimal.difference(now, then)
    }

    /// Whether the record says something else of the day than was reported.
    public var isOff: Bool {
        isValued && (saysOtherwise || isShifted || Ratio.billionths(error ?? 0) != 0)
    }

    private var saysOtherwise: Bool {
        if let then = then.value, let now = now.value { return then != now }
        return then.text != now.text
    }

    /// Whether the aim of the day was changed later.
    public var isShifted: Bool { Ratio.billionths(shift ?? 0) != 0 }
}

extension Hindsight.Reporter {
    fileprivate init(_ person: PersonID, _ reports: [Hindsight.Report]) {
        self.person = person
        checkIns = reports.count
        func count(_ word: String) -> Int { reports.count { $0.fate?.word == word } }
        corrected = count("corrected")
        retracted = count("retracted")
        superseded = count("superseded")
        let errors = reports.compactMap { report in
            report.error.map { (report: report, size: $0.magnitude) }
        }
        compared = errors.count
        meanError =
            errors.isEmpty ? nil : errors.reduce(0) { $0 + $1.size } / Double(errors.count)
        worst =
            errors.filter { Ratio.billionths($0.size) > 0 }
            .max { Ratio.billionths($0.size) < Ratio.billionths($1.size) }?.report
    }
}
