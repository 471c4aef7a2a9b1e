import OKRModel
import OKRText

/// Drafts in an order in which each stands after what it mentions.
struct DraftOrder {
    private(set) var drafts: [Draft] = []
    /// What rows would have added that mention each other in a circle.
    private(set) var lost: Set<Reference> = []

    private enum Mark { case new, open, done }

    /// Orders drafts by what they need, otherwise by stage, day and place; linear in the mentions.
    init(_ unordered: [Draft], problems: ProblemList) {
        var indexes: [Reference: Int] = [:]
        for (index, draft) in unordered.enumerated() {
            if let reference = draft.defines { indexes[reference] = index }
        }
        var marks = [Mark](repeating: .new, count: unordered.count)
        let ranks = unordered.map { ($0.stage, $0.day?.number ?? 0) }
        let starts = unordered.indices.sorted {
            (ranks[$0].0, ranks[$0].1, $0) < (ranks[$1].0, ranks[$1].1, $1)
        }
        // A list instead of recursion: a chain of parents may be as long as the file.
        for start in starts where marks[start] == .new {
            var path = [(draft: start, nextNeed: 0)]
            marks[start] = .open
            while let (current, need) = path.last {
                let draft = unordered[current]
                guard need < draft.needs.count else {
                    marks[current] = .done
                    path.removeLast()
                    drafts.append(draft)
                    continue
                }
                path[path.count - 1].nextNeed += 1
                guard let needed = indexes[draft.needs[need].reference] else { continue }
                switch marks[needed] {
                case .done: break
                case .new:
                    marks[needed] = .open
                    path.append((needed, 0))
                case .open:
                    report(draft, need, unordered[needed], problems)
                }
            }
        }
        drafts.removeAll { draft in draft.defines.map(lost.contains) ?? false }
    }

    private mutating func report(
        _ draft: Draft, _ need: Int, _ needed: Draft, _ problems: ProblemList
    ) {
        guard let reference = draft.defines else { return }
        lost.insert(reference)
        let mention = draft.needs[need]
        let problem =
            mention.reference == reference
            ? "\(reference.description) is its own parent"
            : "\(reference.description) is below \(mention.reference.description), "
                + "which is below it (line \(needed.row.line))"
        var reader = RowReader(draft.row, in: draft.sheet, problems: problems)
        reader.fault(mention.column, problem, "take one of the parents out")
    }
}
