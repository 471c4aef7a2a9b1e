import OKRLedger
import OKRModel
import OKRText

/// `okr apply`: records commands from a file of JSON lines, many with one sync.
enum ApplyVerb: VerbPage {
    static let verb = Verb(
        "apply", .inOut, "Record commands from a file, one JSON object a line.",
        discussion: """
            The member “command” is the verb, the others are its options by their long names and its \
            arguments by their names in lower case. What may be given several times is one value or \
            a list. Lines that cannot be read are all reported before anything is recorded.

              {"command":"check-in","goal":"KR-1","value":71.5,"on":"2026-02-12","key":"w7-kr1"}

            With keys, an interrupted file is finished by applying it again.
            """,
        arguments: [Argument("FILE", "the file, or - for the standard input")],
        options: [
            .flag("atomic", "decide the whole file before anything is recorded"),
            .flag("keep-going", "report refusals and go on"),
            .flag("dry-run", "decide, and record nothing"),
            .flag("clock-is-right", "record though the clock is far from the last entry's time"),
            .value(
                "actor", "WHO", meaning: "who does it; OKR_ACTOR or the login name unless given"),
            .value("for", "WHO", meaning: "on whose behalf it is done"),
            .flag("json", "print one JSON object a line"),
        ])

    /// How many commands share one sync.
    private static let groupSize = 500

    static func run(_ invocation: Invocation, _ session: Session) throws {
        guard !(invocation.has("atomic") && invocation.has("keep-going")) else {
            throw invocation.misuse("--atomic and --keep-going exclude each other.")
        }
        let name = invocation.required("FILE")
        let bytes = try session.readInput(name)
        let commands = try CommandReader.read(bytes, from: name)
        var requests: [Request] = []
        for command in commands {
            var request = try command.page.request(
                command.invocation, by: session.author(of: command.invocation))
            if invocation.has("clock-is-right") { request.acceptsClock = true }
            requests.append(request)
        }
        let ledger = try session.openLedger(keepsState: true)
        var run = ApplyRun(session, ledger, name, commands, invocation)
        try run.record(requests, inGroupsOf: groupSize)
        try run.finish(of: requests.count)
    }
}

/// One run of `okr apply`: records in groups and reports each result once it is durable.
private struct ApplyRun {
    private let session: Session
    private let ledger: Ledger
    private let name: String
    private let commands: [CommandReader.Command]
    private let isJSON: Bool
    private let mode: RecordingMode
    private var recorded = 0
    private var refused = 0
    private var unchanged = 0
    private var wasInterrupted = false

    init(
        _ session: Session, _ ledger: Ledger, _ name: String,
        _ commands: [CommandReader.Command], _ invocation: Invocation
    ) {
        self.session = session
        self.ledger = ledger
        self.name = name
        self.commands = commands
        isJSON = invocation.has("json")
        mode =
            invocation.has("dry-run")
            ? .dryRun
            : invocation.has("atomic")
                ? .atomic : invocation.has("keep-going") ? .keepGoing : .stopAtRefusal
    }

    private var isAtomic: Bool { if case .atomic = mode { true } else { false } }

    mutating func record(_ requests: [Request], inGroupsOf size: Int) throws {
        session.surroundings.beginWatchingInterrupts()
        var isWhole = false
        switch mode {
        case .atomic, .dryRun: isWhole = true
        default: break
        }
        var start = 0
        while start < requests.count, !wasInterrupted {
            let end = isWhole ? requests.count : min(start + size, requests.count)
            let results = try ledger.record(Array(requests[start..<end]), mode)
            session.reportRecoveries(ledger.store)
            try report(results, from: start)
            if results.count < end - start { return }
            if case .stopAtRefusal = mode, case .refused? = results.last { return }
            start = end
            wasInterrupted = session.surroundings.isInterrupted() && start < requests.count
        }
    }

    private mutating func report(_ results: [RequestResult], from start: Int) throws {
        let isUndone =
            isAtomic && results.contains { if case .refused = $0 { true } else { false } }
        for (index, result) in results.enumerated() {
            let line = commands[start + index].line
            switch result {
            case .recorded where isUndone:
                guard isJSON else { continue }
                try print([
                    "line": .integer(line), "id": .null, "entries": [],
                    "nothing": "another command is refused, so nothing was recorded",
                    "repeated": false, "remarks": [],
                ])
            case .refused(let refusal):
                refused += 1
                session.complain("\(name):\(line): \(refusal)")
                if isJSON { try print(["line": .integer(line), "refused": .string("\(refusal)")]) }
            case .recorded(let result):
                let isNew = !result.isRepetition && !result.entries.isEmpty
                if isNew { recorded += 1 } else { unchanged += 1 }
                if isJSON {
                    try print(json(result, line))
                } else {
                    for remark in result.remarks { session.remark("\(name):\(line): \(remark)") }
                }
            }
        }
    }

    private func json(_ result: Recorded, _ line: Int) -> JSON {
        [
            "line": .integer(line), "id": .optional(result.created),
            "entries": .array(result.entries.map { .integer($0.number) }),
            "nothing": .optional(result.nothing), "repeated": .bool(result.isRepetition),
            "remarks": .array(result.remarks.map(JSON.string)),
        ]
    }

    private func print(_ json: JSON) throws {
        try session.surroundings.write(Session.harmless(json.description) + "\n")
    }

    func finish(of count: Int) throws {
        if !isJSON {
            let isDryRun: Bool = if case .dryRun = mode { true } else { false }
            let verb = isDryRun ? "would be recorded" : "recorded"
            let nothing =
                unchanged == 0 ? "" : ", \(unchanged) recorded before or without a change to record"
            try session.print(
                line: "\(recorded) of \(count) commands \(verb)\(nothing), \(refused) refused")
        }
        if wasInterrupted {
            throw Interrupted(
                sentence: "interrupted; \(recorded) commands are recorded, whole. "
                    + "Apply the file again to finish it: commands with a key are not repeated.")
        }
        if refused > 0 { throw CheckFailed() }
    }
}
