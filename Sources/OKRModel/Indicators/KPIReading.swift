/// What a KPI comes to at a moment, and what went into it.
public struct KPIReading: Sendable {
    /// The value; nil where there is none.
    public internal(set) var value: Quantity?
    /// The latest day of the readings that went in.
    public internal(set) var on: Day?
    /// Why there is no value, or why it says nothing about the day any more.
    public internal(set) var cause: Cause?
    /// The readings that went in, in the order in which they were needed, each once.
    public internal(set) var parts: [Part] = []

    init(_ cause: Cause) { self.cause = cause }

    init(_ value: Quantity, on day: Day?) {
        self.value = value
        self.on = day
    }

    /// Whether there is a value that speaks of the day.
    public var isFresh: Bool { value != nil && cause == nil }

    /// One reading that went into a value.
    public struct Part: Hashable, Sendable {
        /// The KPI that was read.
        public let kpi: GoalID
        /// The value in force.
        public let value: Decimal
        /// The day it was true.
        public let on: Day
        /// The entry of the check-in.
        public let stamp: Stamp
        /// The day it was asked about: earlier than the moment's where a formula looks back.
        public let asked: Day
    }

    /// Why a KPI says nothing.
    public indirect enum Cause: Hashable, Sendable {
        /// It was never read by that day.
        case unread(GoalID, by: Day)
        /// It was not read for more than so many of its periods before that day.
        case stale(GoalID, last: Day, on: Day, after: Threshold)
        /// What a formula divides by is 0.
        case divisionByZero(GoalID, divisor: String, on: Day)
        /// It has no segments on that day.
        case noSegments(GoalID, on: Day)
        /// It is not known.
        case missing(GoalID)
        /// It was taken out as a mistake by that entry.
        case voided(GoalID, by: Int)
        /// It is worked out from itself.
        case circle([GoalID])
        /// It stands on more formulas than are followed.
        case tooDeep(GoalID)
        /// A formula came to more than a number can hold.
        case overflow(GoalID)
        /// A formula looks back further than days go.
        case beforeDays(GoalID)

        /// The cause as a sentence without its end.
        public var sentence: String {
            switch self {
            case .unread(let id, let day): "\(id) has no reading on or before \(day)"
            case .stale(let id, let last, let day, let periods):
                "the last reading of \(id), of \(last), is more than \(periods.inPeriods) "
                    + "before \(day)"
            case .divisionByZero(let id, let divisor, let day):
                "\(id) divides by \(divisor), which is 0 on \(day)"
            case .noSegments(let id, let day): "\(id) has no segments on \(day)"
            case .missing(let id): "there is no KPI \(id)"
            case .voided(let id, let entry): "\(id) was voided as a mistake by @\(entry)"
            case .circle(let path):
                "it is worked out from itself: "
                    + path.map(\.text).joined(separator: " → ")
            case .tooDeep(let id):
                "\(id) stands on more than \(KPIReader.deepest) formulas, one upon the other"
            case .overflow(let id): "\(id) came to more than a number can hold"
            case .beforeDays(let id): "\(id) looks back further than days go"
            }
        }
    }
}

extension Threshold {
    /// So many periods, in words.
    fileprivate var inPeriods: String {
        switch double {
        case 1: "one period"
        case 2: "two periods"
        default: "\(digits) periods"
        }
    }
}
