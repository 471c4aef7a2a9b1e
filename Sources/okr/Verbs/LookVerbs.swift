import OKRLedger
import OKRModel
import OKRReports

/// `okr status`: the scoreboard.
enum StatusVerb: VerbPage {
    static let verb = Verb(
        "status", .look, "Show how the goals stand: now, or as it was known at any moment.",
        discussion: """
            --as-of asks what was known then; --on asks about a day. Together: what was known on the \
            15th about the 1st. As text it shows the cycle of that day; as JSON every goal.

              okr status --as-of 2026-02-15
              okr status --as-of 2026-02-15 --on 2026-02-01

            --watch shows it anew whenever any process has recorded something, until Ctrl-C: on a \
            terminal in the same place, otherwise below, after a blank line.
            """,
        options: [
            .flag("all", "every cycle, and voided goals too"),
            .flag("watch", "show it anew whenever something is recorded"),
        ] + Option.filtering + Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        if invocation.has("watch"), invocation.has("as-of") {
            throw invocation.misuse(
                "--watch and --as-of exclude each other: what was known then does not change.")
        }
        let reading = try session.reading()
        var filter = try session.filter(in: reading.state, at: reading.view)
        guard invocation.has("watch") else {
            return try session.surroundings.write(text(reading, filter, invocation, session))
        }

        let screen = Screen(session, isStream: invocation.has("json"))
        try screen.begin(text(reading, filter, invocation, session))
        var following = Following(reading, session)
        while true {
            let before = following.reading.moment
            _ = try following.look()
            let isResized = try session.measureAgain()
            // The day may have changed too, and with it what is expected and what is overdue.
            guard following.reading.moment != before || isResized else { continue }
            // A name that has changed since goes on meaning whom it meant.
            let latest = following.reading
            filter = (try? session.filter(in: latest.state, at: latest.view)) ?? filter
            try screen.show(text(following.reading, filter, invocation, session))
        }
    }

    private static func text(
        _ reading: Reading, _ filter: GoalFilter, _ invocation: Invocation, _ session: Session
    ) -> String {
        let scoreboard = reading.scoreboard(includingVoided: invocation.has("all"))
            .filtered(filter, in: reading.state)
        let report = ScoreboardReport(
            scoreboard, of: reading.state, from: reading.provenance,
            showsAllCycles: invocation.has("all") || invocation.has("cycle")
                || invocation.has("goal"))
        return invocation.has("json")
            ? session.text(of: report.json) : session.text(of: report.document)
    }
}

/// `okr show`: everything about one goal.
enum ShowVerb: VerbPage {
    static let verb = Verb(
        "show", .look, "Show everything about one goal.",
        arguments: [Argument("GOAL", "the goal")], options: Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let id = try reading.goal(try invocation.needed(try invocation.goal("goal"), "goal"))
        let scoreboard = reading.scoreboard(includingVoided: true)
        guard
            let report = GoalReport(
                of: id, on: scoreboard, reading.state, from: reading.provenance)
        else { return }
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }
}

/// `okr history`: one goal's life, entry by entry.
enum HistoryVerb: VerbPage {
    static let verb = Verb(
        "history", .look, "Show one goal's check-ins, targets and changes, newest last.",
        discussion: """
            Then is the progress as it was known when the entry was recorded; now is the progress \
            of the same day as it is known at the moment asked about.

            A key result that takes its values from a KPI lists the KPI's readings since its first \
            day among its own entries, each marked with the KPI; a closed one those until then.
            """,
        arguments: [Argument("GOAL", "the goal")], options: Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let id = try reading.goal(try invocation.needed(try invocation.goal("goal"), "goal"))
        guard let history = GoalHistory(of: id, in: reading.entries, until: reading.view.day)
        else { return }
        let report = HistoryReport(history, of: reading.state, from: reading.provenance)
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }
}

extension Reading {
    /// The goal's identifier, unless the goal is not known at the moment asked about.
    func goal(_ id: GoalID) throws -> GoalID {
        guard state.goals[id] == nil else { return id }
        guard moment.isAsOf else {
            throw Refusal("there is no goal \(id)", "okr status lists the goals")
        }
        var remedy = "okr status lists the goals"
        if let added = try? ledger.state().goals[id]?.created {
            remedy = "it was added later, by @\(added.entry) on \(added.day)"
        }
        throw Refusal("there is no goal \(id) as of @\(moment.entry)", remedy)
    }
}
