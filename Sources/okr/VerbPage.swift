import OKRLedger
import OKRModel
import OKRText

/// One verb: its declaration, and what it does.
///
/// A new verb is one file under `Verbs/` and one line in `VerbCatalogue.swift`.
protocol VerbPage: SendableMetatype {
    /// What is typed, and what the help says of it.
    static var verb: Verb { get }
    /// Does it.
    static func run(_ invocation: Invocation, _ session: Session) throws
}

/// A verb that records one command; `okr apply` gives it too.
protocol WritingPage: VerbPage {
    /// The intention that was typed.
    static func command(_ invocation: Invocation) throws -> any Command
    /// Whether the answer is the identifier of something new, alone on its line.
    static var creates: Bool { get }
    /// Whether what it records is a moment to keep the checkpoint of, elsewhere.
    static var endsWithCheckpoint: Bool { get }
}

extension WritingPage {
    static var creates: Bool { false }
    static var endsWithCheckpoint: Bool { false }

    static func run(_ invocation: Invocation, _ session: Session) throws {
        try record(invocation, session)
    }

    /// Records the command, or says what would be recorded, and prints what became of it.
    static func record(_ invocation: Invocation, _ session: Session) throws {
        let request = try request(invocation, by: session.author)
        let ledger = try session.openLedger()
        let mode: RecordingMode = invocation.has("dry-run") ? .dryRun : .stopAtRefusal
        let results = try ledger.record([request], mode)
        session.reportRecoveries(ledger.store)
        switch results.first {
        case .refused(let refusal): throw refusal
        case .recorded(let recorded):
            let printer = RecordedPrinter(session, ledger, isDryRun: invocation.has("dry-run"))
            do {
                try printer.print(recorded, asJSON: invocation.has("json"), creates: creates)
            } catch var problem as OutputProblem {
                problem.isRecorded = !invocation.has("dry-run") && !recorded.entries.isEmpty
                throw problem
            }
            let isNew = !recorded.isRepetition && recorded.nothing == nil
            if endsWithCheckpoint, isNew, !invocation.has("dry-run") {
                session.handOut(try ledger.checkpoint())
            }
        case nil: break
        }
    }

    /// The request that an invocation makes: the command, its key and the revision it expects.
    static func request(_ invocation: Invocation, by author: Author) throws -> Request {
        var request = Request(try command(invocation), by: author)
        request.expectedRevision = try invocation.whole("expect")
        request.acceptsClock = invocation.has("clock-is-right")
        if let key = invocation["key"] {
            request.key = try CommandKey(key, options: invocation.optionsDigest)
        }
        return request
    }
}

/// Prints what became of a command.
struct RecordedPrinter {
    private let session: Session
    private let ledger: Ledger
    private let isDryRun: Bool

    init(_ session: Session, _ ledger: Ledger, isDryRun: Bool) {
        self.session = session
        self.ledger = ledger
        self.isDryRun = isDryRun
    }

    func print(_ recorded: Recorded, asJSON: Bool, creates: Bool) throws {
        for remark in recorded.remarks { session.remark(remark) }
        if recorded.isRepetition { session.remark("this was recorded before under its key") }
        if isDryRun, !recorded.entries.isEmpty { session.remark("dry run: nothing was recorded") }
        if asJSON { return try session.print(json(recorded)) }
        if creates, let created = recorded.created { return try session.print(line: created) }
        if let nothing = recorded.nothing { return try session.print(line: nothing) }
        for sentence in try sentences(recorded) { try session.print(line: sentence) }
    }

    /// The sentences of the entries, named as the ledger knows things after them.
    private func sentences(_ recorded: Recorded) throws -> [String] {
        let words = try phrasebook(recorded)
        return recorded.ownEntries.map { "@\($0.number) " + words.sentence($0) + "." }
    }

    private func phrasebook(_ recorded: Recorded) throws -> Phrasebook {
        var state = try ledger.namingState(of: recorded.entries)
        if isDryRun { for entry in recorded.entries { state.evolve(entry) } }
        return Phrasebook(state)
    }

    func json(_ recorded: Recorded) throws -> JSON {
        let words = try phrasebook(recorded)
        let entries = recorded.entries.map { entry -> JSON in
            [
                "entry": .integer(entry.number), "time": .string(entry.time.description),
                "type": .string(entry.event.name), "subject": .string(entry.subject.description),
                "revision": .integer(entry.revision),
                "actor": .string(words.handle(entry.authors.actor)),
                "for": .optional(entry.authors.onBehalfOf.map { words.handle($0) }),
                "relayedBy": .optional(entry.authors.relayedBy.map { words.handle($0) }),
                "sentence": .string(words.sentence(entry)),
            ]
        }
        return [
            "id": .optional(recorded.created), "entries": .array(entries),
            "nothing": .optional(recorded.nothing), "repeated": .bool(recorded.isRepetition),
            "dryRun": .bool(isDryRun), "remarks": .array(recorded.remarks.map(JSON.string)),
        ]
    }
}
