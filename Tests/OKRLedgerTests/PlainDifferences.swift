import OKRModel

/// A list of figures by name, each written so that equal texts mean equal bits.
struct Listing {
    private(set) var lines: [String] = []
    private let subject: String

    init(_ subject: String) {
        self.subject = subject
    }

    mutating func add(_ name: String, _ value: Double?) {
        lines.append("\(subject) \(name) \(value.map { "\($0) \($0.bitPattern)" } ?? "null")")
    }

    mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
        lines.append("\(subject) \(name) \(value?.description ?? "null")")
    }

    mutating func add(_ name: String, _ measures: [String: Decimal]) {
        for field in PlainEntry.measures { add("\(name) \(field)", measures[field]) }
    }

    mutating func add(_ name: String, _ list: [some CustomStringConvertible]) {
        add(name, list.map(\.description).joined(separator: ", "))
    }
}

extension PlainHistory {
    /// The figures in which the product and the plain computation differ, both ways.
    func differences(from board: Scoreboard, of state: State, on day: Day) -> [String] {
        let moment = PlainMoment(entry: lastEntry, day: day)
        let plain = listing(at: moment)
        let product = board.listing + state.listing(of: board)
        let missing = Set(plain).subtracting(product).map { "plain    \($0)" }
        let surplus = Set(product).subtracting(plain).map { "product  \($0)" }
        let order = plain == product ? [] : ["lines in another order, or others"]
        return order
            + (missing + surplus).sorted { $0.dropFirst(9) < $1.dropFirst(9) }
    }

    private func listing(at moment: PlainMoment) -> [String] {
        let listed = goals.filter { !isVoided($0) }
        var lines: [String] = []
        for goal in listed where isKeyResult(goal) {
            lines += keyResult(goal, at: moment).listing(of: goal)
        }
        for isObjective in [true, false] {
            for goal in listed where !isKeyResult(goal) && self.isObjective(goal) == isObjective {
                lines += objective(goal, at: moment).listing(of: goal)
            }
        }
        for subject in cycles {
            let id = String(subject.dropFirst("cycle:".count))
            lines += cycle(id, at: moment).listing(of: subject)
            var list = Listing(subject)
            list.add("state", state(of: subject, at: moment.entry))
            list.add("parent", creation(of: subject)?.word("parent"))
            list.add("calendar", calendar(of: id, at: moment).listing)
            lines += list.lines
        }
        for subject in teams {
            let id = String(subject.dropFirst("team:".count))
            lines += listing(ofTeam: id, at: moment)
        }
        for owner in owners(at: moment) {
            lines += self.owner(owner, in: cycles(on: moment), at: moment).listing(of: owner)
        }
        var lists = Listing("lists")
        lists.add("due", dueCheckIns(within: 0, at: moment))
        lists.add("due soon", dueCheckIns(within: 9, at: moment))
        lists.add("blockers", blockers(at: moment))
        lines += lists.lines
        for kpi in kpis where !isVoided(kpi) { lines += self.kpi(kpi, at: moment).listing(of: kpi) }
        for goal in listed where isKeyResult(goal) {
            lines += forecast(of: goal, at: moment).lines
        }
        return lines
    }

    /// The persons who own a goal at a moment.
    private func owners(at moment: PlainMoment) -> [String] {
        let owned = goals + kpis + initiatives
        let owners = owned.compactMap { value("owner", of: $0, at: moment)?.asWord }
        return Set(owners).filter { $0.hasPrefix("person:") }.sorted()
    }

    /// The cycles that contain the day asked about.
    private func cycles(on moment: PlainMoment) -> Set<String> {
        let ids = cycles.map { String($0.dropFirst("cycle:".count)) }
        return Set(
            ids.filter { cycle in
                let calendar = calendar(of: cycle, at: moment)
                return calendar.first <= moment.day && moment.day <= calendar.last
            })
    }

    private func listing(ofTeam id: String, at moment: PlainMoment) -> [String] {
        let subject = "team:\(id)"
        var list = Listing(subject)
        func value(_ field: String) -> FieldValue? { self.value(field, of: subject, at: moment) }
        list.add("title", value("title"))
        list.add("parent", value("parent"))
        list.add("level", value("level"))
        let retired = value("retired")
        list.add("retired", retired.map { $0.asWord ?? "yes" })
        let below = teams(from: subject, at: moment)
        list.add("with the teams below", below)
        var lines = list.lines
        for owner in teams where below.contains(owner) {
            let figures = self.owner(owner, in: cycles(on: moment), at: moment)
            let isRetired = self.value("retired", of: owner, at: moment) != nil
            if isRetired, figures.goals.isEmpty, below.count > 1 { continue }
            lines += figures.listing(of: "\(owner) below \(id)")
        }
        return lines
    }

