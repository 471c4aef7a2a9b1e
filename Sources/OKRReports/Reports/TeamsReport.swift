public import OKRModel
public import OKRText

/// The teams as a tree, as it was on a day.
public struct TeamsReport {
    private let state: State
    private let view: Perspective
    private let provenance: Provenance

    /// Makes the report of the teams at a perspective.
    public init(of state: State, at view: Perspective, from provenance: Provenance) {
        self.state = state
        self.view = view
        self.provenance = provenance
    }

    /// The report as a document: teams that are retired by the day stand at the end.
    public var document: Document {
        var table = Table(
            columns: [
                .words("Team", minimum: 16, share: 0.4), Column("Level"),
                .number("People", rank: 2), .number("Open goals", rank: 1),
            ],
            whenEmpty: .dim("No team yet. Add one: okr team add ID TITLE"))
        let teams = state.teamOrder.compactMap { state.teams[$0] }
        let active = teams.filter { !$0.isRetired(at: view) }
        let tree = Nesting(active, id: \.id, below: { $0.parent(at: view) })
        let owned = openGoals
        for (team, level) in tree.items {
            table.rows.append(
                Row(
                    [
                        name(team), .text(team.level(at: view)?.rawValue ?? ""),
                        .number("\(people(of: team.id))"), .number("\(owned[team.id] ?? 0)"),
                    ], level: level))
        }
        for team in teams where team.isRetired(at: view) {
            let successor = team.successor(at: view).map { ", merged into \($0)" } ?? ""
            table.rows.append(Row([[name(team), .dim(" retired\(successor)")]], kind: .dim))
        }
        return Document(
            title: .text("Teams of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }

    private func name(_ team: Team) -> Content {
        [.identifier(team.id.text), " ", .text(team.title(at: view))]
    }

    private func people(of team: TeamID) -> Int {
        state.persons.values.count { person in
            person.team == team && person.left.map { $0 > view.day } ?? true
        }
    }

    /// How many goals each team owns that are neither closed nor voided.
    private var openGoals: [TeamID: Int] {
        var owned: [TeamID: Int] = [:]
        for goal in state.goals.values where !goal.isVoided && goal.closing == nil {
            if case .team(let id)? = goal.owner(at: view) { owned[id, default: 0] += 1 }
        }
        return owned
    }

    /// The report as JSON: every team known, in the order of creation.
    public var json: JSON {
        let owned = openGoals
        let teams = state.teamOrder.compactMap { state.teams[$0] }.map { team -> JSON in
            [
                "id": .string(team.id.text), "title": .string(team.title(at: view)),
                "parent": .optional(team.parent(at: view)?.text),
                "level": .optional(team.level(at: view)?.rawValue),
                "people": .integer(people(of: team.id)),
                "openGoals": .integer(owned[team.id] ?? 0),
                "retired": .bool(team.isRetired(at: view)),
                "successor": .optional(team.successor(at: view)?.text),
            ]
        }
        return .object(provenance.json + [.init("teams", .array(teams))])
    }
}
