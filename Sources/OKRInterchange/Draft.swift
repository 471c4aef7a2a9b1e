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
    /// The handle of the person on whose behalf it is recorded.
    var onBehalfOf: String?
    /// The last day that the row gives a goal; it must be the cycle's.
    var end: Day?
    /// The cycle that the row of a key result names; it must be the objective's.
    var cycle: CycleID?

    enum Creation {
        case cycle(AddCycle)
        case team(AddTeam)
        case person(AddPerson)
        case objective(AddObjective)
        case keyResult(AddKeyResult)
        case checkIn(RecordCheckIn)
    }

    /// The key of the closing, which is a command of its own.
    var closingKey: String { Draft.closingKey(of: key) }

    static func closingKey(of key: String) -> String { key + "#close" }
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
    /// Frame before goals, goals before check-ins; goals without an identifier come last, so that
    /// none is assigned that another row gives.
    var stage: Int {
        switch creation {
        case .cycle: 0
        case .team: 1
        case .person: 2
        case .objective(let command): command.id == nil ? 4 : 3
        case .keyResult(let command): command.id == nil ? 4 : 3
        case .checkIn: 5
        }
    }

    /// The column to point at where a rule refuses the whole row.
    var mainColumn: Column {
        switch creation {
        case .cycle, .team, .objective: .id
        case .person(let command): sheet.text(.handle, of: row) == command.handle ? .handle : .id
        case .keyResult(let command): command.kind == .between ? .low : .target
        case .checkIn: .goal
        }
    }
}
