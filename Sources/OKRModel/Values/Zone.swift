/// A time zone that answers for ever as it did when its ledger was made.
///
/// It is kept as data (name, first offset, changes, rule) instead of as a name alone, so that no
/// later time-zone update and no missing file changes an answer.
public struct Zone: Hashable, Sendable {
    /// The name, such as `Europe/Berlin`.
    public let name: String
    /// The offset before the first transition, in seconds east of UTC.
    public let initialOffset: Int
    /// The changes of the offset, in order.
    public let transitions: [Transition]
    /// The POSIX rule from the last transition on; empty where its offset stays.
    public let rule: String

    private let yearlyRule: PosixRule?

    /// A change of the offset.
    public struct Transition: Hashable, Sendable {
        /// The first second with the new offset, since 1970-01-01T00:00:00Z.
        public let at: Int64
        /// The new offset, in seconds east of UTC.
        public let offset: Int

        /// Makes a transition.
        public init(at: Int64, offset: Int) {
            self.at = at
            self.offset = offset
        }
    }

    /// Coordinated Universal Time.
    public static let utc = Zone(name: "UTC")

    private init(name: String) {
        self.name = name
        initialOffset = 0
        transitions = []
        rule = ""
        yearlyRule = nil
    }

    /// Makes a zone from the four parts that a ledger keeps.
    ///
    /// Throws where the name is none, an offset reaches 26 hours, transitions are not in strictly
    /// ascending order or beyond 12 digits, or the rule is not a POSIX one (RFC 8536 §3.3.1).
    public init(
        name: String, initialOffset: Int, transitions: [Transition], rule: String
    ) throws(ZoneError) {
        guard Zone.isName(name) else {
            throw ZoneError("“\(name)” is not the name of a time zone", "write Europe/Berlin")
        }
        for offset in [initialOffset] + transitions.map(\.offset) {
            guard abs(offset) < Zone.offsetLimit else {
                throw ZoneError(
                    "\(name) has an offset of \(offset) seconds", "offsets stay below 26 hours")
            }
        }
        for transition in transitions where !(Zone.secondLimits ~= transition.at) {
            throw ZoneError(
                "\(name) has a transition at \(transition.at)", "leave out what no calendar has")
        }
        for (earlier, later) in zip(transitions, transitions.dropFirst()) {
            guard earlier.at < later.at else {
                throw ZoneError(
                    "the transition of \(name) at \(later.at) is not after \(earlier.at)",
                    "order them by their time")
            }
        }
        self.name = name
        self.initialOffset = initialOffset
        self.transitions = transitions
        self.rule = rule
        yearlyRule = rule.isEmpty ? nil : try PosixRule(rule)
    }

    static let offsetLimit = 26 * 3600
    // More than all civil days, and few enough digits for every JSON reader.
    static let secondLimits: ClosedRange<Int64> = -999_999_999_999...999_999_999_999

    /// Whether a text has the form of a zone's name, and so cannot lead out of a folder of zones.
    ///
    /// Parts of ASCII letters, digits, `_`, `+`, `-` and `.` with a `/` between them; none is empty
    /// or begins with a point; at most 64 characters.
    public static func isName(_ text: String) -> Bool {
        guard text.utf8.count <= 64 else { return false }
        return text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.first != "."
                && part.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
                    case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                    default: "_+-.".utf8.contains(byte)
                    }
                }
        }
    }
}

// MARK: Offsets

extension Zone {
    /// The offset in force at an instant, in seconds east of UTC.
    ///
    /// Logarithmic in the number of transitions.
    public func offset(at instant: Instant) -> Int {
        offset(atSecond: instant.seconds)
    }

    func offset(atSecond second: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].at <= second { low = middle + 1 } else { high = middle }
        }
        if low == transitions.count, let yearlyRule { return yearlyRule.offset(atSecond: second) }
        return low == 0 ? initialOffset : transitions[low - 1].offset
    }

    // The seconds in a range from which on another offset may be in force, in order.
    func changes(in range: ClosedRange<Int64>) -> [Int64] {
        var seconds = transitions.map(\.at).filter { range.contains($0) }
        if let yearlyRule {
            let begin = transitions.last?.at ?? .min
            seconds += yearlyRule.changes(around: range.lowerBound).filter {
                $0 > begin && range.contains($0)
            }
        }
        return seconds
    }
}

/// Why a time zone cannot be used, and what to do about it.
public struct ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let problem: String
    /// What would be right.
    public let remedy: String

    init(_ problem: String, _ remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    /// What is wrong and what would be right, in one line.
    public var description: String { "\(problem); \(remedy)" }
}
