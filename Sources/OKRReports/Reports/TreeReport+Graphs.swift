import OKRModel

/// The tree as drawings for other programs; parents stand above what hangs on them.
extension TreeReport {
    /// The tree as a Mermaid flowchart.
    public var mermaid: String {
        var lines = ["flowchart TB"]
        let nodes = numbered
        for (index, line) in nodes.enumerated() {
            let (open, close) = shape(of: line.goal)
            let label = labels(of: line.goal).map(Mermaid.escaped).joined(separator: "<br>")
            lines.append("    n\(index)\(open)\"\(label)\"\(close)")
        }
        let places = Dictionary(
            uniqueKeysWithValues: nodes.enumerated().map { ($1.goal, $0) })
        for (index, line) in nodes.enumerated() {
            for branch in tree.below[line.goal] ?? [] {
                guard let place = places[branch.goal] else { continue }
                lines.append("    n\(index) \(arrow(branch.bond)) n\(place)")
            }
        }
        lines += Graph.classes(of: nodes.map { Graph.tone(figures[$0.goal]) })
        return lines.joined(separator: "\n") + "\n"
    }

    /// The tree in the language of Graphviz.
    public var dot: String {
        var lines = [
            "digraph goals {", "    rankdir=TB;",
            "    node [shape=box, style=rounded, fontname=\"sans-serif\"];",
        ]
        let nodes = numbered
        for line in nodes {
            let label = labels(of: line.goal).map(Graphviz.escaped).joined(separator: "\\n")
            var attributes = ["label=\"\(label)\""]
            switch figures[line.goal]?.goal.type {
            case .keyResult: attributes.append("style=solid")
            case .kpi: attributes += ["shape=hexagon", "style=solid"]
            case .initiative: attributes += ["shape=parallelogram", "style=solid"]
            default: break
            }
            if let colour = Graph.colour(Graph.tone(figures[line.goal])) {
                attributes.append("color=\"\(colour)\", penwidth=2")
            }
            lines.append("    \"\(line.goal)\" [\(attributes.joined(separator: ", "))];")
        }
        for line in nodes {
            for branch in tree.below[line.goal] ?? [] {
                var edge = "    \"\(line.goal)\" -> \"\(branch.goal)\""
                switch branch.bond {
                case .keyResult: edge += " [arrowhead=none]"
                case .counts(let weight): edge += " [label=\"\(weight)\"]"
                case .supports: edge += " [style=dashed]"
                case .segment: edge += " [style=dotted, arrowhead=none]"
                }
                lines.append(edge + ";")
            }
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    /// Each goal once, in the order it is first met.
    private var numbered: [GoalTree.Line] {
        var told: Set<GoalID> = []
        return tree.lines.filter { told.insert($0.goal).inserted }
    }

    private func labels(of id: GoalID) -> [String] {
        guard let figures = figures[id] else { return [id.text] }
        var labels = [id.text, VisibleText.line(figures.goal.title)]
        if figures.counts {
            labels.append(VisibleText.line("\(figures.reached) \(figures.word)"))
        }
        return labels
    }

    private func shape(of id: GoalID) -> (open: String, close: String) {
        switch figures[id]?.goal.type {
        case .strategy: ("([", "])")
        case .objective: ("(", ")")
        case .keyResult, nil: ("[", "]")
        case .kpi: ("{{", "}}")
        case .initiative: ("[/", "/]")
        }
    }

    private func arrow(_ bond: GoalTree.Bond) -> String {
        switch bond {
        case .keyResult: "---"
        case .counts(let weight): "-->|\(weight)|"
        case .supports: "-.->"
        case .segment: "-.-"
        }
    }
}

extension Graph {
    /// The tone of a goal's standing; neutral where nothing counts.
    fileprivate static func tone(_ figures: TreeFigures?) -> Tone {
        guard let figures, figures.counts else { return .neutral }
        if let kpi = figures.kpi { return Tone(standing: kpi.health.rawValue) }
        return figures.standing.map(OKRReports.tone) ?? .neutral
    }
}
