import OKRModel
import OKRText

/// The page of a KPI: what it is, what it comes to and how that came about.
extension GoalReport {
    func document(_ figures: KPIFigures, _ origin: KPIOrigin) -> Document {
        var blocks = description(figures.goal)
        blocks.append(.facts(numbers(figures) + held(figures) + frame(figures)))
        blocks += origins(figures, origin) + segments(figures) + beside(figures)
        return Document(
            title: title(figures.goal), provenance: provenance.lines,
            blocks: blocks + initiatives(serving: figures.goal)
                + remarks(of: figures.goal, with: []))
    }

    // MARK: Figures

    private func numbers(_ figures: KPIFigures) -> [Fact] {
        var facts = [
            Fact("Value", value(figures)),
            Fact(
                "Health",
                [
                    .standing(figures.health.rawValue), .dim("  \(figures.judgement)"),
                ]),
        ]
        facts.append(Fact("Trend", figures.trendContent))
        if !figures.series.isEmpty {
            let (first, last) = (figures.series.first?.day, figures.series.last?.day)
            let days = [first, last].compactMap { $0?.description }.joined(separator: " to ")
            facts.append(Fact("Course", [figures.course, .dim("  \(days)")]))
        }
        return facts
    }

    private func value(_ figures: KPIFigures) -> Content {
        guard let text = figures.valueText else { return .missing }
        guard let on = figures.valueOn else { return .number(text) }
        return [.number(text), .dim("  on \(on)")]
    }

    // MARK: What it is held to

    private func held(_ figures: KPIFigures) -> [Fact] {
        var facts: [Fact] = []
        if let target = figures.target {
            var parts: [Content] = [.number(figures.text(target))]
            if let origin = relative(figures) { parts.append(.text(", \(origin)")) }
            parts.append(.dim(since("target", figures)))
            facts.append(Fact("Target", .joined(parts)))
        }
        let sign = figures.plan.direction == .up ? "≥" : "≤"
        let marks = [("green", figures.green), ("amber", figures.amber)].compactMap { name, mark in
            mark.map { "\(name) \(sign) \(figures.text($0))" }
        }
        if !marks.isEmpty {
            let since = since("green", figures)
            facts.append(Fact("Thresholds", [.text(marks.joined(separator: ", ")), .dim(since)]))
        }
        if let formula = figures.formula {
            let since = since("formula", figures)
            facts.append(Fact("Formula", [.code(formula.text), .dim(since)]))
        }
        return facts
    }

    /// How the target was given, where that was relative to a value: `10% better than 100`.
    private func relative(_ figures: KPIFigures) -> String? {
        guard let by = figures.relativeTarget, let target = figures.target else { return nil }
        let base = RelativeTarget(by)?.base(of: target.double, figures.plan.direction)
        return "\(by) better" + (base.map { " than \(figures.text(Quantity.worked($0)))" } ?? "")
    }

    /// Since when, by which entry and why a field holds what it holds.
    private func since(_ name: String, _ figures: KPIFigures) -> String {
        let record = figures.goal.fields(at: figures.view).first { $0.name == name }
        guard let held = record else { return "" }
        let day = held.on.map { "since \($0), " } ?? ""
        let why = held.reason.map { ": “\($0)”" } ?? ""
        return "  \(day)@\(held.source.entry)\(why)"
    }

    // MARK: Frame

