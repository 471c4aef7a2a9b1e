import OKRLedger
import OKRLog
import OKRModel
import OKRReports

/// The page of an audit pack that an outsider reads first.
struct PackReadme {
    let cycle: Cycle
    let reading: Reading
    let record: CycleRecord
    let checkpoint: Checkpoint
    let isWithoutTexts: Bool

    var text: String {
        [heading, contents, checking, proof, limits].joined(separator: "\n")
    }

    private var heading: String {
        let title = cycle.title.map { " (\($0))" } ?? ""
        let calendar = cycle.calendar(at: reading.view)
        let name = MarkdownRenderer.escaped(reading.provenance.ledgerName)
        return """
            # Audit pack: cycle \(cycle.id)\(MarkdownRenderer.escaped(title)) of \(name)

            \(calendar.start) to \(calendar.end), as known at entry @\(reading.moment.entry), \
            recorded \(reading.provenance.zone.wallClock(reading.moment.time)). The ledger is \
            \(reading.provenance.ledgerID); its days are those of \
            \(reading.provenance.zone.name).\(simulated)

            GoalLedger keeps goals as a log that is only ever added to: every goal, target, \
            check-in and correction is an entry. This folder holds every entry about the cycle, \
            and what it takes to check, without GoalLedger, that they are the log's own.

            """
    }

    private var simulated: String {
        reading.provenance.isSimulated
            ? " It was made on a simulated clock: its times are part of a story." : ""
    }

    private var contents: String {
        """
        ## What is in it

        | file | what it is |
        |---|---|
        | `entries.jsonl` | \(record.entries.count) entries as they are in the log, one CloudEvents \
        JSON a line\(isWithoutTexts ? ", without their texts" : "") |
        | `revisions.txt` | how far the revisions of each subject go, from 1 on |
        | `checkpoint` | size and root hash of the whole log: \(checkpoint.size) entries |
        | `tile/` | the hashes of the log's Merkle tree that lead from the entries to the root |
        | `audit.csv`, `audit.md` | the same entries as sentences, each field before and after |
        | `goalposts.md`, `.csv`, `.json` | every target that moved, who moved it, when and why |
        | `status-1-start.json` … | how the goals stood before the cycle began, in its middle, at \
        its end and at the entry above, each as known then |
        | `verify.py` | the script that checks all of this |
        | `SHA256SUMS` | the hash of every other file |

        """
    }

    private var checking: String {
        """
        ## How to check it

        ```
        python3 verify.py
        python3 verify.py . KEPT-CHECKPOINT
        ```

        The first line needs Python 3.9 or later and nothing else. It says GOOD with the size and \
        the root, or REFUSED with what is wrong. The second one also compares the checkpoint \
        with one that was kept elsewhere since: only that shows that the log was not rewritten as \
        a whole. Whoever does not trust the script in a folder that was handed over takes it from \
        GoalLedger's documentation, where the format stands too, or writes their own: it has \
        some hundred lines.

        """
    }

    private var proof: String {
        """
        ## What that proves

        - Each line of `entries.jsonl` is, byte for byte, an entry of the log that the checkpoint \
        stands for: its SHA-256 is a leaf of the tree (RFC 6962) whose root the checkpoint names.
        - Texts (titles, notes, reasons, names) stand outside the leaf, so that they can be erased; \
        each entry's `commitment` is the SHA-256 of its texts and a part of the leaf.
        - The entries of each subject are numbered: 1, 2, 3 … None is missing before the last one \
        that `revisions.txt` names. That no later one was left out is the word of who gives the \
        pack; a checkpoint of the same size from somebody else does not say so either.
        - `audit.csv` tells of these entries and no others. What `audit.md`, `goalposts` and \
        `status` say follows from the log; GoalLedger computes it anew, and the formulas are in \
        its documentation (numbers).

        """
    }

    private var limits: String {
        let texts =
            isWithoutTexts
            ? """
            The texts of the entries were left out, and so were names and titles wherever they \
            would stand: goals go by their identifiers, persons by p1, p2. Each line is the form \
            the tree was made of.
            """
            : """
            The entries hold names, notes and reasons. An erasure in the ledger cannot reach a \
            pack that was given away: whoever holds it erases it themselves. A pack without texts \
            is made with `--without-private`.
            """
        return """
            ## What it cannot do

            \(texts)

            `time` is what the writer's clock said; a checkpoint kept by somebody else proves \
            that the entries existed when it was kept.

            """
    }
}
