/// How many KPIs are watched, whether they are read, and whether anybody works on the red ones.
extension AdviceJudge {
    private static let mostKPIs = 3
    private static let judgedValues = 8
    private static let fewestValues = 4

    mutating func judgeNumberOfKPIs() {
        for id in state.teamOrder {
            guard let team = state.teams[id], team.added.entry <= view.entry,
                team.level(at: view) == .department
            else { continue }
            let own = kpis.filter {
                $0.terms.owner == .team(id) && $0.plan.segmentOf == nil
            }
            guard own.count > AdviceJudge.mostKPIs, own.contains(where: { passes($0.goal) }) else {
                continue
            }
            let names = own.map(\.goal.id.text).joined(separator: ", ")
            add(
                .manyKPIs, .team(id), "watches \(own.count) KPIs: \(names)",
                "keep the three it steers by: okr kpi retire KPI --reason “…”")
        }
    }

    mutating func judgeKPIs(_ rule: AdviceRule) {
        for figures in kpis where passes(figures.goal) {
            let id = figures.goal.id
            switch rule {
            case .silentKPI:
                guard figures.health == .noData, let cause = figures.reading.cause else { continue }
                let remedy =
                    figures.due == nil
                    ? "okr show \(id) names what it is worked out from"
                    : "okr check-in \(id) VALUE"
                add(rule, .goal(id), "has no data: \(cause.sentence)", remedy)
            case .untargetedKPI:
                // Segments are held to what their whole is held to.
                guard figures.target == nil, figures.green == nil, figures.plan.segmentOf == nil
                else { continue }
                add(
                    rule, .goal(id), "has neither target nor thresholds",
                    "okr target \(id) VALUE or okr kpi thresholds \(id) --green VALUE")
            case .redKPI:
                guard figures.health == .red, !isWorkedOn(id) else { continue }
                add(
                    rule, .goal(id), "is red, and no open key result takes its values from it",
                    "okr kpi promote \(id) --objective ID")
            default: continue
            }
        }
    }

    private func isWorkedOn(_ kpi: GoalID) -> Bool {
        board.keyResults.contains {
            $0.goal.kpi(knownThrough: view.entry) == kpi && $0.life.closing == nil
        }
    }

    mutating func judgeMissedKPIs() {
        var scorer = Scorer(state: state, knownThrough: view.entry)
        for figures in kpis where passes(figures.goal) {
            guard figures.target != nil || figures.green != nil else { continue }
            let days = figures.series.suffix(AdviceJudge.judgedValues).map(\.day)
            guard days.count >= AdviceJudge.fewestValues else { continue }
            var missed = 0
            for day in days {
                let then = Perspective(entry: view.entry, day: day)
                let health = scorer.kpi(figures.goal, at: then).health
                if health == .red || health == .amber { missed += 1 }
            }
            guard 2 * missed > days.count else { continue }
            let id = figures.goal.id
            add(
                .missedKPI, .goal(id),
                "was not green on \(missed) of the last \(days.count) days it was read",
                "okr kpi promote \(id) --objective ID, or okr target \(id) VALUE --reason “…”")
        }
    }
}
