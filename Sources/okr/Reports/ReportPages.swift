import OKRLedger
import OKRModel
import OKRReports

/// How the goals stand.
enum ScoreboardPage: ReportPage {
    static let name = "scoreboard"
    static let summary = "how the goals stand, company to key result, and the KPIs"

    static func report(_ request: ReportRequest) -> any SheetReport {
        scoreboard(request)
    }

    static func frames(_ request: ReportRequest) throws -> Frames? { try request.framesOfGoals() }

    static func scoreboard(_ request: ReportRequest) -> ScoreboardReport {
        let reading = request.reading
        let isAll = request.invocation.has("all")
        let board = reading.scoreboard(includingVoided: isAll)
            .filtered(request.filter, in: reading.state)
        var report = ScoreboardReport(
            board, of: reading.state, from: reading.provenance,
            showsAllCycles: isAll || request.filter.cycle != nil || request.filter.goal != nil)
        if request.isPage {
            report.charts = GoalCharts(
                board, of: reading.state, reading.entries, recorded: request.burnUps.all)
        }
        return report
    }
}

/// The KPIs.
enum KPIsPage: ReportPage {
    static let name = "kpis"
    static let summary = "the KPIs with value, target, health and trend"

    static func report(_ request: ReportRequest) throws -> any SheetReport {
        dashboard(request, of: try request.meeting())
    }

    static func dashboard(_ request: ReportRequest, of meeting: Meeting?) -> KPIsReport {
        var report = request.days.kpis(
            of: meeting, at: request.reading.view, request.days.kept(.now))
        report.showsCharts = request.isPage
        return report
    }

    static func frames(_ request: ReportRequest) throws -> Frames? {
        let meeting = try request.meeting()
        let days = request.days
        return try request.frames { knowledge in
            let kept = days.kept(knowledge)
            return { days.kpis(of: meeting, at: $0, kept).document.blocks }
        }
    }
}

/// How regularly and openly people checked in.
enum DisciplinePage: ReportPage {
    static let name = "discipline"
    static let summary = "check-ins due, on time, late and missed, and what stands out"

    static func report(_ request: ReportRequest) -> any SheetReport {
        discipline(request)
    }

    static func discipline(_ request: ReportRequest) -> DisciplineReport {
        let reading = request.reading
        var report = DisciplineReport(
            Discipline(reading.state, at: reading.view, where: request.filter),
            of: reading.state, in: request.filter.cycle.flatMap { reading.state.cycles[$0] },
            showsAll: request.invocation.has("all"), from: reading.provenance)
        report.showsCharts = request.isPage
        return report
    }
}

/// Which goals were moved, and by how much it flatters.
enum GoalpostsPage: ReportPage {
    static let name = "goalposts"
    static let summary = "every move of the goalposts, and by how much they flatter"

    static func report(_ request: ReportRequest) -> any SheetReport {
        goalposts(request)
    }

    static func goalposts(_ request: ReportRequest) -> GoalpostsReport {
        let reading = request.reading
        var report = GoalpostsReport(
            of: reading.state, at: reading.view, request.filter, from: reading.provenance,
            showsAllCycles: request.invocation.has("all") || request.filter.cycle != nil
                || request.filter.goal != nil)
        report.showsCharts = request.isPage
        return report
    }
}

/// What the next cycle is planned on.
enum PlanningPage: ReportPage {
    static let name = "planning"
    static let summary = "for the next cycle: weak KPIs, how far goals came, what could go on"

    static func report(_ request: ReportRequest) throws -> any SheetReport {
        let reading = request.reading
        var others = request.filter
        others.cycle = nil
        // KPIs have no cycle: those of the owner or the goal asked about.
        let board = reading.scoreboard()
        let cycle = try request.filter.cycle.map { try reading.cycle($0) }
        var report = PlanningReport(
            after: cycle, board.filtered(request.filter, in: reading.state),
            kpis: board.filtered(others, in: reading.state).kpis, of: reading.state,
            from: reading.provenance)
        report.showsCharts = request.isPage
        return report
    }
}

/// A cycle as it went, to send.
enum CyclePage: ReportPage {
    static let name = "cycle"
    static let summary = "a cycle: its goals, what moved, who checked in, what holds it back"

    static func report(_ request: ReportRequest) throws -> any SheetReport {
        let cycle = try request.cycle()
        let goals = ScoreboardPage.scoreboard(request)
        let parts: [PartsReport.Part] = [
            .init("The goals", as: "scoreboard", goals),
            .init("Moved goalposts", as: "goalposts", GoalpostsPage.goalposts(request)),
            .init("What holds goals back", as: "blockers", request.blockers()),
            .init("Check-ins", as: "discipline", DisciplinePage.discipline(request)),
        ]
        var report = PartsReport(
            "Cycle \(cycle.id)" + (cycle.title.map { " · \($0)" } ?? ""), parts, sheet: goals,
            from: request.reading.provenance)
        if let tree = goals.charts?.tree(of: cycle.id) {
            report.closingBlocks = [.heading("Who works on what"), .drawing(tree)]
        }
        return report
    }

    static func frames(_ request: ReportRequest) throws -> Frames? { try request.framesOfGoals() }
}

/// What a meeting looks at: one printed page.
enum MeetingPage: ReportPage {
    static let name = "meeting"
    static let summary = "for a meeting: its KPIs beside the goals, what is new, what is due"

