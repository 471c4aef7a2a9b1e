import OKRLedger
import OKRModel
import OKRReports

/// `okr log`: the entries.
enum LogVerb: VerbPage {
    static let verb = Verb(
        "log", .look, "Show the entries of the log.",
        discussion: """
            With --json every entry is printed as it stands in the log, one a line: CloudEvents 1.0. \
            With --follow the entries that any process records from now on are printed as they \
            come, command by command, until Ctrl-C.

              okr log --goal KR-1
              okr log --after @100 --json | jq .type
              okr log --follow --after @100 --json
            """,
        options: [.flag("follow", "go on with what is recorded from now on")]
            + EntryFilter.options
            + [.value("after", "ENTRY", meaning: "entries after this one, such as @42")]
            + Option.filtering + Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let follows = invocation.has("follow")
        for option in ["as-of", "until"] where follows && invocation.has(option) {
            throw invocation.misuse(
                "--follow and --\(option) exclude each other: "
                    + "what was recorded by then is complete.")
        }
        let reading = try session.reading()
        var filter = try EntryFilter(invocation, session, reading)
        let after = try invocation.entry("after", orNone: true) ?? 0
        func wanted(_ entries: some Sequence<Entry>, in state: State) -> [Entry] {
            entries.filter { $0.number > after && filter.passes($0, in: state) }
        }

        let printer = LogPrinter(session, reading, isJSON: invocation.has("json"), goesOn: follows)
        var following = follows ? Following(reading, session) : nil
        func print(_ entries: [Entry], in state: State) throws {
            for command in entries.commands {
                try printer.print(wanted(command, in: state), in: state)
                try following?.stopIfInterrupted()
            }
        }

        if invocation.has("json") {
            try print(reading.entries, in: reading.state)
        } else {
            try printer.begin(wanted(reading.entries, in: reading.state))
        }
        while let entries = try following?.look(), let reading = following?.reading {
            filter.goOn(session, in: reading.state, at: reading.view)
            try print(entries, in: reading.state)
        }
    }
}

/// Prints entries as `okr log` does: a table, or the lines of the log.
private struct LogPrinter {
    private let session: Session
    private let start: Reading
    private let isJSON: Bool
    private let goesOn: Bool

    init(_ session: Session, _ start: Reading, isJSON: Bool, goesOn: Bool) {
        self.session = session
        self.start = start
        self.isJSON = isJSON
        self.goesOn = goesOn
    }

    /// Prints the table of what there is at the start.
    func begin(_ entries: [Entry]) throws {
        try session.print(report(entries, of: start.state).document)
    }

    /// Prints entries of one command, all at once: as rows of the table, or as lines.
    func print(_ entries: [Entry], in state: State) throws {
        guard !entries.isEmpty else { return }
        try session.surroundings.write(isJSON ? lines(of: entries) : rows(of: entries, in: state))
    }

    private func report(_ entries: [Entry], of state: State) -> LogReport {
        LogReport(entries, of: state, from: start.provenance, goesOn: goesOn)
    }

    private func rows(of entries: [Entry], in state: State) -> String {
        TextRenderer(style: session.style).rows(of: report(entries, of: state).table)
    }

    private func lines(of entries: [Entry]) -> String {
        entries.map { entry in
            String(decoding: start.ledger.line(entry.number), as: UTF8.self) + "\n"
        }.joined()
    }
}
