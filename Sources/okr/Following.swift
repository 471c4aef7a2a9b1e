import OKRLedger
import OKRModel

/// Looks again and again at what other processes record, until the user interrupts.
///
/// A look takes no lock and writes nothing; where nothing was recorded it reads the head alone.
struct Following {
    private let session: Session
    /// What is known by the last look.
    private(set) var reading: Reading

    /// Begins to follow; from now on an interruption waits for `stopIfInterrupted`.
    init(_ reading: Reading, _ session: Session) {
        self.reading = reading
        self.session = session
        session.surroundings.beginWatchingInterrupts()
    }

    /// Waits a moment and answers what was recorded since the last look: whole commands, or none.
    mutating func look() throws -> [Entry] {
        try wait()
        do {
            try reading.ledger.catchUp()
        } catch LedgerError.store {
            // While a ledger is being removed, file by file, it looks damaged for a moment.
            try wait()
            try reading.ledger.catchUp()
        }
        return try session.goOn(&reading)
    }

    /// Ends the program where the user wants it to.
    func stopIfInterrupted() throws {
        if session.surroundings.isInterrupted() { throw Interrupted() }
    }

    private func wait() throws {
        try stopIfInterrupted()
        try session.surroundings.wait()
        try stopIfInterrupted()
    }
}

extension [Entry] {
    /// The entries command by command, as far as they are of commands with several.
    var commands: [ArraySlice<Entry>] {
        var commands: [ArraySlice<Entry>] = []
        var rest = self[...]
        while let first = rest.first {
            let last = first.number + (first.count ?? 1) - 1
            commands.append(rest.prefix { $0.number <= last })
            rest = rest.drop { $0.number <= last }
        }
        return commands
    }
}
