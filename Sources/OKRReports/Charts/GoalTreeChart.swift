import OKRModel

/// Who works on what: teams below each other, their objectives, and the key results of these.
struct GoalTreeChart {
    /// At most so many boxes are drawn; key results are counted instead where they are more.
    static let most = 60
    private static let (across, down) = (NodeBox.width + 34, NodeBox.height + 8)

    /// A box with those to its right.
    private struct Node {
        let id: String
        let title: String
        let figure: String
        let state: String
        var below: [Node] = []

        var count: Int { below.reduce(1) { $0 + $1.count } }
    }

    private let scoreboard: Scoreboard
    private let state: State
    private let words: Phrasebook
    private let keyResults: [GoalID?: [KeyResultFigures]]
    private let showsKeyResults: Bool

    /// Draws the objectives of a cycle that stand on a scoreboard; nil where there are none.
    static func drawing(_ scoreboard: Scoreboard, of cycle: CycleID, in state: State) -> Drawing? {
        let keyResults = Dictionary(grouping: scoreboard.keyResults) { $0.terms.objective }
        func roots(_ showsKeyResults: Bool) -> [Node] {
            GoalTreeChart(
                scoreboard: scoreboard, state: state,
                words: Phrasebook(state, on: scoreboard.view.day), keyResults: keyResults,
                showsKeyResults: showsKeyResults
            ).roots(of: cycle)
        }
        var nodes = roots(true)
        if nodes.reduce(0, { $0 + $1.count }) > most { nodes = roots(false) }
        guard !nodes.isEmpty else { return nil }
        var canvas = Canvas()
        for node in nodes { canvas.draw(node, 0) }
        let all = nodes.reduce(0) { $0 + $1.count }
        if all > canvas.drawn {
            canvas.note("and \(all - canvas.drawn) more: okr tree")
        }
        let objectives = scoreboard.objectives.count { $0.terms.cycle == cycle }
        return Drawing(
            "Teams, their objectives and key results",
            words: "\(NumberText.count(objectives, "objective")) of "
                + "\(NumberText.count(Set(owners(scoreboard, cycle)).count, "owner")), below the "
                + "teams they belong to.",
            width: max(canvas.width, 401), height: canvas.height,
            shapes: canvas.lines + canvas.boxes)
    }

    private static func owners(_ scoreboard: Scoreboard, _ cycle: CycleID) -> [Owner?] {
        scoreboard.objectives.filter { $0.terms.cycle == cycle }.map(\.terms.owner)
    }

    private func roots(of cycle: CycleID) -> [Node] {
        let view = scoreboard.view
        let objectives = scoreboard.objectives.filter { $0.terms.cycle == cycle }
        let byOwner = Dictionary(grouping: objectives) { $0.terms.owner }
        var inside: [TeamID: [TeamID]] = [:]
        var tops: [TeamID] = []
        for id in state.teamOrder {
            guard let team = state.teams[id], team.added.entry <= view.entry else { continue }
            if let parent = team.parent(at: view), state.teams[parent] != nil {
                inside[parent, default: []].append(id)
            } else {
                tops.append(id)
            }
        }
        func inner(_ team: TeamID, _ depth: Int) -> Node? {
            let parts =
                depth < 12 ? (inside[team] ?? []).compactMap { inner($0, depth + 1) } : []
            let own = (byOwner[.team(team)] ?? []).map(node)
            guard !(own + parts).isEmpty else { return nil }
            return Node(
                id: team.text, title: state.teams[team]?.title(at: view) ?? team.text, figure: "",
                state: "", below: own + parts)
        }
        let persons = byOwner.keys.compactMap { owner -> (String, [ObjectiveFigures])? in
            if case .team? = owner { return nil }
            return (owner.map(words.owner) ?? "nobody", byOwner[owner] ?? [])
        }.sorted { $0.0 < $1.0 }
        return tops.compactMap { inner($0, 0) }
            + persons.map { name, list in
                Node(id: "", title: name, figure: "", state: "", below: list.map(node))
            }
    }

    private func node(_ figures: ObjectiveFigures) -> Node {
        let own = keyResults[figures.goal.id] ?? []
        let rest =
            showsKeyResults || own.isEmpty
            ? "" : ", " + NumberText.count(own.count, "key result")
        return Node(
            id: figures.goal.id.text, title: figures.goal.title,
            figure: percent(figures.progress) + rest, state: figures.standing.rawValue,
            below: showsKeyResults
                ? own.map { one in
                    Node(
                        id: one.goal.id.text, title: one.goal.title,
                        figure: percent(one.progress), state: one.standing.rawValue)
                } : [])
    }

    private func percent(_ share: Double?) -> String {
        share.map { NumberText.percent($0) } ?? NumberText.missing
    }

    /// Boxes from left to right, each as high as the middle of those to its right.
    private struct Canvas {
        var boxes: [Shape] = []
        var lines: [Shape] = []
        var drawn = 0
        private var free = 4.0
        private var deepest = 0

        var width: Double { Double(deepest) * across + NodeBox.width + 8 }
        var height: Double { free }

        /// The height of the middle of a box; nil where there is no room for more.
        @discardableResult
        mutating func draw(_ node: Node, _ level: Int) -> Double? {
            guard drawn < most else { return nil }
            drawn += 1
            deepest = max(deepest, level)
            let x = 4 + Double(level) * across
            var ends: [Double] = []
            for below in node.below {
                if let end = draw(below, level + 1) { ends.append(end) }
            }
            let middle: Double
            if let first = ends.first, let last = ends.last {
                middle = (first + last) / 2
            } else {
                middle = free + NodeBox.height / 2
                free += down
            }
            boxes += NodeBox.shapes(
                at: .init(x, middle - NodeBox.height / 2), id: node.id, title: node.title,
                figure: node.figure, state: node.state)
            let (from, turn) = (x + NodeBox.width, x + NodeBox.width + 17)
            if !ends.isEmpty {
                let branches = ends.map { end in
                    [
                        Shape.Place(from, middle), .init(turn, middle), .init(turn, end),
                        .init(x + across, end),
                    ]
                }
                lines.append(Shape(.lines(branches), "branch"))
            }
            return middle
        }

        mutating func note(_ text: String) {
            boxes.append(Shape(.text(.init(8, free + 10), text, .start), "name"))
            free += 18
        }
    }
}
