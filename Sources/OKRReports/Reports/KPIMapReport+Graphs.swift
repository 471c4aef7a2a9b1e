import OKRModel

/// The map as drawings for other programs: claims as arrows, inputs of formulas dotted.
extension KPIMapReport {
    /// The map as a Mermaid flowchart.
    public var mermaid: String {
        var lines = ["flowchart LR"]
        let nodes = drawn
        for (index, figures) in nodes.enumerated() {
            let label = labels(of: figures).map(Mermaid.escaped).joined(separator: "<br>")
            lines.append("    n\(index)[\"\(label)\"]")
        }
        let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.goal.id, $0) })
        for edge in edges {
            guard let from = places[edge.from], let to = places[edge.to] else { continue }
            switch edge.kind {
            case .influence(let label):
                let text = label.isEmpty ? "" : "|\"\(Mermaid.escaped(label))\"|"
                lines.append("    n\(from) -->\(text) n\(to)")
            case .input: lines.append("    n\(from) -.-> n\(to)")
            case .segment: lines.append("    n\(from) -.- n\(to)")
            }
        }
        lines += Graph.classes(of: nodes.map { Tone(standing: $0.health.rawValue) })
        return lines.joined(separator: "\n") + "\n"
    }

    /// The map in the language of Graphviz.
    public var dot: String {
        var lines = [
            "digraph kpis {", "    rankdir=LR;",
            "    node [shape=box, fontname=\"sans-serif\"];",
        ]
        for figures in drawn {
            let label = labels(of: figures).map(Graphviz.escaped).joined(separator: "\\n")
            var attributes = ["label=\"\(label)\""]
            if let colour = Graph.colour(Tone(standing: figures.health.rawValue)) {
                attributes.append("color=\"\(colour)\", penwidth=2")
            }
            lines.append("    \"\(figures.goal.id)\" [\(attributes.joined(separator: ", "))];")
        }
        for edge in edges {
            var line = "    \"\(edge.from)\" -> \"\(edge.to)\""
            switch edge.kind {
            case .influence(""): break
            case .influence(let label): line += " [label=\"\(Graphviz.escaped(label))\"]"
            case .input: line += " [style=dotted]"
            case .segment: line += " [style=dotted, arrowhead=none]"
            }
            lines.append(line + ";")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private enum Kind {
        case influence(String)
        /// What goes into a formula.
        case input
        /// A segment of a whole.
        case segment
    }

    /// Everything that is drawn between KPIs: claims, then formulas, then segments.
    private var edges: [(from: GoalID, to: GoalID, kind: Kind)] {
        var edges: [(from: GoalID, to: GoalID, kind: Kind)] = []
        let shown = Set(kpis.map(\.goal.id))
        for (from, influence) in links {
            edges.append((from, influence.kpi, .influence(influence.label)))
        }
        for figures in kpis {
            for input in figures.formula?.inputs ?? [] where shown.contains(input) {
                edges.append((input, figures.goal.id, .input))
            }
        }
        for figures in kpis {
            if let whole = figures.plan.segmentOf, shown.contains(whole) {
                edges.append((figures.goal.id, whole, .segment))
            }
        }
        return edges
    }

    /// The KPIs that something is drawn between, in the order of creation.
    private var drawn: [KPIFigures] {
        let ends = Set(edges.flatMap { [$0.from, $0.to] })
        return kpis.filter { ends.contains($0.goal.id) }
    }

    private func labels(of figures: KPIFigures) -> [String] {
        let value = figures.valueText ?? NumberText.missing
        return [
            figures.goal.id.text, VisibleText.line(figures.goal.title),
            VisibleText.line("\(value) \(figures.health.rawValue)"),
        ]
    }
}

extension Influence {
    /// What stands beside its arrow: `0.6, 30 d`.
    fileprivate var label: String {
        let parts = [strength?.description, lag > 0 ? "\(lag) d" : nil]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
