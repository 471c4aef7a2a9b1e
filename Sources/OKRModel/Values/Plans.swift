/// A value that a metric is to have reached on a day before its last.
public struct Phase: Hashable, Sendable, CustomStringConvertible {
    /// The day.
    public let day: Day
    /// The value expected by then.
    public let value: Decimal

    /// Makes a phase.
    public init(day: Day, value: Decimal) {
        self.day = day
        self.value = value
    }

    /// The phase as it is entered: `2026-02-01=40`.
    public var description: String { "\(day)=\(value)" }

    /// Reads `2026-02-01=40;2026-03-01=60`; nil where the text is none.
    public static func list(_ text: String) -> [Phase]? {
        var phases: [Phase] = []
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, let day = Day(Text.trimmed(String(sides[0]))),
                let value = Decimal(Text.trimmed(String(sides[1])))
            else { return nil }
            phases.append(Phase(day: day, value: value))
        }
        return phases.isEmpty ? nil : phases
    }
}

/// A step of a key result of kind `milestones`: its place among its goal's, `m1`, `m2`, ….
public enum MilestoneThing {}
/// The name of a milestone within its goal, given by the ledger; what it is called is private.
public typealias MilestoneID = Identifier<MilestoneThing>

extension MilestoneID {
    /// Makes the identifier of the milestone with that number.
    public init(number: Int) {
        self.init(prefix: "m", number: number)
    }
}

/// A milestone as it is given: what it is called, how much it weighs, and when it is due.
public struct MilestonePlan: Hashable, Sendable {
    /// What people call it: one line without `=`, `;` and `@`.
    public let name: String
    /// How much it weighs, above 0.
    public let weight: Decimal
    /// The day it is due, the goal's last day unless set.
    public let day: Day?

    /// Makes a milestone.
    public init(name: String, weight: Decimal = 1, day: Day? = nil) {
        self.name = name
        self.weight = weight
        self.day = day
    }

    /// Reads `name[=weight][@DAY];…`; nil where the text is none.
    public static func list(_ text: String) -> [MilestonePlan]? {
        var plans: [MilestonePlan] = []
        for part in text.split(separator: ";") {
            guard let plan = MilestonePlan(Text.trimmed(String(part))) else { return nil }
            plans.append(plan)
        }
        return plans.isEmpty ? nil : plans
    }

    /// The word for no milestone at all, where names are given.
    public static let none = "none"

    /// Reads `name[=weight][@DAY]`.
    public init?(_ text: String) {
        var rest = text[...]
        let day = MilestonePlan.cut(&rest, at: "@") { Day($0) }
        let weight = MilestonePlan.cut(&rest, at: "=") { Decimal($0) }
        let name = Text.trimmed(String(rest))
        // What looks like another weight or day is no part of a name.
        let strayDay = MilestonePlan.cut(&rest, at: "@") { Day($0) }
        guard !name.isEmpty, !name.contains("="), strayDay == nil else { return nil }
        self.init(name: name, weight: weight ?? 1, day: day)
    }

    /// Takes off what stands behind the last mark, if it can be read.
    private static func cut<Value>(
        _ text: inout Substring, at mark: Character, as read: (String) -> Value?
    ) -> Value? {
        guard let place = text.lastIndex(of: mark),
            let value = read(Text.trimmed(String(text[text.index(after: place)...])))
        else { return nil }
        text = text[..<place]
        return value
    }
}

extension ReachedZone {
    /// Reads `commit=TEXT;target=TEXT;stretch=TEXT`; nil where the text is none.
    public static func words(_ text: String) -> [ReachedZone: String]? {
        var words: [ReachedZone: String] = [:]
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2,
                let zone = ReachedZone(rawValue: Text.trimmed(String(sides[0]))),
                zone != .fail, words[zone] == nil
            else { return nil }
            words[zone] = Text.trimmed(String(sides[1]))
        }
        return words.isEmpty ? nil : words
    }
}

/// The spans of days that a key result of kind `every` counts.
public enum Period: String, Sendable, CaseIterable {
    case week
    case month

    /// The first day of the period with that index, counted from the goal's first day.
    func start(_ index: Int, from first: Day) -> Day {
        switch self {
        case .week: first + 7 * index
        case .month: first.adding(months: index)
        }
    }
}

/// Which side of its target a value has to be on.
public enum Bound: String, Sendable, CaseIterable {
    case atLeast = "at-least"
    case atMost = "at-most"

    /// Whether a value is on the right side, the target itself included.
    func isMet(_ value: Decimal, by target: Decimal) -> Bool {
        switch self {
        case .atLeast: value >= target
        case .atMost: value <= target
        }
    }
}
