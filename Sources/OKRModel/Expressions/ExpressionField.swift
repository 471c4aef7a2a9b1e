/// A field of a goal or a cycle, as an expression names it: `KR-1.progress`.
public struct ExpressionField: Hashable, Sendable, CustomStringConvertible {
    /// The goal or cycle before the last dot.
    public let subject: Identifier<ExpressionField>
    /// Whether `cycle:` stood before it.
    public let isCycle: Bool
    /// What is asked of it.
    public let name: FieldName
    /// The character with which it begins, from 1; 0 where it was not read.
    ///
    /// Two fields are the same wherever they stand.
    public let column: Int

    /// Makes a field of a goal, or of a goal or cycle of that name.
    public init(
        _ subject: Identifier<ExpressionField>, _ name: FieldName, isCycle: Bool = false,
        column: Int = 0
    ) {
        self.subject = subject
        self.name = name
        self.isCycle = isCycle
        self.column = column
    }

    /// The field as it can be typed.
    public var description: String { (isCycle ? "cycle:" : "") + "\(subject).\(name.rawValue)" }

    /// Whether both ask the same.
    public static func == (left: ExpressionField, right: ExpressionField) -> Bool {
        left.subject == right.subject && left.name == right.name && left.isCycle == right.isCycle
    }

    /// Hashes what is asked.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(subject)
        hasher.combine(name)
    }
}

/// What can be asked of a goal or a cycle in an expression.
public enum FieldName: String, Hashable, Sendable, CaseIterable {
    case value
    case raw
    case progress
    case expected
    case pace
    case standing
    case confidence
    case drift
    case baseline
    case target
    case commit
    case stretch
    case low
    case high
    case weight
    case owner
    case objective
    case cycle
    case ambition
    case state
    case zone
    case score
    case watermelon
    case checkIns
    case moves
    case due
    case overdue
    case lastCheckIn
    case title
    case start
    case end
    case health
    case trend
    case wrongWay
    case green
    case amber

    /// The field of that name, however it is capitalized; nil where there is none.
    public init?(named word: some StringProtocol) {
        let word = word.lowercased()
        guard let name = FieldName.allCases.first(where: { $0.rawValue.lowercased() == word })
        else { return nil }
        self = name
    }

    /// What kind of thing the field holds.
    var kind: FieldKind {
        switch self {
        case .value, .raw, .progress, .expected, .pace, .confidence, .drift, .baseline, .target,
            .commit, .stretch, .low, .high, .weight, .score, .checkIns, .moves, .overdue,
            .trend, .green, .amber:
            .number
        case .due, .lastCheckIn, .start, .end: .day
        case .objective, .cycle, .title: .text
        case .owner: .owner
        case .watermelon, .wrongWay: .truth
        case .health: .word(KPIHealth.allCases.map(\.rawValue))
        case .standing: .word(Standing.allCases.map(\.rawValue))
        case .zone: .word(ReachedZone.allCases.map(\.rawValue))
        case .ambition: .word(Ambition.allCases.map(\.rawValue))
        case .state: .word(FieldName.states)
        }
    }

    private static let states: [String] =
        ["draft", "proposed", "active"] + Outcome.allCases.map(\.rawValue)
        + Effort.allCases.map(\.rawValue) + [
            "voided", "retired", CycleState.planned.rawValue, CycleState.closed.rawValue,
        ]

    /// What a key result has.
    public static let ofKeyResults: [FieldName] = [
        .value, .raw, .progress, .expected, .pace, .standing, .confidence, .drift, .baseline,
        .target, .commit, .stretch, .low, .high, .weight, .owner, .objective, .cycle, .state,
        .zone, .score, .watermelon, .checkIns, .moves, .due, .overdue, .lastCheckIn, .title,
    ]

    /// What an objective or a part of the strategy has.
    public static let ofObjectives: [FieldName] = [
        .progress, .expected, .pace, .standing, .drift, .weight, .owner, .cycle, .ambition, .state,
        .score, .moves, .title,
    ]

    /// What an initiative has: how far it is as a share, and whether it is open, done or dropped.
    public static let ofInitiatives: [FieldName] = [.progress, .owner, .state, .title]

    /// What a KPI has.
    public static let ofKPIs: [FieldName] = [
        .value, .health, .target, .green, .amber, .trend, .wrongWay, .due, .overdue, .owner,
        .state, .title,
    ]

    /// What a cycle has.
    public static let ofCycles: [FieldName] = [
        .progress, .expected, .pace, .standing, .drift, .state, .start, .end,
    ]
}

/// What kind of thing a field of an expression holds.
enum FieldKind: Hashable {
    case number
    case day
    case text
    case owner
    case truth
    /// One of some words.
    case word([String])

    /// Every word that some field may be.
    static let words: Set<String> = Set(
        FieldName.allCases.flatMap { name -> [String] in
            if case .word(let words) = name.kind { words } else { [] }
        })

    /// What is to stand beside such a field.
    var expectation: String {
        switch self {
        case .number: "a number such as 0.7 or 70%"
        case .day: "a day such as 2026-02-15"
        case .text: "a text such as \"New title\""
        case .owner: "an owner such as team:platform or person:ana"
        case .truth: "true or false"
        case .word(let words): "one of " + words.joined(separator: ", ")
        }
    }

    /// Whether its things have an order.
    var isOrdered: Bool { self == .number || self == .day }
}
