import OKRModel

/// What the page of a goal says of its plan: milestones, zones, phases, and who stands beside it.
extension GoalReport {
    func scored(_ score: Decimal?, _ band: ScoreBand?, _ ambition: Ambition?) -> [Fact] {
        guard let score, let band else { return [] }
        return [
            Fact(
                "Score",
                [
                    .number(NumberText.score(score.double)), "  ",
                    .badge(band.rawValue, band.tone),
                    .dim(" for \((ambition ?? .committed).rawValue)"),
                ])
        ]
    }

    func people(_ terms: Terms) -> [Fact] {
        let words = Phrasebook(state, on: provenance.on)
        var facts: [Fact] = []
        if let reviewer = terms.reviewer {
            facts.append(Fact("Reviewer", .text(words.owner(reviewer))))
        }
        if !terms.contributors.isEmpty {
            let names = terms.contributors.map(words.owner).joined(separator: ", ")
            facts.append(Fact("Contributors", .text(names)))
        }
        return facts
    }

    func carried(_ goal: Goal) -> [Fact] {
        var facts: [Fact] = []
        if let id = goal.carriedFrom { facts.append(Fact("Carries on", .text(name(id)))) }
        for carrying in goal.carriedTo {
            facts.append(
                Fact("Carried on", .text("as \(name(carrying.goal)) in \(carrying.cycle)")))
        }
        return facts
    }

    func plan(_ figures: KeyResultFigures) -> [Block] {
        var blocks: [Block] = []
        if !figures.yardstick.milestones.isEmpty {
            blocks += [.heading("Milestones"), .table(milestones(figures))]
        }
        if !figures.goal.zones.isEmpty {
            blocks.append(.heading("Zones"))
            blocks.append(
                .facts(figures.goal.zones.map { Fact($0.zone.rawValue, .text($0.text)) }))
        }
        if !figures.terms.phases.isEmpty {
            let unit = figures.goal.unit.map { " \($0)" } ?? ""
            blocks.append(.heading("Phases"))
            blocks.append(
                .facts(
                    figures.terms.phases.map { Fact("\($0.day)", .number("\($0.value)\(unit)")) }))
        }
        return blocks
    }

    private func milestones(_ figures: KeyResultFigures) -> Table {
        Table(
            columns: [
                .words("Milestone", minimum: 16), .number("Weight", rank: 1),
                Column("Due", rank: 2), Column("State"),
            ],
            rows: figures.yardstick.milestones.map { milestone in
                let isDone = figures.done?.contains(milestone.id) ?? false
                let isDue = milestone.day.map { $0 <= figures.view.day } ?? false
                let state: Content =
                    isDone ? .badge("done", .good) : isDue ? .badge("due", .bad) : "open"
                return Row([
                    .text(figures.goal.name(of: milestone.id)), .number("\(milestone.weight)"),
                    milestone.day.map { .day("\($0)") } ?? "", state,
                ])
            })
    }
}
