internal import OKRText

/// Holds the lines of a ledger to every rule that is about lines, one after the other.
struct EntryVerifier {
    private(set) var report = Verification()
    private(set) var tiles = TreeTiles()
    /// The roots at the sizes that were asked for.
    private(set) var roots: [Int: Digest] = [:]

    private let sizes: Set<Int>
    private var scanner = LineScanner()
    private var revisions: [String: Int] = [:]
    private var lastTime: [UInt8] = []
    // How many entries of the command that began last are still to come.
    private var missing = 0
    private var erased: [Int: String?] = [:]
    private var file: String?
    // Whether all that is acknowledged was taken: the report's size and root stay.
    private var isAcknowledged = false

    /// Makes a verifier that remembers the roots at some sizes.
    init(rootsAt sizes: some Sequence<Int>) {
        self.sizes = Set(sizes)
        if self.sizes.contains(0) { roots[0] = MerkleHash.empty }
    }

    /// Names the file that the next lines are in; a command may not go on in another one.
    mutating func begin(_ file: String?) {
        if file != self.file { endCommand() }
        self.file = file
    }

    /// Says that the tiles filled so far were looked at.
    mutating func forgetFullTiles() { tiles.markStored() }

    mutating func find(
        _ rule: Verification.Rule, entry: Int? = nil, _ problem: String,
        remedy: String = .restoreVerified
    ) {
        report.add(
            Verification.Finding(
                rule: rule, file: file, entry: entry, problem: problem, remedy: remedy))
    }

    /// Takes the next line, given without its newline.
    mutating func examine(_ line: UnsafeBufferPointer<UInt8>) {
        let number = tiles.tree.size + 1
        let layout: LineLayout
        do throws(LineError) {
            layout = try scanner.scan(line)
        } catch {
            find(.form, entry: number, "The line is not canonical: \(error).")
            append(MerkleHash.leaf(Array(line)))
            return
        }
        if layout.number != number {
            find(.number, entry: number, "The line has number \(layout.number).")
        }
        if !layout.crcIsGood(in: line) { find(.crc, entry: number, "The crc is wrong.") }
        if !layout.commitmentIsGood(in: line) {
            find(.commitment, entry: number, "The private text is not the one committed to.")
        }
        examineSource(of: line, layout)
        examineRevision(of: line, layout, number)
        examineCommand(of: line, layout, number)
        examineErasure(of: line, layout, number)
        append(layout.leafHash(of: line))
    }

    private mutating func append(_ leaf: Digest) {
        tiles.append(leaf)
        let size = tiles.tree.size
        if sizes.contains(size) { roots[size] = tiles.tree.root }
    }

    private mutating func examineSource(
        of line: UnsafeBufferPointer<UInt8>, _ layout: LineLayout
    ) {
        let source = String(decoding: line[layout.source], as: UTF8.self)
        guard let first = report.source else {
            report.source = source
            return
        }
        if source != first {
            find(.source, entry: layout.number, "The entry is of another ledger (\(source)).")
        }
    }

    private mutating func examineRevision(
        of line: UnsafeBufferPointer<UInt8>, _ layout: LineLayout, _ number: Int
    ) {
        let subject = String(decoding: line[layout.subject], as: UTF8.self)
        let due = revisions[subject, default: 0] + 1
        if layout.revision != due {
            find(
                .revision, entry: number,
                "Revision \(layout.revision) of \(subject) stands where \(due) is due.")
        }
        revisions[subject] = max(due, layout.revision)
    }

    private mutating func examineCommand(
        of line: UnsafeBufferPointer<UInt8>, _ layout: LineLayout, _ number: Int
    ) {
        let time = Array(line[layout.time])
        if missing > 0 {
            missing -= 1
            if layout.count != nil {
                find(.command, entry: number, "A command begins inside another.")
                missing = layout.commandCount - 1
            }
            if time != lastTime {
                find(.time, entry: number, "The entry's time is not that of its command.")
            }
        } else {
            missing = layout.commandCount - 1
            // All times have one form, so they sort as they follow each other.
            if !lastTime.lexicographicallyPrecedes(time) {
                find(.time, entry: number, "The time is not later than that of the command before.")
            }
        }
        lastTime = time
    }

    private mutating func examineErasure(
        of line: UnsafeBufferPointer<UInt8>, _ layout: LineLayout, _ number: Int
    ) {
        if layout.privateIsNull { erased[number] = file }
        guard !erased.isEmpty,
            String(decoding: line[layout.type], as: UTF8.self) == EntryVerifier.redaction,
            case .object(let members)? = try? JSON(parsing: Array(line[layout.data]))
        else { return }
        for member in members where member.name == "entry" {
            // An entry cannot say of itself, nor beforehand, that it was erased.
            switch member.value {
            case .number(let digits), .string(let digits):
                if let entry = Int("\(digits)"), entry < number { erased[entry] = nil }
            default: break
            }
        }
    }

    /// The type of the entries that say which entry's private text was erased.
    static let redaction = "goalledger.entry-redacted.v1"

    private mutating func endCommand() {
        guard missing > 0 else { return }
        find(.command, entry: tiles.tree.size, "The command is not whole in its segment.")
        missing = 0
    }

    /// Says that the lines so far are those that are acknowledged; later ones are only compared.
    mutating func endAcknowledged() {
        endCommand()
        report.size = tiles.tree.size
        report.root = tiles.tree.root
        isAcknowledged = true
    }

    /// Ends the verification: what is only known at the end, and the checkpoints.
    mutating func finish(against checkpoints: [Checkpoint]) {
        if isAcknowledged { endCommand() } else { endAcknowledged() }
        for (entry, file) in erased.sorted(by: { $0.key < $1.key }) {
            self.file = file
            find(
                .erased, entry: entry,
                "The private text is gone, and no later entry says that it was erased.")
        }
        file = nil
        report.comparisons = checkpoints.map { checkpoint in
            Verification.Comparison(checkpoint: checkpoint, problem: problem(of: checkpoint))
        }
    }

    private func problem(of checkpoint: Checkpoint) -> String? {
        if let source = report.source, let origin = Checkpoint.origin(ofSource: source),
            checkpoint.origin != origin
        {
            return "It is of another ledger: \(checkpoint.origin), not \(origin)."
        }
        let size = tiles.tree.size
        guard checkpoint.size <= size else {
            return "It has \(checkpoint.size) entries, this ledger only \(size): "
                + "entries are missing here."
        }
        guard roots[checkpoint.size] == checkpoint.root else {
            return "The first \(checkpoint.size) entries are not those it was made of: "
                + "the history was changed."
        }
        return nil
    }

    mutating func note(_ sentence: String) { report.notes.append(sentence) }
}
