import OKRLedger
import OKRModel
import OKRReports
import Synchronization

extension ReportRequest {
    /// How many days after a cycle its page goes on: goals are scored then.
    private static let afterwards = 31
    /// How many days back the page goes where there is no cycle.
    private static let withoutCycle = 91

    /// The goals on every day of the cycle up to the one asked about; nil where that is one day.
    func framesOfGoals() throws -> Frames? {
        let days = days
        return try frames { knowledge in
            var kept = days.kept(knowledge)
            return { days.goals(at: $0, &kept) }
        }
    }

    /// What a page says on each of its days; `blocks` is asked once for each way to know.
    func frames(
        blocks: @Sendable (Frames.Knowledge) -> (Perspective) -> [Block]
    ) throws -> Frames? {
        let moments = try moments()
        guard moments.count > 1 else { return nil }
        return Frames(
            of: moments, nowKnowing: reading.view.entry,
            following: ScoreboardReport.ages(through: moments.count), blocks: blocks)
    }

    /// What the other days are told from.
    var days: ReportDays {
        ReportDays(
            state: reading.state, filter: filter, showsAll: invocation.has("all"),
            provenance: reading.provenance, burnUps: burnUps)
    }

    /// How each owner of an objective in the cycle came out: teams first, then people.
    func owners(of cycle: Cycle) -> OwnersReport {
        let inCycle = GoalFilter(cycle: cycle.id, owners: filter.owners)
        let objectives = Scoreboard(reading.state, at: reading.view, of: inCycle).objectives
        let everybody = GoalFilter(
            cycle: cycle.id, owners: Set(objectives.compactMap(\.terms.owner)))
        return OwnersReport(
            Scoreboard(reading.state, at: reading.view, of: everybody), of: reading.state,
            from: reading.provenance)
    }

    /// What was forecast in the middle of a cycle; nil where that is still to come.
    func foresight(of cycle: Cycle) -> ForesightReport? {
        let days = cycle.calendar(at: reading.view)
        let middle = days.start + (days.end - days.start) / 2
        guard middle < reading.view.day, let entry = lastEntry(by: middle) else { return nil }
        let then = Perspective(entry: min(entry, reading.view.entry), day: middle)
        return ForesightReport(
            Scoreboard(reading.state, at: reading.view, of: filter),
            before: Scoreboard(reading.state, at: then, of: filter), of: reading.state,
            from: reading.provenance)
    }

    /// The last entry recorded by the end of a day; nil where there is none.
    private func lastEntry(by day: Day) -> Int? {
        let zone = reading.provenance.zone
        return reading.entries.last { zone.localTime(of: $0.time).0 <= day }?.number
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

/// What a page says on other days, told from the state and what was asked for.
struct ReportDays: Sendable {
    let state: State
    let filter: GoalFilter
    let showsAll: Bool
    let provenance: Provenance
    let burnUps: BurnUpRecords

    /// What one day leaves to the next.
    struct Kept {
        let knowledge: Frames.Knowledge
        let board: ScoreboardMemory
        var rows = ScoreboardRows()
    }

    /// Before the first day.
    func kept(_ knowledge: Frames.Knowledge) -> Kept {
        Kept(knowledge: knowledge, board: ScoreboardMemory(of: state))
    }

    private func provenance(at view: Perspective) -> Provenance {
        var provenance = provenance
        provenance.on = view.day
        provenance.entries = view.entry
        return provenance
    }

    /// The goals as the scoreboard says them.
    func goals(at view: Perspective, _ kept: inout Kept) -> [Block] {
        let board = Scoreboard(
            state, at: view, includingVoided: showsAll, of: filter, remembering: kept.board)
        burnUps.add(board, kept.knowledge)
        return ScoreboardReport(
            board, of: state, from: provenance(at: view),
            showsAllCycles: showsAll || filter.cycle != nil || filter.goal != nil
        ).document(remembering: &kept.rows).blocks
    }

    /// The KPIs as their dashboard says them, those of a meeting alone where one is asked for.
    func kpis(of meeting: Meeting?, at view: Perspective, _ kept: Kept) -> KPIsReport {
        var filter = filter
        filter.cycle = nil
        let scoreboard = Scoreboard(state, at: view, remembering: kept.board)
        var kpis = scoreboard.filtered(filter, in: state).kpis.filter {
            showsAll || $0.retired == nil
        }
        if let meeting {
            kpis = meeting.kpis.compactMap { id in kpis.first { $0.goal.id == id } }
        }
        return KPIsReport(kpis, of: scoreboard, state, from: provenance(at: view))
    }
}

/// What the scoreboards of a page's days said of objectives and cycles, for the charts below them.
final class BurnUpRecords: Sendable {
    private let records = Mutex<[Frames.Knowledge: BurnUps.Record]>([:])

    func add(_ scoreboard: Scoreboard, _ knowledge: Frames.Knowledge) {
        records.withLock { $0[knowledge, default: BurnUps.Record()].add(scoreboard) }
    }

    /// What was recorded in each way to know.
    var all: [Frames.Knowledge: BurnUps.Record] { records.withLock { $0 } }
}
