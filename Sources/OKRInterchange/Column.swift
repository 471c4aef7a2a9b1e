/// Every column of the sheets that are imported.
enum Column: String, CaseIterable {
    case type, id, title, description, owner, cycle, parent, level, email, handle, team
    case start, end, cadence, grace, ambition, state, outcome, score
    case kind, unit, baseline, target, commit, stretch, low, high, weight
    case milestones, zones, phases, kpi, direction, frequency, green, amber
    case formula, segment, of, rule, timing
    case goal, on, value, confidence, blocker, `for`, last
    case field, reason
    case note, key
}

/// What a sheet holds, told by its header.
enum SheetKind: String {
    case goals
    case checkIns = "check-ins"
    case changes
    case outcomes

    /// The columns that it may have.
    var columns: [Column] {
        switch self {
        case .goals: SheetKind.columnsOfGoals
        case .checkIns: [.goal, .on, .value, .confidence, .note, .blocker, .for, .key] + passedOver
        case .changes: [.goal, .on, .field, .value, .reason, .for, .key]
        case .outcomes: [.goal, .outcome, .score, .note, .for, .key]
        }
    }

    /// The columns that are for who fills the sheet in and say nothing to the import.
    var passedOver: [Column] {
        self == .checkIns ? [.title, .owner, .unit, .target, .last] : []
    }

    private static let columnsOfGoals: [Column] = {
        let ofOthers: Set<Column> = [
            .goal, .on, .value, .confidence, .blocker, .for, .last, .field, .reason,
        ]
        return Column.allCases.filter { !ofOthers.contains($0) }
    }()
}

extension Column {
    /// The columns of a check-in at least one of which has to be filled in.
    static let toFillIn: [Column] = [.value, .confidence, .note, .blocker]

    /// Whether its cells are numbers, or lists with numbers in them, and may have decimal commas.
    var hasNumbers: Bool {
        switch self {
        case .baseline, .target, .commit, .stretch, .low, .high, .weight, .score, .value,
            .confidence, .parent, .milestones, .phases, .green, .amber:
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
                .baseline, .target, .commit, .stretch, .low, .high, .weight, .milestones, .zones,
                .phases, .kpi, .direction, .frequency, .state, .outcome, .score, .note,
            ]
        case .initiative:
            [.id, .title, .description, .owner, .parent, .start, .end, .state, .note]
        case .kpi:
            [
                .id, .title, .description, .owner, .parent, .start, .unit, .direction, .frequency,
                .target, .green, .amber, .formula, .segment, .of, .rule, .timing,
            ]
        }
    }
}
