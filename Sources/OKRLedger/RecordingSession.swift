import OKRLog
import OKRModel

/// Decides requests one after the other, each on the state that those before it leave.
///
/// What it decides is dated, numbered and encoded, and taken into the book, but not recorded.
struct RecordingSession {
    /// The lines of each command, ready to be appended together.
    private(set) var commands: [[[UInt8]]] = []

    /// What was decided under which key, until it is in the log.
    private var keyed: [String: (options: String?, recorded: Recorded)] = [:]

    private let ledger: Ledger
    private let book: any WorkingBook
    private var lastTime: Instant
    private var saidClockIsRight = false

    private static let mostEntries = 10_000
    private static let farthestBehind: Int64 = 60_000_000
    private static let farthestAhead: Int64 = 400 * Instant.microsecondsPerDay

    init(_ ledger: Ledger, _ book: any WorkingBook) throws(LedgerError) {
        self.ledger = ledger
        self.book = book
        if let (entry, type) = book.firstUnknown { throw .unknownType(entry: entry, type: type) }
        lastTime = try ledger.log.time(ledger.log.count)
    }

    mutating func decide(_ requests: [Request], _ mode: RecordingMode) throws -> [RequestResult] {
        var results: [RequestResult] = []
        for request in requests {
            do {
                results.append(.recorded(try decide(request)))
            } catch let refusal as Refusal {
                results.append(.refused(refusal))
                if case .stopAtRefusal = mode { break }
            } catch LedgerError.refused(let refusal) {
                results.append(.refused(refusal))
                if case .stopAtRefusal = mode { break }
            }
        }
        return results
    }

    private mutating func decide(_ request: Request) throws -> Recorded {
        if let key = request.key {
            if let decided = keyed[key.text] { return try repetition(of: decided, under: key) }
            if let earlier = try book.command(key: key.text) {
                return try ledger.repetition(of: earlier, under: key)
            }
        }
        let now = ledger.clock.now()
        let accepted = try clockAccepted(now, by: request)
        let time = max(now, lastTime + 1)
        let today = ledger.coding.zone.day(of: time)
        let authorship = try authorship(request.author)
        let isEnforced = try book.enforcesRoles()
        if isEnforced { try authorship.refuseStrangers(of: request.author) }
        var stamping = Stamping(
            number: book.entryCount, time: time, day: today, authors: authorship.authors,
            importedBy: request.importedBy)
        for newcomer in authorship.newcomers {
            stamping.stamp(.person(newcomer.id), .personDescribed(newcomer.fact), in: book)
        }
        let decision = try decide(request, authorship, stamping.entries, today)
        let happenings = try checked(decision, request)
        guard !happenings.isEmpty else {
            return Recorded(entries: [], remarks: decision.remarks, nothing: decision.nothing)
        }
        if isEnforced {
            try RecordingSession.judge(happenings, by: authorship.authors, in: book, today)
        }
        // Of commands recorded together, the first to accept the clock says it for all.
        if let accepted, !saidClockIsRight {
            stamping.stamp(.ledger, .clockAccepted(accepted), in: book)
        }
        for happening in happenings { stamping.stamp(happening.subject, happening.event, in: book) }
        let entries = stamping.finished(key: request.key)
        try encode(entries, request.key)
        for entry in entries { book.take(entry) }
        if accepted != nil { saidClockIsRight = true }
        lastTime = time
        let recorded = Recorded(
            entries: entries, created: decision.created,
            remarks: decision.remarks + remarks(on: authorship), nothing: decision.nothing)
        if let key = request.key { keyed[key.text] = (key.options, recorded) }
        return recorded
    }

    /// What was decided under the same key before in this session, and is not in the log yet.
    private func repetition(
        of decided: (options: String?, recorded: Recorded), under key: CommandKey
    ) throws -> Recorded {
        if let given = key.options, let options = decided.options, given != options {
            throw Refusal(
                "the key “\(key.text)” was used with other options just before",
                "repeat those options, or choose another key")
        }
        var recorded = decided.recorded
        recorded.isRepetition = true
        return recorded
    }

    private func authorship(_ author: Author) throws -> Authorship {
        try authorship(author, in: book)
    }

    private func authorship(_ author: Author, in book: some Book) throws -> Authorship {
        try Authorship(author, in: book)
    }

    /// Decides in a book that knows the command's persons already.
    private func decide(
        _ request: Request, _ authorship: Authorship, _ newcomers: [Entry], _ today: Day
    ) throws -> Decision {
        guard !newcomers.isEmpty else {
            return try RecordingSession.decide(request.command, in: book, today)
        }
        let persons = newcomers.compactMap { entry -> Person? in
            var person: Person?
            if case .person(let fact) = entry.event.kind { _ = fact.evolve(&person, at: entry) }
            return person
        }
        return try RecordingSession.decide(
            request.command, in: book, withNewcomers: persons, today)
    }

