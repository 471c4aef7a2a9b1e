import OKRModel
import OKRReports

/// `okr kpis`: the dashboard of the KPIs.
enum KPIsVerb: VerbPage {
    static let verb = Verb(
        "kpis", .look, "Show the KPIs: value, health and trend of each.",
        discussion: """
            A segment stands below its whole, with its share where the whole is their sum. Trend \
            says how much the last eight values rise or fall in a period. A value that is older \
            than two periods says nothing about the day: its health is no-data.

              okr kpis --scope team:sales
              okr kpis --meeting monday
              okr kpis --as-of end:2026-Q1 --csv > kpis.csv
            """,
        options: [
            .flag("all", "retired and voided ones too"),
            Option.value(
                "scope", "SCOPE",
                meaning: "about this alone: \(KPIScopeName.grammar), or process or system"
            ).placed(in: .filtering),
            Option.value(
                "meeting", "ID", meaning: "those that a meeting looks at"
            ).placed(in: .filtering),
        ] + Option.filtering.filter { $0.name != "cycle" } + Option.reading + [
            .csv, .markdown,
        ])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let formats = ["json", "csv", "markdown"].filter { invocation.has($0) }
        guard formats.count < 2 else {
            throw invocation.misuse("--\(formats[0]) and --\(formats[1]) exclude each other.")
        }
        let reading = try session.reading()
        let filter = try session.filter(in: reading.state, at: reading.view)
        let scope = try scope(invocation, reading)
        let meeting = try meeting(invocation, reading)
        let scoreboard = reading.scoreboard(includingVoided: invocation.has("all"))
        var kpis = scoreboard.filtered(filter, in: reading.state).kpis.filter { figures in
            (invocation.has("all") || figures.retired == nil)
                && (scope.map { figures.plan.isAbout($0, in: reading.words) } ?? true)
        }
        if let meeting {
            kpis = meeting.kpis.compactMap { id in kpis.first { $0.goal.id == id } }
        }
        try session.print(
            KPIsReport(kpis, of: scoreboard, reading.state, from: reading.provenance))
    }

    /// The meeting asked for, as it was set at the moment.
    private static func meeting(_ invocation: Invocation, _ reading: Reading) throws -> Meeting? {
        guard let text = invocation["meeting"] else { return nil }
        let known = MeetingID(text).flatMap {
            reading.state.ledgerDescription?.meeting($0, knownThrough: reading.view.entry)
        }
        guard let known else {
            throw Refusal("there is no meeting \(text)", "okr meeting list lists them")
        }
        return known
    }

    /// The scope asked for, as it is typed.
    private static func scope(_ invocation: Invocation, _ reading: Reading) throws -> String? {
        guard let text = invocation["scope"] else { return nil }
        guard text != "process", text != "system" else { return text }
        guard let name = KPIScopeName(text) else {
            throw invocation.misuse(
                "'\(text)' is not a scope: \(KPIScopeName.grammar) (--scope).")
        }
        guard case .owner(let owner) = name else { return text }
        do {
            return reading.words.typed(try reading.state.owner(named: owner))
        } catch let refusal as Refusal {
            throw Refusal(refusal.rule, "okr kpis --all shows the scopes")
        }
    }
}

extension KPIPlan {
    /// Whether it is about a scope as it is typed; `process` and `system` are all of them.
    fileprivate func isAbout(_ typed: String, in words: Phrasebook) -> Bool {
        guard let own = words.scope(of: self) else { return false }
        return own.lowercased() == typed.lowercased()
            || own.lowercased().hasPrefix(typed.lowercased() + ":")
    }
}
