/// How many objectives there are, what they are called and what they stand below.
extension AdviceJudge {
    /// Each owner's objectives in a cycle that is not over.
    private var owned: [(owner: Owner, cycle: CycleID, goals: [Goal])] {
        var list: [(owner: Owner, cycle: CycleID, goals: [Goal])] = []
        for figures in objectives {
            guard let owner = figures.terms.owner, let cycle = figures.terms.cycle else { continue }
            if let index = list.firstIndex(where: { $0.owner == owner && $0.cycle == cycle }) {
                list[index].goals.append(figures.goal)
            } else {
                list.append((owner, cycle, [figures.goal]))
            }
        }
        return list.filter { $0.goals.contains(where: passes) }
    }

    mutating func judgeNumberOfObjectives(_ rule: AdviceRule) {
        for (owner, cycle, goals) in owned {
            let names = goals.map(\.id.text).joined(separator: ", ")
            let count = goals.count == 1 ? "one objective" : "\(goals.count) objectives"
            let what = "has \(count) in \(cycle): \(names)"
            if rule == .manyObjectives, goals.count > 5 {
                add(rule, owner.subject, what, "keep the ones that matter most this time")
            }
            if rule == .fewObjectives, goals.count < 3 {
                add(rule, owner.subject, what, "ask what else has to come true")
            }
        }
    }

    mutating func judgeTimeFrames() {
        for figures in objectives where passes(figures.goal) {
            guard let cycle = figures.terms.cycle, let calendar = cycles[cycle] else { continue }
            let days = calendar.end - calendar.start + 1
            guard days > 366 else { continue }
            add(
                .timeFrame, .goal(figures.goal.id), "runs for the \(days) days of \(cycle)",
                "give it a cycle of its own: okr move \(figures.goal.id) CYCLE")
        }
        for figures in openKeyResults {
            guard let deadline = figures.terms.deadline,
                let cycle = state.cycle(containing: figures.goal, at: figures.view)?.id,
                let end = cycles[cycle]?.end, deadline > end
            else { continue }
            add(
                .timeFrame, .goal(figures.goal.id),
                "is due on \(deadline), after its cycle ends on \(end)",
                "bring it into the cycle: okr deadline \(figures.goal.id) DAY --reason “…”")
        }
    }

    mutating func judgeTitles() {
        for figures in objectives where passes(figures.goal) && figures.life.closing == nil {
            guard let number = AdviceJudge.number(in: figures.goal.title) else { continue }
            let id = figures.goal.id
            add(
                .numberedObjective, .goal(id), "has the number \(number) in its title",
                "say what it is for, and make the number a key result: okr kr add \(id) TITLE")
        }
    }

    /// The first number of a title that is no year, no quarter and no part of a name.
    static func number(in title: String) -> String? {
        let marks: Set<Character> = ["%", "€", "$", "£", ".", ",", "+", "-", "–", "−", "×"]
        for word in title.split(whereSeparator: { $0.isWhitespace || "()“”\"':;/".contains($0) }) {
            let bare = word.drop { marks.contains($0) }
            let digits = bare.filter { $0.isNumber }
            guard !digits.isEmpty,
                bare.allSatisfy({ $0.isNumber || marks.contains($0) || "kKmM".contains($0) }),
                bare.first?.isNumber == true
            else { continue }
            let isYear = word.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
            if !isYear { return String(word) }
        }
        return nil
    }

    // MARK: Alignment

    mutating func judgeOrphans() {
        for figures in objectives where passes(figures.goal) && figures.life.closing == nil {
            guard figures.terms.parents.isEmpty, let above = somethingAbove(figures) else {
                continue
            }
            let id = figures.goal.id
            add(
                .orphan, .goal(id), "is aligned to nothing, and there is \(above)",
                "okr align \(id) PARENT, if it serves one")
        }
    }

    /// What a goal could be aligned to: the strategy, or an objective of a team above its owner's.
    private func somethingAbove(_ figures: ObjectiveFigures) -> String? {
        if let strategy = board.strategies.first {
            return "the strategy, \(strategy.goal.id) \(called(strategy.goal.id))"
        }
        let above = Set(figures.terms.owner.map(teamsAbove) ?? [])
        let other = objectives.first { other in
            guard case .team(let team)? = other.terms.owner else { return false }
            return other.terms.cycle == figures.terms.cycle && above.contains(team)
        }
        return other.map { "\($0.goal.id) \(called($0.goal.id)) above it" }
    }

    /// The teams above an owner, the nearest first; a person's own team is the first of them.
    private func teamsAbove(_ owner: Owner) -> [TeamID] {
        var teams: [TeamID] = []
        var next: TeamID?
        switch owner {
        case .team(let id): next = state.teams[id]?.parent(at: view)
        case .person(let id): next = state.persons[id]?.team
        }
        while let id = next, !teams.contains(id) {
            teams.append(id)
            next = state.teams[id]?.parent(at: view)
        }
        return teams
    }

    mutating func judgeLevels() {
        for figures in objectives where passes(figures.goal) && figures.life.closing == nil {
            guard let owner = figures.terms.owner else { continue }
            let above = teamsAbove(owner)
            for parent in figures.terms.parents {
                guard let other = board.objectives.first(where: { $0.goal.id == parent.id }),
                    case .team(let team)? = other.terms.owner,
                    let place = above.firstIndex(of: team), place > 0
                else { continue }
                let between = above[..<place].map(\.text).joined(separator: ", ")
                let id = figures.goal.id
                add(
                    .levelSkip, .goal(id),
                    "is aligned to \(parent.id) of \(team), past \(between)",
                    "align it to an objective of \(above[0]), and that to \(parent.id)")
            }
        }
    }

    mutating func judgeOwners() {
        let open =
            objectives.filter { $0.life.closing == nil }.map { ($0.goal, $0.terms.owner) }
            + openKeyResults.map { ($0.goal, $0.terms.owner) }
            + kpis.map { ($0.goal, $0.terms.owner) }
        for (goal, owner) in open where passes(goal) {
            guard let owner, let gone = departure(of: owner) else { continue }
            add(
                .departedOwner, .goal(goal.id), "belongs to \(gone)",
                "hand it over: okr assign \(goal.id) WHO")
        }
    }

    private func departure(of owner: Owner) -> String? {
        switch owner {
        case .team(let id):
            guard let team = state.teams[id], team.isRetired(at: view) else { return nil }
            return "\(id), which is retired"
        case .person(let id):
            guard let person = state.persons[id], let day = person.left, day <= view.day else {
                return nil
            }
            return "\(person.displayName), who left on \(day)"
        }
    }

    mutating func judgeScores() {
        var scored: [(owner: Owner, goals: [ObjectiveFigures])] = []
        for figures in objectives where figures.terms.ambition == .aspirational {
            guard let owner = figures.terms.owner, figures.score != nil else { continue }
            if let index = scored.firstIndex(where: { $0.owner == owner }) {
                scored[index].goals.append(figures)
            } else {
                scored.append((owner, [figures]))
            }
        }
        for (owner, goals) in scored
        where goals.count > 1 && goals.allSatisfy({ $0.score == .one })
            && goals.contains(where: { passes($0.goal) })
        {
            let names = goals.map(\.goal.id.text).joined(separator: ", ")
            add(
                .sandbagging, owner.subject, "scored 1.0 on every aspirational goal: \(names)",
                "aim higher next time, or call them committed: okr ambition GOAL committed")
        }
    }
}
