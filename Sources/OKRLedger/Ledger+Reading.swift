public import OKRLog
public import OKRModel

extension Ledger {
    /// The state as known through an entry; all entries unless one is named.
    ///
    /// Complexity: linear in the entries read.
    public func state(through entry: Int? = nil) throws(LedgerError) -> State {
        var state = State()
        for number in 1..<((entry ?? log.count) + 1) {
            state.evolve(try self.entry(number))
        }
        return state
    }

    /// The entry of that number, which must be in the log.
    public func entry(_ number: Int) throws(LedgerError) -> Entry {
        guard (1...log.count).contains(number) else {
            throw .refused(
                Refusal(
                    "there is no entry @\(number)", "the entries are @1 to @\(log.count)",
                    isMissingEntry: true))
        }
        return try coding.decode(try log.line(number))
    }

    /// The line of an entry as it stands in the log, without its newline.
    public func line(_ number: Int) -> ArraySlice<UInt8> { log.bytes(number) }

    /// The checkpoint of the first so many entries; all of them unless told otherwise.
    public func checkpoint(size: Int? = nil) throws(LedgerError) -> Checkpoint {
        let size = size ?? head.size
        let root = size == head.size ? head.root : try self.root(size: size)
        return Checkpoint(
            origin: Checkpoint.origin(ofSource: coding.source) ?? coding.source, size: size,
            root: root)
    }

    /// The leaf hashes of the first so many entries (RFC 6962 §2.1).
    ///
    /// Complexity: linear in the entries hashed.
    public func leafHashes(size: Int) throws(LedgerError) -> [Digest] {
        var leaves: [Digest] = []
        for number in 1..<(size + 1) { leaves.append(try log.line(number).leafHash) }
        return leaves
    }

    /// The root hash of the first so many entries (RFC 6962 §2.1).
    ///
    /// Complexity: linear in the entries hashed.
    public func root(size: Int) throws(LedgerError) -> Digest {
        if size == head.size { return head.root }
        var tree = MerkleTree()
        for number in 1..<(size + 1) { tree.append(try log.line(number).leafHash) }
        return tree.root
    }

    /// Refuses a key that was used with other options; one that was not used yet is fine.
    public func checkRepetition(under key: CommandKey) throws(LedgerError) {
        do {
            guard let earlier = try currentlyKnown().command(key: key.text) else { return }
            _ = try repetition(of: earlier, under: key)
        } catch {
            throw LedgerError(error)
        }
    }

    /// What was recorded earlier under the same key; refused where its options were others.
    func repetition(
        of earlier: RecordedCommand, under key: CommandKey
    ) throws(LedgerError) -> Recorded {
        var recorded = Recorded(entries: [], remarks: [], isRepetition: true)
        let texts = try log.line(earlier.first).privateTexts ?? []
        let options = texts.first { $0.name == EntryCoding.optionsText }?.text
        if let given = key.options, let options, given != options {
            throw .refused(
                Refusal(
                    "the key “\(key.text)” was used with other options, by @\(earlier.first)",
                    "repeat those options, or choose another key"))
        }
        for number in earlier.first..<(earlier.first + earlier.count) {
            recorded.entries.append(try entry(number))
        }
        recorded.created = Ledger.created(by: recorded.ownEntries)
        if recorded.entries.last?.event == .commandNoted(CommandNoted()) {
            recorded.nothing = "this command changed nothing when it was given first"
        }
        return recorded
    }

    /// The identifier of what a command created: the first thing without a past among its entries.
    ///
    /// Persons whom a command brought along stand before it, what it ended with is new as well.
    private static func created(by entries: [Entry]) -> String? {
        guard let last = entries.last, last.revision == 1,
            let first = entries.first(where: { $0.revision == 1 })
        else { return nil }
        switch first.subject {
        case .ledger: return nil
        case .person(let id): return id.text
        case .team(let id): return id.text
        case .cycle(let id): return id.text
        case .goal(let id): return id.text
        }
    }
}

extension Ledger {
    /// The entries of a range, in order.
    ///
    /// An entry of a type that this version does not know is refused, or left out where told so.
    public func entries(
        _ range: ClosedRange<Int>, skippingUnknown: Bool = false
    ) throws(LedgerError) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(range.count)
        for number in range {
            do {
                entries.append(try entry(number))
            } catch .unknownType where skippingUnknown {
                continue
            }
        }
        return entries
    }

    /// The entries of a range as they would read if all their texts had been erased.
    public func entriesWithoutTexts(
        _ range: ClosedRange<Int>
    ) throws(LedgerError) -> [Entry] {
        var entries: [Entry] = []
        for number in range {
            do {
                entries.append(try coding.decode(Line(parsing: try log.line(number).leafForm)))
            } catch let error as LineError {
                throw .unreadable(entry: number, problem: error.description)
            } catch {
                throw LedgerError(error)
            }
        }
        return entries
    }

    /// A state that knows the names of what some entries are about, and of those behind them.
    ///
    /// Folds the entries of those goals, teams, cycles and persons alone.
    public func namingState(of entries: [Entry]) throws(LedgerError) -> State {
        var subjects: Set<Subject> = []
        for entry in entries {
            subjects.insert(entry.subject)
            let authors = entry.authors
            for id in [authors.actor, authors.relayedBy, authors.onBehalfOf].compactMap({ $0 }) {
                subjects.insert(.person(id))
            }
            subjects.formUnion(entry.event.fact.named)
        }
        var state = State()
        for number in try numbers(of: subjects) { state.evolve(try entry(number)) }
        return state
    }
}
