import OKRLedger
import OKRLog

/// `okr checkpoint`: prints the size and root hash of the log, for someone else to keep.
enum CheckpointVerb: VerbPage {
    static let verb = Verb(
        "checkpoint", .ledger,
        "Print the checkpoint: the log's size and root hash, to keep elsewhere.",
        discussion: """
            Kept by somebody else, it proves later that nothing before it was rewritten. The text is \
            a checkpoint of the open transparency-log format (C2SP tlog-checkpoint).

              okr checkpoint > head.txt
              okr verify --against head.txt
            """)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let ledger = try session.openLedger()
        try session.surroundings.write(try ledger.checkpoint().text)
    }
}