    /// A team and the teams below it, in the order they were added.
    private func teams(from root: String, at moment: PlainMoment) -> [String] {
        teams.filter { team in
            Plain.reaches(root, from: team) { below in
                value("parent", of: below, at: moment)?.asWord.map { ["team:\($0)"] } ?? []
            }
        }
    }
}

extension PlainCalendar {
    fileprivate var listing: [String] {
        ["\(first) to \(last)", cadence, "\(grace)"] + holidays.sorted().map(\.description)
    }
}

extension PlainMean {
    fileprivate func listing(of subject: String) -> [String] {
        var list = Listing(subject)
        list.add("life", life)
        list.add("terms", terms)
        list.add("words", words)
        list.add("progress", progress)
        list.add("expected", expected)
        list.add("standing", standing)
        list.add("reporting", "\(reporting) of \(total)")
        list.add("score", score)
        list.add("band", band)
        list.add("closed", isClosed)
        list.add("moves", moves)
        list.add("goals", goals)
        list.add("drift", drift)
        return list.lines
    }
}

extension PlainKeyResult {
    fileprivate func listing(of subject: String) -> [String] {
        var list = Listing(subject)
        list.add("life", life)
        list.add("terms", terms)
        list.add("words", words)
        list.add("value", value)
        list.add("valueOn", valueOn)
        list.add("measure", measures)
        list.add("milestones", milestones)
        list.add("done", done.map { $0.sorted().description })
        list.add("raw", raw)
        list.add("progress", progress)
        list.add("expected", expected)
        list.add("pace", pace)
        list.add("standing", standing)
        list.add("zone", zone)
        list.add("confidence", confidence)
        list.add("watermelon", isWatermelon)
        list.add("score", score)
        list.add("band", band)
        list.add("closed", isClosed)
        list.add("lastCheckIn", lastCheckIn)
        list.add("checkIns", checkIns)
        list.add("original", original)
        list.add("original milestones", originalMilestones)
        list.add("original progress", originalProgress)
        list.add("moves", moves)
        list.add("drift", drift)
        list.add("first", first)
        list.add("last", last)
        list.add("due", due)
        list.add("overdue", overdue)
        list.add("late", isLate)
        list.add("missed", isMissed)
        return list.lines
    }
}

// MARK: The product's figures in the same form

extension Scoreboard {
    fileprivate var listing: [String] {
        var lines: [String] = []
        for figures in keyResults { lines += figures.plain.listing(of: figures.goal.id.text) }
        for figures in objectives + strategies {
            lines += figures.plain(knownThrough: view.entry).listing(of: figures.goal.id.text)
        }
        for figures in cycles {
            let mean = PlainMean(
                progress: figures.progress, expected: figures.expected,
                standing: figures.standing.rawValue, reporting: figures.reporting.reporting,
                total: figures.reporting.total, drift: figures.drift)
            lines += mean.listing(of: "cycle:\(figures.cycle.id)")
            var list = Listing("cycle:\(figures.cycle.id)")
            list.add("state", figures.state.rawValue)
            list.add("parent", figures.cycle.parent)
            let calendar = figures.calendar
            let plain = PlainCalendar(
                first: calendar.start, last: calendar.end, cadence: calendar.cadence.description,
                grace: calendar.grace, holidays: calendar.holidays)
            list.add("calendar", plain.listing)
            lines += list.lines
        }
        return lines
    }
}

extension State {
    /// The teams, and the figures of each with the teams below it.
    fileprivate func listing(of board: Scoreboard) -> [String] {
        var lines: [String] = []
        for id in teamOrder {
            guard let team = teams[id] else { continue }
            var list = Listing("team:\(id)")
            let view = board.view
            list.add("title", team.title(at: view))
            list.add("parent", team.parent(at: view))
            list.add("level", team.level(at: view)?.rawValue)
            let successor = team.successor(at: view)
            list.add("retired", team.isRetired(at: view) ? successor?.text ?? "yes" : nil)
            let below = teams(from: id, at: view)
            list.add(
                "with the teams below",
                teamOrder.map { "team:\($0)" }.filter { Set(below.map(\.description)).contains($0) }
            )
            lines += list.lines
            for figures in board.filtered(GoalFilter(owners: below), in: self).owners {
                lines += figures.plain.listing(of: "\(figures.owner) below \(id)")
            }
        }
        let owners = Set(goals.values.compactMap { $0.owner(at: board.view) })
        let persons = owners.filter { if case .person = $0 { true } else { false } }
        for figures in board.filtered(GoalFilter(owners: persons), in: self).owners {
            lines += figures.plain.listing(of: figures.owner.description)
        }
        var lists = Listing("lists")
        lists.add("due", board.plainDueCheckIns(within: 0))
        lists.add("due soon", board.plainDueCheckIns(within: 9))
        lists.add("blockers", plainBlockers(at: board.view))
        lines += lists.lines + board.kpis.flatMap { $0.plain.listing(of: $0.goal.id.text) }
        return lines + board.keyResults.flatMap { forecastListing(of: $0) }
    }
}

