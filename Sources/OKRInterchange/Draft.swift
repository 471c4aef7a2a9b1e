import OKRModel
import OKRText

/// What a row adds, before it is known whether the ledger accepts it.
struct Draft {
    let sheet: Sheet
    let row: CSVRow
    let key: String
    var creation: Creation
    /// What others can refer to once the row is recorded.
    var defines: Reference?
    /// What must be there first, and the column that says so.
    var needs: [(reference: Reference, column: Column)] = []
    /// How the goal ended, to be recorded after its check-ins.
    var closing: CloseGoal?
    /// How an initiative ended, to be recorded after it.
    var ended: ProgressInitiative?
    /// The handle of the person on whose behalf it is recorded.
    var onBehalfOf: String?
    /// The last day that the row gives a goal: of an objective it must be the cycle's.
    var end: Day?
    /// The cycle that the row of a key result names; it must be the objective's.
    var cycle: CycleID?

    enum Creation {
        case cycle(AddCycle)
        case team(AddTeam)
        case person(AddPerson)
        case objective(AddObjective)
        case keyResult(AddKeyResult)
        case kpi(AddKPI)
        case initiative(AddInitiative)
        case checkIn(RecordCheckIn)
        case change(any Command, on: Day)
        case outcome(CloseGoal)
    }

    /// The key of the closing, which is a command of its own.
    var closingKey: String { Draft.closingKey(of: key) }

    static func closingKey(of key: String) -> String { key + "#close" }

    /// Says on whose behalf it is recorded.
    mutating func record(onBehalfOf principal: String?) {
        guard let principal else { return }
        needs.append((.person(handle: principal), .for))
        onBehalfOf = principal
    }
}

/// Something that a row can mention.
enum Reference: Hashable {
    case cycle(CycleID)
    case team(TeamID)
    case person(handle: String)
    case goal(GoalID)

    init(_ owner: OwnerName) {
        switch owner {
        case .team(let id): self = .team(id)
        case .person(let handle): self = .person(handle: handle.text)
        }
    }

    var description: String {
        switch self {
        case .cycle(let id): "the cycle \(id)"
        case .team(let id): "the team \(id)"
        case .person(let handle): "the person \(handle)"
        case .goal(let id): id.text
        }
    }
}

extension Draft {
    /// Frame before goals, goals before changes of them, those before check-ins, outcomes last.
    ///
    /// Goals without an identifier come after the others, so that none is assigned that another row
    /// gives.
    var stage: Int {
        switch creation {
        case .cycle: 0
        case .team: 1
        case .person: 2
        case .objective(let command): command.id == nil ? 4 : 3
        case .keyResult(let command): command.id == nil ? 4 : 3
        case .kpi(let command): command.id == nil ? 4 : 3
        case .initiative(let command): command.id == nil ? 4 : 3
        case .change: 5
        case .checkIn: 6
        case .outcome: 7
        }
    }

    /// Changes come in the order of their days; all else in the order of its rows.
    var day: Day? { if case .change(_, let day) = creation { day } else { nil } }

    /// How a goal ends by the row, whichever sheet it is of.
    var ending: CloseGoal? { if case .outcome(let command) = creation { command } else { closing } }

    /// The column to point at where a rule refuses the whole row.
    var mainColumn: Column {
        switch creation {
        case .cycle, .team, .objective, .kpi, .initiative: .id
        case .person(let command): sheet.text(.handle, of: row) == command.handle ? .handle : .id
        case .keyResult(let command): command.kind.mainColumn
        case .checkIn: .goal
        case .change: .value
        case .outcome: .outcome
        }
    }
}

extension Draft {
    /// The column to point at where a rule refuses the row with that.
    func column(for refusal: Refusal) -> Column {
        let column: Column? = refusal.part.map {
            switch $0 {
            case .reason: .reason
            case .parent: .parent
            case .kpi: .kpi
            case .formula: .formula
            case .rule: .rule
            case .amber: .amber
            case .segment: .segment
            case .segmentOf: .of
            }
        }
        // A sheet that has no such column says it in another.
        guard let column, sheet.cell(column, of: row) != nil else { return mainColumn }
        return column
    }
}

extension MeasureKind {
    /// The column that says most about a key result of the kind.
    fileprivate var mainColumn: Column {
        switch self {
        case .metric, .atLeast, .atMost, .every: .target
        case .between: .low
        case .milestones: .milestones
        case .zones: .zones
        }
    }
}
