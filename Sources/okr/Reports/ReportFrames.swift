import OKRLedger
import OKRModel
import OKRReports

extension ReportRequest {
    /// How many days after a cycle its page goes on: goals are scored then.
    private static let afterwards = 31
    /// How many days back the page goes where there is no cycle.
    private static let withoutCycle = 91

    /// The goals on every day of the cycle up to the one asked about; nil where that is one day.
    func framesOfGoals() throws -> Frames? {
        try frames { goals(at: $0, $1) }
    }

    /// What a page says on each of its days, told by a perspective and its provenance.
    func frames(blocks: (Perspective, Provenance) -> [Block]) throws -> Frames? {
        let moments = try moments()
        guard moments.count > 1 else { return nil }
        return Frames(
            of: moments, nowKnowing: reading.view.entry,
            following: ScoreboardReport.ages(through: moments.count)
        ) { view in
            var provenance = reading.provenance
            provenance.on = view.day
            provenance.entries = view.entry
            return blocks(view, provenance)
        }
    }

    /// The goals as the scoreboard says them.
    func goals(at view: Perspective, _ provenance: Provenance) -> [Block] {
        let showsAll = invocation.has("all")
        let board = Scoreboard(reading.state, at: view, includingVoided: showsAll, of: filter)
        return ScoreboardReport(
            board, of: reading.state, from: provenance,
            showsAllCycles: showsAll || filter.cycle != nil || filter.goal != nil
        ).document.blocks
    }

    /// The KPIs as their dashboard says them, those of a meeting alone where one is asked for.
    func kpis(of meeting: Meeting?, at view: Perspective, _ provenance: Provenance) -> KPIsReport {
        var filter = filter
        filter.cycle = nil
        let scoreboard = Scoreboard(reading.state, at: view)
        var kpis = scoreboard.filtered(filter, in: reading.state).kpis.filter {
            invocation.has("all") || $0.retired == nil
        }
        if let meeting {
            kpis = meeting.kpis.compactMap { id in kpis.first { $0.goal.id == id } }
        }
        return KPIsReport(kpis, of: scoreboard, reading.state, from: provenance)
    }

    /// The days that the page can show, each with the last entry known by its end.
    private func moments() throws -> [Frames.Moment] {
        let asked = reading.view.day
        var first = asked + -ReportRequest.withoutCycle
        var last = asked
        if let id = filter.cycle {
            let days = try reading.cycle(id).calendar(at: reading.view)
            first = min(days.start, asked)
            last = min(days.end + ReportRequest.afterwards, asked)
        }
        var days = Array(stride(from: 0, through: last - first, by: 1)).map { first + $0 }
        if last < asked { days.append(asked) }
        var known = 0
        let zone = reading.provenance.zone
        return days.map { day in
            while known < reading.entries.count,
                zone.localTime(of: reading.entries[known].time).0 <= day
            { known += 1 }
            return Frames.Moment(day: day, entry: known)
        }
    }
}
