/// Where a KPI stands among the goals: its scope, what takes its values, what moves it.
extension State {
    /// The key results that take their values from a KPI as known through an entry, in the order
    /// of creation.
    public func keyResults(readFrom kpi: GoalID, knownThrough entry: Int) -> [GoalID] {
        goalOrder.filter { id in
            guard let goal = goals[id], goal.created.entry <= entry,
                !goal.isVoided(knownThrough: entry)
            else { return false }
            return goal.kpi(knownThrough: entry) == kpi
        }
    }

    /// What is said to move a KPI, in the order of creation of the KPIs that move it.
    public func influences(on kpi: GoalID, at view: Perspective) -> [(from: GoalID, Influence)] {
        goalOrder.flatMap { id -> [(from: GoalID, Influence)] in
            guard let goal = goals[id], goal.type == .kpi, goal.created.entry <= view.entry,
                !goal.isVoided(knownThrough: view.entry)
            else { return [] }
            return goal.influences(at: view).filter { $0.kpi == kpi }.map { (id, $0) }
        }
    }
}

extension Phrasebook {
    /// What a KPI is about as it is typed: `company`, `team:sales`, `process:Billing`.
    public func scope(of plan: KPIPlan) -> String? {
        switch plan.scope {
        case nil: nil
        case .company: "company"
        case .team(let id): typed(.team(id))
        case .person(let id): typed(.person(id))
        case .process: "process" + (plan.scopeName.map { ":\($0)" } ?? "")
        case .system: "system" + (plan.scopeName.map { ":\($0)" } ?? "")
        }
    }

    /// What a KPI is about as people read it: `Company`, `Sales`, `Process Billing`.
    public func heading(of plan: KPIPlan) -> String {
        switch plan.scope {
        case nil: "Without a scope"
        case .company: "Company"
        case .team(let id): "Team " + owner(.team(id))
        case .person(let id): owner(.person(id))
        case .process: "Process" + (plan.scopeName.map { " \($0)" } ?? "")
        case .system: "System" + (plan.scopeName.map { " \($0)" } ?? "")
        }
    }
}

/// The KPIs that are about the same, in the order of a page.
public struct KPIGroup: Sendable {
    /// What they are about, as it is typed; nil where nothing is said of it.
    public let scope: String?
    /// What they are about, as people read it.
    public let heading: String
    /// The KPIs, each with how deep it stands: a segment stands below its whole.
    public let kpis: [(figures: KPIFigures, level: Int)]

    /// Groups KPIs: the company, teams, persons, processes, systems, then what says no scope.
    ///
    /// A segment stays with its whole, whatever its own scope is. Complexity: linear in the KPIs,
    /// and n · log n in the groups.
    public static func groups(of kpis: [KPIFigures], in state: State, on day: Day) -> [KPIGroup] {
        let words = Phrasebook(state, on: day)
        let known = Set(kpis.map(\.goal.id))
        var segments: [GoalID: [KPIFigures]] = [:]
        var roots: [(rank: Rank, figures: KPIFigures)] = []
        for figures in kpis {
            if let whole = figures.plan.segmentOf, known.contains(whole) {
                segments[whole, default: []].append(figures)
            } else {
                roots.append((Rank(figures.plan, in: state, words), figures))
            }
        }
        let byScope = Dictionary(grouping: roots) { $0.rank }
        return byScope.keys.sorted().compactMap { rank in
            guard let first = byScope[rank]?.first?.figures else { return nil }
            let members = (byScope[rank] ?? []).flatMap { root in
                [(figures: root.figures, level: 0)]
                    + (segments[root.figures.goal.id] ?? []).map { (figures: $0, level: 1) }
            }
            return KPIGroup(
                scope: words.scope(of: first.plan), heading: words.heading(of: first.plan),
                kpis: members)
        }
    }

    /// The place of a scope on a page: by its kind, teams in their order, others by name.
    private struct Rank: Hashable, Comparable {
        let kind: Int
        let place: Int
        let name: String

        init(_ plan: KPIPlan, in state: State, _ words: Phrasebook) {
            let (kind, place): (Int, Int) =
                switch plan.scope {
                case .company: (0, 0)
                case .team(let id): (1, state.teamOrder.firstIndex(of: id) ?? .max)
                case .person: (2, 0)
                case .process: (3, 0)
                case .system: (4, 0)
                case nil: (5, 0)
                }
            self.kind = kind
            self.place = place
            name = words.scope(of: plan) ?? ""
        }

        static func < (left: Rank, right: Rank) -> Bool {
            (left.kind, left.place, left.name) < (right.kind, right.place, right.name)
        }
    }
}
