public import OKRLog
public import OKRModel

/// A ledger of goals: commands become durable entries, entries become state.
///
/// ```swift
/// let ledger = try Ledger(opening: store, clock: clock, random: random)
/// try ledger.record(Request(RecordCheckIn(on: nps, value: 42), by: Author(login: "ana")))
/// ```
/// A ledger is used from one thread at a time; many processes may write to one store.
public final class Ledger {
    /// Where the entries are kept.
    public let store: any EventStore
    let clock: any LedgerClock
    let random: any RandomBytes

    /// How entries stand in the log; known from the first entry on.
    public let coding: EntryCoding
    /// What the first entry says of the ledger.
    public let description: LedgerDescription
    /// What is acknowledged, as far as this process has read it.
    public private(set) var head: Head

    let log: LogIndex
    private let keepsState: Bool
    private var book: (any WorkingBook)?

    /// Opens a ledger.
    ///
    /// A short-lived process leaves `keepsState` false: decisions then fold only the goals that
    /// they look up. A long-lived one keeps the whole state in memory and reads no entries again.
    public init(
        opening store: any EventStore, clock: any LedgerClock,
        random: any RandomBytes = SystemRandomBytes(), keepsState: Bool = false
    ) throws(LedgerError) {
        self.store = store
        self.clock = clock
        self.random = random
        self.keepsState = keepsState
        let log = LogIndex()
        do {
            head = try store.head()
            guard head.size > 0 else {
                throw LedgerError.unreadable(entry: 1, problem: "the log has no entries")
            }
            for chunk in try store.read(1...head.size) { log.take(chunk) }
            let (coding, first) = try EntryCoding.first(try log.line(1))
            var description: LedgerDescription?
            if case .ledger(let fact) = first.event.kind {
                _ = fact.evolve(&description, at: first)
            }
            guard let description else {
                throw LedgerError.unreadable(entry: 1, problem: "it does not begin a ledger")
            }
            self.coding = coding
            self.description = description
        } catch {
            throw LedgerError(error)
        }
        self.log = log
    }

    /// Records one command, or refuses it.
    ///
    /// The entries are durable when this returns. Nothing is recorded where it throws.
    @discardableResult
    public func record(_ request: Request) throws(LedgerError) -> Recorded {
        let results = try record([request], .stopAtRefusal)
        switch results[0] {
        case .recorded(let recorded): return recorded
        case .refused(let refusal): throw .refused(refusal)
        }
    }

    /// Records several commands with one sync, each of them whole or not at all.
    ///
    /// - Returns: one result for each request that was decided, in order. A result is given only
    ///   once its entries are durable.
    public func record(
        _ requests: [Request], _ mode: RecordingMode
    ) throws(LedgerError) -> [RequestResult] {
        do {
            try catchUp()
            if case .dryRun = mode { return try decideOnly(requests) }
            // Another writer can only be faster on a store that cannot keep writers out.
            while true {
                do {
                    return try store.exclusively { try recordNow(requests, mode) }
                } catch StoreError.headMoved {
                    continue
                }
            }
        } catch {
            throw LedgerError(error)
        }
    }

    private func recordNow(_ requests: [Request], _ mode: RecordingMode) throws -> [RequestResult] {
        try catchUp()
        let book = try currentBook()
        // Until all is recorded, the book runs ahead of the log and must not be used again.
        self.book = nil
        var session = try RecordingSession(self, book)
        let results = try session.decide(requests, mode)
        let wasRefused = results.contains { if case .refused = $0 { true } else { false } }
        if case .atomic = mode, wasRefused { return results }
        if !session.commands.isEmpty { _ = try store.append(session.commands, after: head) }
        self.book = book
        try catchUp()
        return results
    }

    private func decideOnly(_ requests: [Request]) throws -> [RequestResult] {
        let book = try currentBook()
        self.book = nil
        var session = try RecordingSession(self, book)
        return try session.decide(requests, .keepGoing)
    }

    private func currentBook() throws(LedgerError) -> any WorkingBook {
        if let book { return book }
        let fresh: any WorkingBook =
            keepsState
            ? try ReplayedBook(log, coding: coding) : try IndexedBook(log, coding: coding)
        book = fresh
        return fresh
    }

    /// The book that decisions look things up in, up to date with what was read.
    public func currentlyKnown() throws(LedgerError) -> any Book {
        try catchUp()
        return try currentBook()
    }

    /// The numbers of the entries about some subjects, in order.
    func numbers(of subjects: Set<Subject>) throws(LedgerError) -> [Int] {
        let book = try currentBook()
        return subjects.flatMap { book.numbers(of: $0) }.sorted()
    }

    /// How many entries the decisions so far read and folded; nil where the whole state is kept.
    public var foldedEntries: Int? { (book as? IndexedBook)?.foldedEntries }

    /// Reads what other writers recorded since.
    public func catchUp() throws(LedgerError) {
        do {
            let now = try store.head()
            guard now != head || log.count < now.size else { return }
            guard now.size > head.size || now == head else {
                throw StoreError.damaged(
                    file: "head", entry: now.size,
                    problem: "The ledger is not the one that was read before, or is shorter.",
                    remedy: "Open it again, and verify it against a kept checkpoint.")
            }
            if log.count < now.size {
                for chunk in try store.read((log.count + 1)...now.size) { log.take(chunk) }
            }
            head = now
            try book?.catchUp()
        } catch {
            throw LedgerError(error)
        }
    }
}
