import OKRModel

/// KPIs in layers, each with lines to those it is said to move: how strongly, and after how long.
enum InfluenceMapChart {
    /// At most so many KPIs are drawn, in the order of the page.
    static let most = 40
    private static let (across, down) = (NodeBox.width + 80, NodeBox.height + 18)

    /// Draws the KPIs that move others or are moved; nil where nobody says that any does.
    static func drawing(_ kpis: [KPIFigures]) -> Drawing? {
        let ids = Set(kpis.map(\.goal.id))
        let all = kpis.flatMap { figures in
            figures.influences.filter { ids.contains($0.kpi) }.map { (figures.goal.id, $0) }
        }
        let linked = Set(all.flatMap { [$0.0, $0.1.kpi] })
        let nodes = kpis.filter { linked.contains($0.goal.id) }.prefix(most)
        let shown = Set(nodes.map(\.goal.id))
        let links = all.filter { shown.contains($0.0) && shown.contains($0.1.kpi) }
        guard !links.isEmpty else { return nil }
        let layers = layers(nodes.map(\.goal.id), links.map { ($0.0, $0.1.kpi) })
        var places: [GoalID: Shape.Place] = [:]
        var rows: [Int: Int] = [:]
        for id in nodes.map(\.goal.id) {
            let layer = layers[id] ?? 0
            let row = rows[layer, default: 0]
            rows[layer] = row + 1
            places[id] = Shape.Place(
                4 + Double(layer) * across, 4 + (Double(row) + (layer % 2 == 1 ? 0.5 : 0)) * down)
        }
        var shapes: [Shape] = []
        var labels: [Shape] = []
        for (from, influence) in links {
            guard let start = places[from], let end = places[influence.kpi] else { continue }
            shapes += line(start, end, influence, from)
            labels.append(label(start, end, influence))
        }
        for figures in nodes {
            guard let place = places[figures.goal.id] else { continue }
            shapes += NodeBox.shapes(
                at: place, id: figures.goal.id.text, title: figures.goal.title,
                figure: figures.valueText ?? NumberText.missing, state: figures.health.rawValue)
        }
        let width = (places.values.map(\.x).max() ?? 0) + NodeBox.width + 4
        let height = (places.values.map(\.y).max() ?? 0) + NodeBox.height + 4
        return Drawing(
            "From what moves to what is moved: strength from −1 to 1, dashed below 0, and lag",
            words: sentence(links), width: max(width, 401), height: height,
            shapes: shapes + labels)
    }

    /// The longest way to each KPI from one that nothing moves; a circle ends where it began.
    private static func layers(
        _ ids: [GoalID], _ links: [(GoalID, GoalID)]
    ) -> [GoalID: Int] {
        let below = Dictionary(grouping: links) { $0.0 }
        var layers: [GoalID: Int] = [:]
        var onPath: Set<GoalID> = []
        func place(_ id: GoalID, _ layer: Int) {
            guard !onPath.contains(id), layer > layers[id] ?? -1 else { return }
            layers[id] = layer
            onPath.insert(id)
            for (_, next) in below[id] ?? [] { place(next, layer + 1) }
            onPath.remove(id)
        }
        let moved = Set(links.map(\.1))
        for id in ids where !moved.contains(id) { place(id, 0) }
        for id in ids where layers[id] == nil { place(id, 0) }
        return layers
    }

    private static func ends(
        _ start: Shape.Place, _ end: Shape.Place
    ) -> (Shape.Place, Shape.Place) {
        let middle = NodeBox.height / 2
        guard end.x > start.x else {
            // Back or within a layer: from below to above.
            return (
                .init(start.x + NodeBox.width / 2, start.y + NodeBox.height),
                .init(end.x + NodeBox.width / 2, end.y)
            )
        }
        return (
            .init(start.x + NodeBox.width, start.y + middle), .init(end.x, end.y + middle)
        )
    }

    private static func line(
        _ start: Shape.Place, _ end: Shape.Place, _ influence: Influence, _ from: GoalID
    ) -> [Shape] {
        let (a, b) = ends(start, end)
        let strength = influence.strength?.double ?? 0
        let style =
            "link" + (strength < 0 ? " against" : "") + (abs(strength) >= 0.5 ? " much" : "")
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = max(1, (dx * dx + dy * dy).squareRoot())
        let (ux, uy) = (dx / length, dy / length)
        let tip: [Shape.Place] = [
            b, .init(b.x - 8 * ux - 3.5 * uy, b.y - 8 * uy + 3.5 * ux),
            .init(b.x - 8 * ux + 3.5 * uy, b.y - 8 * uy - 3.5 * ux),
        ]
        let words = "\(from) moves \(influence.kpi): \(text(influence))"
        return [
            Shape(.line([a, .init(b.x - 6 * ux, b.y - 6 * uy)]), style, words: words),
            Shape(.area(tip), "tip", words: words),
        ]
    }

    private static func label(
        _ start: Shape.Place, _ end: Shape.Place, _ influence: Influence
    ) -> Shape {
        let (a, b) = ends(start, end)
        let place = Shape.Place(a.x + (b.x - a.x) * 0.45, a.y + (b.y - a.y) * 0.45 - 3)
        return Shape(.text(place, text(influence), .middle), "name")
    }

    private static func text(_ influence: Influence) -> String {
        let strength = influence.strength?.description ?? "?"
        return influence.lag > 0 ? "\(strength), \(influence.lag) d" : strength
    }

    private static func sentence(_ links: [(GoalID, Influence)]) -> String {
        let told = links.prefix(12).map { "\($0.0) → \($0.1.kpi) (\(text($0.1)))" }
        let rest = links.count > 12 ? ", and \(links.count - 12) more" : ""
        return NumberText.count(links.count, "link") + ": " + told.joined(separator: ", ") + rest
            + "."
    }
}