    static func report(_ request: ReportRequest) throws -> any SheetReport {
        let meeting = try request.meeting()
        let reading = request.reading
        var goals = ScoreboardPage.scoreboard(request)
        goals.showsKPIs = false
        let scoreboard = reading.scoreboard().filtered(request.filter, in: reading.state)
        let due = DueReport(
            scoreboard.dueCheckIns(within: 0), of: reading.state, from: reading.provenance)
        let since = try request.since()
        let day = since.on.inWords
        let told =
            (scoreboard.objectives.map(\.goal) + scoreboard.keyResults.map(\.goal)
                + reading.scoreboard().kpis.map(\.goal))
        let said = SaidReport(
            about: told, after: since.entry, through: reading.view.entry, of: reading.state,
            from: reading.provenance)
        let parts: [PartsReport.Part] = [
            .init("KPIs", as: "kpis", KPIsPage.dashboard(request, of: meeting)),
            .init("Goals", as: "scoreboard", goals),
            .init("What holds goals back", as: "blockers", request.blockers()),
            .init("Said since \(day)", as: "said", said),
            .init("Changed since \(day)", as: "changes", try request.changes(since: since)),
            .init("Due", as: "due", due),
        ]
        let title = meeting.map { $0.title ?? $0.id.text } ?? reading.provenance.ledgerName
        var report = PartsReport(
            "Meeting · \(title)", parts, sheet: goals, from: reading.provenance)
        report.isBrief = true
        return report
    }

    static func frames(_ request: ReportRequest) throws -> Frames? {
        let meeting = try request.meeting()
        let days = request.days
        return try request.frames { knowledge in
            var kept = days.kept(knowledge)
            return { view in
                days.kpis(of: meeting, at: view, kept).document.blocks
                    + days.goals(at: view, &kept)
            }
        }
    }
}

/// A cycle looked back on.
enum RetrospectivePage: ReportPage {
    static let name = "retrospective"
    static let summary = "a cycle looked back on: scores, drift, hindsight, check-ins, notes"

    static func report(_ request: ReportRequest) throws -> any SheetReport {
        let cycle = try request.cycle()
        let reading = request.reading
        let goals = ScoreboardPage.scoreboard(request)
        var parts: [PartsReport.Part] = [
            .init(
                "What people said", as: "notes",
                RetroReport(cycle, at: reading.view, of: reading.state, from: reading.provenance)),
            .init("How it ended", as: "scoreboard", goals),
            .init("Owner by owner", as: "owners", request.owners(of: cycle)),
            .init("Moved goalposts", as: "goalposts", GoalpostsPage.goalposts(request)),
        ]
        if let foresight = request.foresight(of: cycle) {
            parts.insert(
                .init("Forecast and outcome", as: "foresight", foresight), at: parts.count - 1)
        }
        if let hindsight = Hindsight(
            of: cycle.id, in: reading.state, at: reading.view, where: request.filter)
        {
            let report = HindsightReport(
                hindsight, of: reading.state, reading.entries,
                showsAll: request.invocation.has("all"), from: reading.provenance)
            parts.append(.init("What turned out otherwise", as: "hindsight", report))
        }
        parts.append(.init("Check-ins", as: "discipline", DisciplinePage.discipline(request)))
        return PartsReport(
            "Retrospective of \(cycle.title ?? cycle.id.text)", parts, sheet: goals,
            from: reading.provenance)
    }

    static func frames(_ request: ReportRequest) throws -> Frames? { try request.framesOfGoals() }
}

extension ReportRequest {
    /// The moment since which something is news: the one asked for, or the day a week before.
    ///
    /// A span back from now means that day, so that what it is can be said again another day.
    func since() throws -> Moment {
        var when = try invocation.when("since") ?? .day(reading.view.day + -7)
        switch when {
        case .daysBack, .monthsBack:
            when = .day(try reading.ledger.momentOrNone(asOf: when, on: nil).on)
        default: break
        }
        let moment = try reading.ledger.momentOrNone(asOf: when, on: nil)
        guard moment.entry <= reading.view.entry else {
            throw Refusal(
                "--since names @\(moment.entry), after @\(reading.view.entry), the moment asked "
                    + "about",
                "name an earlier one")
        }
        return moment
    }

    /// What changed between a moment and the one asked about.
    fileprivate func changes(since moment: Moment) throws -> DiffReport {
        let before = Perspective(entry: moment.entry, day: min(moment.on, reading.view.day))
        let comparison = Comparison(
            reading.state, from: before, to: reading.view, of: (filter, filter))
        return DiffReport(
            comparison,
            from: DiffReport.Side(entry: before.entry, time: moment.time, on: before.day),
            to: DiffReport.Side(
                entry: reading.view.entry, time: reading.moment.time, on: reading.view.day),
            of: reading.state, provenance: reading.provenance,
            began: try reading.ledger.firstDay())
    }

    /// What holds the goals back that are asked about.
    fileprivate func blockers() -> BlockersReport {
        let open = reading.state.blockers(at: reading.view, of: filter).filter(\.isOpen)
        return BlockersReport(open, of: reading.state, from: reading.provenance)
    }

    /// The meeting asked for; the only one there is where none is named.
    fileprivate func meeting() throws -> Meeting? {
        let known = reading.state.ledgerDescription?.meetings(knownThrough: reading.view.entry)
        guard let text = invocation["meeting"] else {
            return known?.count == 1 ? known?.first : nil
        }
        guard let meeting = known?.first(where: { $0.id.text == text }) else {
            throw Refusal("there is no meeting \(text)", "okr meeting list lists them")
        }
        return meeting
    }
}