extension OwnerFigures {
    fileprivate var plain: PlainMean {
        PlainMean(
            progress: progress, expected: expected, standing: standing.rawValue,
            reporting: reporting.reporting, total: reporting.total,
            goals: objectives.map(\.text), drift: drift)
    }
}

extension ObjectiveFigures {
    fileprivate func plain(knownThrough known: Int) -> PlainMean {
        PlainMean(
            life: life.word, terms: terms.plain, words: goal.plainWords, progress: progress,
            expected: expected, standing: standing.rawValue, reporting: reporting.reporting,
            total: reporting.total, score: score,
            band: score.map { ScoreBand($0, terms.ambition ?? .committed).rawValue },
            isClosed: isClosed, moves: goal.moves(knownThrough: known).count,
            goals: keyResults.map(\.text), drift: drift)
    }
}

extension KeyResultFigures {
    fileprivate var plain: PlainKeyResult {
        var plain = PlainKeyResult()
        plain.life = life.word
        plain.terms = terms.plain
        plain.words = goal.plainWords
        plain.value = value
        plain.valueOn = valueOn
        for (field, value) in measures { plain.measures[field.rawValue] = value }
        plain.milestones = yardstick.milestones.map(PlainMilestone.init)
        plain.done = done.map { Set($0.map(\.text)) }
        plain.raw = raw
        plain.progress = progress
        plain.expected = expected
        plain.pace = pace
        plain.standing = standing.rawValue
        plain.zone = zone?.rawValue
        plain.confidence = confidence
        plain.isWatermelon = isWatermelon
        plain.score = score
        plain.band = score.map { ScoreBand($0, ambition).rawValue }
        plain.isClosed = isClosed
        plain.lastCheckIn = lastCheckIn.map { "@\($0.checkIn.stamp.entry) on \($0.content.on)" }
        plain.checkIns = checkIns
        for (field, value) in original { plain.original[field.rawValue] = value }
        plain.originalMilestones = originalYardstick.milestones.map(PlainMilestone.init)
        plain.originalProgress = originalProgress
        plain.moves = moves
        plain.drift = drift
        (plain.first, plain.last) = (firstDay, lastDay)
        plain.due = due
        plain.overdue = overdue
        plain.isLate = owed?.isLate ?? false
        plain.isMissed = owed?.isMissed ?? false
        return plain
    }
}

extension PlainMilestone {
    fileprivate init(_ milestone: Milestone) {
        self.init(
            id: milestone.id.text, .record([("weight", .number(milestone.weight))]),
            day: milestone.day)
    }
}

extension Terms {
    fileprivate var plain: [String] {
        var terms = [
            "owner \(owner?.description ?? "null")", "reviewer \(reviewer?.description ?? "null")",
            "ambition \(ambition?.rawValue ?? "null")", "cycle \(cycle?.text ?? "null")",
            "objective \(objective?.text ?? "null")", "weight \(weight?.description ?? "null")",
            "deadline \(deadline?.description ?? "null")",
        ]
        terms += phases.map { "phase \($0.day)=\($0.value)" }
        terms += parents.sorted { $0.id < $1.id }
            .map { "parent \($0.id)=\($0.weight?.description ?? "null")" }
        terms += contributors.map(\.description).sorted().map { "contributor \($0)" }
        return terms
    }
}

extension Goal {
    fileprivate var plainWords: [String] {
        var words = ["title \(title)"]
        if let description { words.append("description \(description)") }
        if let unit { words.append("unit \(unit)") }
        if let carriedFrom { words.append("carried from \(carriedFrom)") }
        for zone in ReachedZone.allCases {
            if let text = self.words(for: zone) { words.append("\(zone.rawValue) \(text)") }
        }
        return words.sorted() + carriedTo.map { "carried to \($0.goal)" }
    }
}
