/// Every column of the sheets of goals and of check-ins.
enum Column: String, CaseIterable {
    case type, id, title, description, owner, cycle, parent, level, email, handle, team
    case start, end, cadence, grace, ambition, state, outcome, score
    case kind, unit, baseline, target, commit, stretch, low, high, weight
    case milestones, zones, phases, kpi, direction, frequency, green, amber
    case formula, segment, of, rule, timing
    case goal, on, value, confidence, blocker, `for`
    case note, key
}

/// What a sheet holds, told by its header.
enum SheetKind: String {
    case goals
    case checkIns = "check-ins"

    var columns: [Column] {
        switch self {
        case .goals: Column.allCases.filter { !Column.ofCheckIns.contains($0) || $0.isShared }
        case .checkIns: Column.ofCheckIns
        }
    }
}

extension Column {
    static let ofCheckIns: [Column] = [
        .goal, .on, .value, .confidence, .note, .blocker, .for, .key,
    ]

    fileprivate var isShared: Bool { self == .note || self == .key }

    /// Columns of things that the ledger does not keep yet.
    var isForLater: Bool {
        switch self {
        case .milestones, .zones, .phases, .kpi, .direction, .frequency, .green, .amber, .formula,
            .segment, .of, .rule, .timing, .blocker:
            true
        default: false
        }
    }

    var isNumber: Bool {
        switch self {
        case .baseline, .target, .commit, .stretch, .low, .high, .weight, .score, .value,
            .confidence:
            true
        default: false
        }
    }
}

/// What a row of a sheet of goals adds.
enum RowType: String, CaseIterable {
    case cycle, team, person, objective
    case keyResult = "key-result"
    case kpi, initiative

    var isForLater: Bool { self == .kpi || self == .initiative }

    /// The columns that say something about it, beside type and key.
    var columns: Set<Column> {
        switch self {
        case .cycle: [.id, .title, .start, .end, .cadence, .grace]
        case .team: [.id, .title, .parent, .level]
        case .person: [.id, .handle, .title, .email, .team]
        case .objective:
            [
                .id, .title, .description, .owner, .cycle, .parent, .start, .end, .ambition,
                .weight, .state, .outcome, .score, .note,
            ]
        case .keyResult:
            [
                .id, .title, .description, .owner, .cycle, .parent, .start, .end, .kind, .unit,
                .baseline, .target, .commit, .stretch, .low, .high, .weight, .state, .outcome,
                .score, .note,
            ]
        case .kpi, .initiative: []
        }
    }
}
