public import OKRModel
public import OKRText

/// Everything that can be said of one goal at a moment, on one page.
public struct GoalReport {
    let subject: Subject
    let state: State
    let provenance: Provenance

    enum Subject {
        case keyResult(KeyResultFigures)
        case objective(
            ObjectiveFigures, keyResults: [KeyResultFigures], counted: [ObjectiveFigures])
        case initiative(InitiativeFigures)
        case kpi(KPIFigures, KPIOrigin)
    }

    /// Makes the page of a goal; nil where the scoreboard does not have it.
    public init?(of id: GoalID, on scoreboard: Scoreboard, _ state: State, from source: Provenance)
    {
        if let figures = scoreboard.keyResults.first(where: { $0.goal.id == id }) {
            subject = .keyResult(figures)
        } else if let figures = scoreboard.kpis.first(where: { $0.goal.id == id }) {
            subject = .kpi(figures, KPIOrigin(of: id, at: scoreboard.view, in: state))
        } else if let figures = (scoreboard.objectives + scoreboard.strategies)
            .first(where: { $0.goal.id == id })
        {
            let own = scoreboard.keyResults.filter { $0.terms.objective == id }
            let counted = scoreboard.objectives.filter { child in
                !child.goal.isVoided
                    && child.terms.parents.contains { $0.id == id && $0.counts }
            }
            subject = .objective(figures, keyResults: own, counted: counted)
        } else if let goal = state.goals[id], goal.type == .initiative {
            subject = .initiative(InitiativeFigures(goal, at: scoreboard.view))
        } else {
            return nil
        }
        self.state = state
        provenance = source
    }

    /// The page as JSON: the goal under the names of `okr status --json`.
    public var json: JSON {
        let words = Phrasebook(state)
        switch subject {
        case .keyResult(let figures):
            let description = JSON.optional(figures.goal.description)
            return .object(
                provenance.json + [
                    .init("keyResult", figures.detailedJSON(in: words)),
                    .init("description", description),
                    .init("forecast", state.outlook(of: figures)?.json ?? .null),
                    initiativesJSON(serving: figures.goal),
                ] + remarksJSON(of: figures.goal, with: [figures]))
        case .kpi(let figures, let origin):
            return .object(
                provenance.json + json(figures, origin) + [initiativesJSON(serving: figures.goal)]
                    + remarksJSON(of: figures.goal, with: []))
        case .objective(let figures, let keyResults, _):
            let description = JSON.optional(figures.goal.description)
            return .object(
                provenance.json + [
                    .init("objective", figures.detailedJSON(in: words)),
                    .init("description", description),
                    .init("keyResults", .array(keyResults.map { $0.json(in: words) })),
                    initiativesJSON(serving: figures.goal),
                ] + remarksJSON(of: figures.goal, with: keyResults))
        case .initiative(let figures): return json(figures)
        }
    }

    /// The page as a document.
    public var document: Document {
        switch subject {
        case .keyResult(let figures): document(figures)
        case .objective(let figures, let keyResults, let counted):
            document(figures, keyResults, counted)
        case .initiative(let figures): document(figures)
        case .kpi(let figures, let origin): document(figures, origin)
        }
    }

    func title(_ goal: Goal) -> Content {
        [.identifier(goal.id.text), " ", .text(goal.title)]
    }

    func description(_ goal: Goal) -> [Block] {
        var blocks: [Block] = []
        if let voided = goal.voided {
            blocks.append(.note(.warning, "Voided as a mistake by @\(voided.entry)."))
        }
        if let text = goal.description { blocks.append(.paragraph(.text(text))) }
        return blocks
    }

    private func document(_ figures: KeyResultFigures) -> Document {
        var blocks = description(figures.goal)
        blocks.append(.facts(numbers(figures) + frame(figures)))
        blocks += plan(figures)
        blocks += notes(figures) + initiatives(serving: figures.goal)
        blocks += remarks(of: figures.goal, with: [figures])
        return Document(
            title: title(figures.goal), provenance: provenance.lines, blocks: blocks)
    }

    private func numbers(_ figures: KeyResultFigures) -> [Fact] {
        var facts = [
            Fact(
                "Progress",
                [
                    .progress(
                        figures.progress, expected: figures.expected, tone: tone(figures.standing)),
                    .dim(expectation(figures)),
                ]),
            Fact("Standing", .standing(figures.standing.rawValue)),
            Fact("Value", value(figures)), Fact("Aim", .text(figures.aim)),
        ]
        if let outlook = state.outlook(of: figures) {
            facts.append(Fact("Forecast", outlook.content(in: figures.goal.unit)))
        }
        let commit = figures.measures[.commit].map { "commit \($0)" }
        let stretch = figures.measures[.stretch].map { "stretch \($0)" }
        let marks = [commit, stretch, figures.zone.map { "reached: \($0.rawValue)" }]
            .compactMap { $0 }
        if !marks.isEmpty { facts.append(Fact("Marks", .text(marks.joined(separator: ", ")))) }
        if let confidence = figures.confidence {
            facts.append(Fact("Confidence", .number("\(confidence)")))
        }
        facts += scored(figures.score, figures.band, figures.ambition)
        facts.append(Fact("Goalposts", goalposts(figures)))
        return facts
    }

    private func expectation(_ figures: KeyResultFigures) -> String {
        let expected = "  expected \(NumberText.percent(figures.expected))"
        guard let pace = figures.pace else { return expected }
        return expected + ", pace \(NumberText.decimal(pace))"
    }

    private func value(_ figures: KeyResultFigures) -> Content {
        guard let reached = figures.reached, let on = figures.valueOn else { return .missing }
        let unit = figures.value == nil ? "" : figures.goal.unit.map { " \($0)" } ?? ""
        return [.number("\(reached)\(unit)"), .dim("  on \(on)")]
    }

