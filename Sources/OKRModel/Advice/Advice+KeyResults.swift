/// How many key results there are, what they are measured by, and whether anybody checks in.
extension AdviceJudge {
    /// The key results of an objective that were not abandoned.
    private func keyResults(of figures: ObjectiveFigures) -> [KeyResultFigures] {
        let own = Set(figures.keyResults)
        return board.keyResults.filter {
            own.contains($0.goal.id) && $0.life.closing?.outcome != .abandoned
        }
    }

    mutating func judgeNumberOfKeyResults(_ rule: AdviceRule) {
        for figures in objectives where passes(figures.goal) && figures.life.closing == nil {
            let id = figures.goal.id
            let own = keyResults(of: figures)
            // What only gathers other objectives is measured by theirs.
            let isGathering = board.objectives.contains { other in
                other.terms.parents.contains { $0.id == id && $0.counts }
            }
            if own.isEmpty, isGathering { continue }
            let count =
                own.isEmpty
                ? "no key result" : own.count == 1 ? "one key result" : "\(own.count) key results"
            if rule == .manyKeyResults, own.count > 5 {
                add(
                    rule, .goal(id), "has \(count)",
                    "keep those that show best that it is reached, or split the objective")
            }
            if rule == .fewKeyResults, own.count < 3 {
                add(
                    rule, .goal(id), "has \(count)",
                    "add what else shows it: okr kr add \(id) TITLE")
            }
        }
    }

    mutating func judgeMeasures() {
        for figures in openKeyResults where figures.standing == .unmeasured {
            let id = figures.goal.id
            let (what, remedy): (String, String) =
                switch (figures.measures[.baseline], figures.measures[.target]) {
                case (nil, nil):
                    (
                        "has neither baseline nor target",
                        "okr baseline \(id) VALUE and okr target \(id) VALUE"
                    )
                case (nil, _): ("has no baseline", "okr baseline \(id) VALUE")
                case (_, nil): ("has no target", "okr target \(id) VALUE")
                default: ("has nothing to be measured against", "say what it is to come to")
                }
            add(.unmeasured, .goal(id), what, remedy)
        }
    }

    mutating func judgeCheckIns() {
        for figures in openKeyResults where figures.owed?.isMissed == true {
            let id = figures.goal.id
            let what =
                figures.lastCheckIn.map { "was checked in on last for \($0.content.on)" }
                ?? "has no check-in yet"
            let due = figures.due.map { ", the next was due on \($0)" } ?? ""
            // Without its KPI it takes no value any more.
            let isStranded =
                figures.goal.kpi(knownThrough: board.view.entry).map {
                    state.goals[$0]?.isVoided(knownThrough: board.view.entry) == true
                } ?? false
            add(
                .silentKeyResult, .goal(id), what + due,
                isStranded ? Stranded.close(id) : "okr check-in \(id) VALUE")
        }
    }

    mutating func judgeWeights() {
        for figures in objectives where passes(figures.goal) && figures.life.closing == nil {
            let id = figures.goal.id
            let own = keyResults(of: figures).filter { !$0.life.isDraft }
            let aligned = state.goals(alignedTo: id, at: figures.view)
                .filter { ($0.weight ?? 0) > 0 && $0.goal.type.isWhole }
            let isWeightless = own.allSatisfy { $0.terms.effectiveWeight == 0 }
            guard !own.isEmpty, isWeightless, aligned.isEmpty else { continue }
            let names = own.map(\.goal.id.text).joined(separator: ", ")
            add(
                .weightless, .goal(id), "counts nothing, for \(names) weigh 0",
                "okr weight \(own[0].goal.id) NUMBER --reason “…”")
        }
    }
}
