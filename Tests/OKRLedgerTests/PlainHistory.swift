import OKRModel

/// The entries of a ledger, from which every figure is worked out anew for every question.
///
/// Written from the contract of the numbers alone. It shares no code with the state, the folds and
/// the projections, keeps nothing from one question to the next, and prefers plain over fast.
struct PlainHistory {
    /// The goals, KPIs, cycles and teams in the order they were added.
    let goals: [String]
    let kpis: [String]
    let initiatives: [String]
    let cycles: [String]
    let teams: [String]
    /// The number of the last entry known.
    let lastEntry: Int
    /// The civil day of every entry, in their order.
    let days: [Day]
    /// When every entry was recorded; the entries of one command share it.
    let times: [Instant]
    private let entries: [String: [PlainEntry]]
    /// By what the health of KPIs is told.
    var kpiRules = PlainKPIRules()

    /// Takes the entries that are known, from the first one on.
    init(_ all: [Entry]) {
        var (goals, cycles, teams): ([String], [String], [String]) = ([], [], [])
        var (kpis, initiatives): ([String], [String]) = ([], [])
        var entries: [String: [PlainEntry]] = [:]
        for entry in all.map({ PlainEntry($0) }) {
            switch entry.kind {
            case "objective-added", "key-result-added", "strategy-added":
                goals.append(entry.subject)
            case "kpi-added": kpis.append(entry.subject)
            case "initiative-added": initiatives.append(entry.subject)
            case "cycle-added": cycles.append(entry.subject)
            case "team-added": teams.append(entry.subject)
            default: break
            }
            entries[entry.subject, default: []].append(entry)
        }
        lastEntry = all.count
        days = all.map(\.day)
        times = all.map(\.time)
        self.goals = goals
        self.kpis = kpis
        self.initiatives = initiatives
        self.cycles = cycles
        self.teams = teams
        self.entries = entries
    }

    /// The entries about a subject that are known through an entry.
    func entries(of subject: String, through known: Int) -> [PlainEntry] {
        (entries[subject] ?? []).filter { $0.number <= known }
    }

    func creation(of subject: String) -> PlainEntry? { entries[subject]?.first }

    func isKeyResult(_ goal: String) -> Bool { creation(of: goal)?.kind == "key-result-added" }
    func isObjective(_ goal: String) -> Bool { creation(of: goal)?.kind == "objective-added" }

    /// How a key result is measured.
    func kind(of goal: String) -> String { creation(of: goal)?.word("kind") ?? "" }

    /// Whether a goal is known to be a mistake: then it is out of everything, also of what stood
    /// still before that was known.
    func isVoided(_ goal: String) -> Bool {
        entries(of: goal, through: lastEntry).contains { $0.kind == "goal-voided" }
    }

    /// Where a goal is in its life: draft, proposed, active or how it was closed.
    func life(of goal: String, at known: Int) -> String {
        var life = "active"
        for entry in entries(of: goal, through: known) {
            switch entry.kind {
            case "objective-added", "key-result-added": life = entry.word("state") ?? "active"
            case "goal-proposed": life = "proposed"
            case "goal-returned": life = "draft"
            case "goal-agreed", "goal-reopened": life = "active"
            case "goal-closed": life = entry.word("outcome") ?? ""
            default: break
            }
        }
        return life
    }

    func isDraft(_ goal: String, at known: Int) -> Bool {
        ["draft", "proposed"].contains(life(of: goal, at: known))
    }

    /// The closing in force, or nil while the goal is open.
    func closing(of goal: String, at known: Int) -> PlainEntry? {
        var closing: PlainEntry?
        for entry in entries(of: goal, through: known) {
            if entry.kind == "goal-closed" { closing = entry }
            if entry.kind == "goal-reopened" { closing = nil }
        }
        return closing
    }

    /// The moment a goal's numbers are those of: a closed goal stands still on both axes.
    func standingStill(_ goal: String, at moment: PlainMoment) -> PlainMoment {
        guard let closing = closing(of: goal, at: moment.entry) else { return moment }
        return PlainMoment(entry: closing.number, day: min(moment.day, closing.day))
    }

    /// Where a cycle is in its life.
    func state(of cycle: String, at known: Int) -> String {
        var state = "planned"
        for entry in entries(of: cycle, through: known) {
            switch entry.kind {
            case "cycle-activated", "cycle-reopened": state = "active"
            case "cycle-closed": state = "closed"
            default: break
            }
        }
        return state
    }
}

/// A moment as somebody sees it: what is known through an entry, about a day.
struct PlainMoment: Equatable {
    var entry: Int
    var day: Day
}