    private func goalposts(_ figures: KeyResultFigures) -> Content {
        guard figures.moves > 0 else { return "as they were first set" }
        let moved = "moved \(NumberText.count(figures.moves, "time"))"
        guard let drift = figures.drift else { return .badge(moved, .warning) }
        return [.badge(moved, .warning), .dim(", drift \(NumberText.points(drift))")]
    }

    private func frame(_ figures: KeyResultFigures) -> [Fact] {
        var facts = [Fact("Owner", owner(figures.terms))]
        if let id = figures.terms.objective { facts.append(Fact("Objective", .text(name(id)))) }
        if let kpi = figures.goal.kpi(knownThrough: figures.view.entry) {
            facts.append(Fact("Values from", .text("the readings of \(name(kpi))")))
        }
        facts += cycle(of: figures.goal, at: figures.view)
        if let deadline = figures.terms.deadline {
            facts.append(Fact("Deadline", .day("\(deadline)")))
        }
        facts += people(figures.terms) + carried(figures.goal)
        if let weight = figures.terms.weight { facts.append(Fact("Weight", .number("\(weight)"))) }
        facts.append(Fact("Check-ins", checkIns(figures)))
        if let due = figures.due {
            let late = figures.overdue.map { ", \(NumberText.count($0, "day")) overdue" } ?? ""
            facts.append(Fact("Next due", .text("\(due)\(late)")))
        }
        return facts
    }

    func owner(_ terms: Terms) -> Content {
        terms.owner.map { .text(Phrasebook(state, on: provenance.on).owner($0)) } ?? .missing
    }

    private func cycle(of goal: Goal, at view: Perspective) -> [Fact] {
        guard let cycle = state.cycle(containing: goal, at: view) else { return [] }
        let days = cycle.calendar(at: view)
        return [Fact("Cycle", .text("\(cycle.id), \(days.start) to \(days.end)"))]
    }

    func name(_ id: GoalID) -> String {
        state.goals[id].map { "\(id) \($0.title)" } ?? id.text
    }

    private func checkIns(_ figures: KeyResultFigures) -> Content {
        guard let (checkIn, content) = figures.lastCheckIn else { return "none yet" }
        let who = Phrasebook(state).authors(checkIn.stamp.authors)
        return .text(
            "\(figures.checkIns), the last @\(checkIn.stamp.entry) for \(content.on) by \(who)")
    }

    private func notes(_ figures: KeyResultFigures) -> [Block] {
        var blocks: [Block] = []
        if figures.isWatermelon {
            blocks.append(
                .note(.bad, "Declared well and computed off-track: a watermelon."))
        }
        if let note = figures.lastCheckIn?.content.note {
            blocks.append(.heading("Last note"))
            blocks.append(.paragraph(.text(note)))
        }
        return blocks
    }

    private func document(
        _ figures: ObjectiveFigures, _ keyResults: [KeyResultFigures], _ counted: [ObjectiveFigures]
    ) -> Document {
        let goal = figures.goal
        var facts = [
            Fact(
                "Progress",
                [
                    .progress(
                        figures.progress, expected: figures.expected, tone: tone(figures.standing)),
                    .dim(coverage(figures)),
                ]),
            Fact("Standing", .standing(figures.standing.rawValue)),
            Fact("Owner", owner(figures.terms)),
        ]
        facts += cycle(of: goal, at: figures.view)
        if let ambition = figures.terms.ambition {
            facts.append(Fact("Ambition", .text(ambition.rawValue)))
        }
        facts += people(figures.terms) + carried(goal)
        if let drift = figures.drift, Ratio.billionths(drift) != 0 {
            facts.append(Fact("Drift", .badge(NumberText.points(drift), .warning)))
        }
        for parent in figures.terms.parents {
            let how =
                parent.counts ? "counts with weight \(parent.weight ?? 0)" : "supports"
            facts.append(Fact("Aligned to", .text("\(name(parent.id)) (\(how))")))
        }
        for child in counted {
            let weight = child.terms.parents.first { $0.id == goal.id }?.weight ?? 0
            let progress = child.progress.map { NumberText.percent($0) } ?? NumberText.missing
            facts.append(
                Fact("Counts here", .text("\(name(child.goal.id)): \(progress), weight \(weight)")))
        }
        facts += scored(figures.score, figures.band, figures.terms.ambition)
        return Document(
            title: title(goal), provenance: provenance.lines,
            blocks: description(goal) + [.facts(facts)]
                + (goal.type == .strategy
                    ? [] : [.heading("Key results"), .table(table(keyResults))])
                + initiatives(serving: goal) + remarks(of: goal, with: keyResults))
    }

    private func coverage(_ figures: ObjectiveFigures) -> String {
        let expected = figures.expected.map { "  expected \(NumberText.percent($0))," } ?? " "
        let coverage = figures.reporting
        return "\(expected) \(coverage.reporting) of \(coverage.total) reporting"
    }

    private func table(_ keyResults: [KeyResultFigures]) -> Table {
        Table(
            columns: [
                .words("Key result", minimum: 24), .number("Value", rank: 1),
                Column("Aim", rank: 2),
                Column("Progress"), Column("Standing"),
            ],
            rows: keyResults.map { figures in
                Row([
                    title(figures.goal), .number(orMissing: figures.reached),
                    .text(figures.aim),
                    .progress(
                        figures.progress, expected: figures.expected, tone: tone(figures.standing)),
                    .standing(figures.standing.rawValue),
                ])
            }, whenEmpty: .dim("No key results yet."))
    }
}