    private static func decide(
        _ command: some Command, in book: some Book, _ today: Day
    ) throws -> Decision {
        try command.decide(in: book, today: today)
    }

    private static func decide(
        _ command: some Command, in book: some Book, withNewcomers persons: [Person], _ today: Day
    ) throws -> Decision {
        try command.decide(in: BookWithNewcomers(base: book, newcomers: persons), today: today)
    }

    /// Refuses what the roles of its authors do not let them do.
    private static func judge(
        _ happenings: [Decision.Happening], by authors: Authors, in book: some Book, _ today: Day
    ) throws {
        let judge = PermissionJudge(in: book, on: today)
        if let refusal = try judge.refusal(of: happenings, by: authors) { throw refusal }
    }

    /// What is to be recorded, once the revision is the expected one.
    private func checked(
        _ decision: Decision, _ request: Request
    ) throws -> [Decision.Happening] {
        if let expected = request.expectedRevision, let first = decision.events.first {
            let revision = try book.revision(of: first.subject)
            guard revision == expected else {
                throw Refusal(
                    "\(first.subject) is at revision \(revision), not \(expected)",
                    "look at what changed with okr history or okr audit, then give the revision "
                        + "you have seen")
            }
        }
        guard decision.events.isEmpty, request.key != nil else { return decision.events }
        return [Decision.Happening(subject: .ledger, event: .commandNoted(CommandNoted()))]
    }

    /// Refuses a clock far from the last entry, unless the author says that it is right.
    private func clockAccepted(_ now: Instant, by request: Request) throws -> ClockAccepted? {
        let difference = now - lastTime
        guard
            difference < -RecordingSession.farthestBehind
                || difference > RecordingSession.farthestAhead
        else { return nil }
        if request.acceptsClock {
            return ClockAccepted(difference: Int(difference / 1_000_000))
        }
        let way = difference < 0 ? "behind" : "more than 400 days ahead of"
        throw Refusal(
            "the clock says \(now), which is \(way) the last entry, recorded \(lastTime)",
            "set the clock right, or say --clock-is-right, which is recorded")
    }

    private func remarks(on authorship: Authorship) -> [String] {
        authorship.newcomers.compactMap { newcomer in
            guard let handle = newcomer.fact.handle, newcomer.fact.login == nil else { return nil }
            return "\(handle) was new to the ledger and is person \(newcomer.id) now"
        }
    }

    private mutating func encode(_ entries: [Entry], _ key: CommandKey?) throws {
        guard entries.count <= RecordingSession.mostEntries else {
            throw Refusal(
                "the command would record \(entries.count) entries",
                "a command records at most \(RecordingSession.mostEntries); split it")
        }
        var lines: [[UInt8]] = []
        for entry in entries {
            let options = entry.number == entries[0].number ? key?.options : nil
            lines.append(
                try ledger.coding.encode(
                    entry, options: options, salt: ledger.random.next(LineWriter.saltSize)))
        }
        commands.append(lines)
    }
}

/// Numbers and dates the events of one command.
struct Stamping {
    private(set) var entries: [Entry] = []
    private var revisions: [Subject: Int] = [:]
    private var number: Int
    private let time: Instant
    private let day: Day
    private let authors: Authors
    private let importedBy: Int?

    init(number: Int, time: Instant, day: Day, authors: Authors, importedBy: Int?) {
        self.number = number
        self.time = time
        self.day = day
        self.authors = authors
        self.importedBy = importedBy
    }

    mutating func stamp(_ subject: Subject, _ event: Event, in book: any Book) {
        // A book that cannot be read has refused the command before it came to stamping.
        let revision = (revisions[subject] ?? (try? book.revision(of: subject)) ?? 0) + 1
        revisions[subject] = revision
        number += 1
        entries.append(
            Entry(
                number: number, time: time, day: day, subject: subject, revision: revision,
                event: event, authors: authors, importedBy: importedBy))
    }

    /// The entries of the command, the first of which says how many they are and under which key.
    func finished(key: CommandKey?) -> [Entry] {
        entries.enumerated().map { index, entry in
            guard index == 0 else { return entry }
            return Entry(
                number: entry.number, time: entry.time, day: entry.day, subject: entry.subject,
                revision: entry.revision, event: entry.event, authors: entry.authors,
                importedBy: entry.importedBy, commandKey: key?.text,
                count: entries.count > 1 ? entries.count : nil)
        }
    }
}