    private func frame(_ figures: KPIFigures) -> [Fact] {
        let plan = figures.plan
        let words = Phrasebook(state, on: provenance.on)
        var facts = [Fact("Owner", owner(figures.terms))]
        if plan.scope != nil { facts.append(Fact("About", .text(words.heading(of: plan)))) }
        let timing = plan.timing.map { ", \($0.rawValue)" } ?? ""
        let better = plan.direction == .up ? "better the higher" : "better the lower"
        facts.append(Fact("Read", .text("\(plan.frequency.rawValue), \(better)\(timing)")))
        if let retired = figures.retired {
            facts.append(Fact("Retired", .text("on \(retired); it stands still there")))
        } else if let due = figures.due {
            let late = figures.overdue.map { ", \(NumberText.count($0, "day")) overdue" } ?? ""
            facts.append(Fact("Next due", .text("\(due)\(late)")))
        }
        if let whole = plan.segmentOf {
            let called = plan.segment.map { "“\($0)” of " } ?? ""
            facts.append(Fact("Segment", .text("\(called)\(name(whole))")))
        }
        facts += people(figures.terms)
        for parent in figures.terms.parents {
            facts.append(Fact("Serves", .text(name(parent.id))))
        }
        if let adopted = plan.adopts {
            facts.append(Fact("Carries on", .text("the series of \(name(adopted))")))
        }
        let view = Perspective(entry: provenance.entries, day: provenance.on)
        for id in state.keyResults(readFrom: figures.goal.id, knownThrough: view.entry) {
            let objective = state.goals[id]?.objective(at: view).map { " of \(name($0))" } ?? ""
            facts.append(Fact("Read by", .text("\(name(id))\(objective)")))
        }
        return facts
    }

    // MARK: Beside it

    private func segments(_ figures: KPIFigures) -> [Block] {
        guard !figures.segments.isEmpty else { return [] }
        let board = Scoreboard(
            state, at: Perspective(entry: provenance.entries, day: provenance.on))
        let words = Phrasebook(state, on: provenance.on)
        var table = KPITable.empty(saying: "")
        table.rows = board.kpis.filter { figures.segments.contains($0.goal.id) }.map {
            KPITable.row($0, share: $0.share(of: figures), words, asSegment: true)
        }
        return [.heading("Segments"), .table(table)]
    }

    private func beside(_ figures: KPIFigures) -> [Block] {
        var blocks: [Block] = []
        if !figures.benchmarks.isEmpty {
            blocks.append(.heading("Benchmarks"))
            blocks.append(
                .facts(
                    figures.benchmarks.map { benchmark in
                        Fact(
                            benchmark.source,
                            [
                                .number(figures.text(benchmark.value)),
                                .dim("  on \(benchmark.on)\(distance(figures, benchmark))"),
                            ])
                    }))
        }
        let into = state.influences(on: figures.goal.id, at: figures.view).map { from, influence in
            point("moved by", from, influence)
        }
        let out = figures.influences.map { point("moves", $0.kpi, $0) }
        if !(into + out).isEmpty { blocks += [.heading("Influences"), .list(into + out)] }
        return blocks
    }

    private func distance(_ figures: KPIFigures, _ benchmark: Benchmark) -> String {
        guard let value = figures.value else { return "" }
        let ahead = value.double - benchmark.value.double
        let text = NumberText.decimal(abs(ahead))
        if text == "0" { return ", the same" }
        let isBetter = figures.plan.direction == .up ? ahead > 0 : ahead < 0
        return ", the KPI is \(isBetter ? "better" : "worse") by \(text)"
    }

    private func point(_ verb: String, _ kpi: GoalID, _ influence: Influence) -> Content {
        let said = influence.words
        return [.text("\(verb) \(name(kpi))"), .dim(said.isEmpty ? "" : " · \(said)")]
    }
}

extension RelativeTarget {
    /// The value that the step to a target began at; nil where the target does not tell.
    fileprivate func base(of target: Double, _ direction: KPIDirection) -> Double? {
        let isUp = direction == .up
        guard isShare else { return isUp ? target - amount.double : target + amount.double }
        let share = amount.double / 100
        guard share < 1, target != 0 else { return nil }
        return target / (isUp == (target > 0) ? 1 + share : 1 - share)
    }
}

extension Influence {
    /// Strength and lag as people read them: `strength 0.6, after 30 days`.
    var words: String {
        var parts: [String] = []
        if let strength { parts.append("strength \(strength)") }
        if lag > 0 { parts.append("after \(NumberText.count(lag, "day"))") }
        return parts.joined(separator: ", ")
    }
}
