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
                    let circle = path.drop { $0.draft != needed }.map { step -> Step in
                        let draft = unordered[step.draft]
                        return (draft: draft, need: draft.needs[step.nextNeed - 1])
                    }
                    report(circle, problems)
                }
            }
        }
        drafts.removeAll { draft in draft.defines.map(lost.contains) ?? false }
    }

    private typealias Step = (draft: Draft, need: (reference: Reference, column: Column))

    /// Reports a circle at the row that closes it; its first row is the one that it comes back to.
    private mutating func report(_ circle: [Step], _ problems: ProblemList) {
        guard let last = circle.last, let reference = last.draft.defines else { return }
        lost.insert(reference)
        let mention = last.need
        let names = ([reference] + circle.map(\.need.reference).suffixing(mention.reference))
            .map(\.description)
        let line = circle[0].draft.row.line
        let columns = Set(circle.map(\.need.column))
        let problem: String
        let remedy: String
        if columns.contains(.formula) {
            let place = circle.count > 1 ? " (line \(line))" : ""
            problem =
                "\(reference.description) would be worked out from itself: "
                + names.joined(separator: " → ") + place
            remedy = "take one of these out of a formula"
        } else if mention.reference == reference {
            let what = mention.column == .of ? "a segment of itself" : "its own parent"
            problem = "\(reference.description) is \(what)"
            remedy = mention.column == .of ? "name another KPI" : "take one of the parents out"
        } else {
            let (one, other) =
                mention.column == .of
                ? ("is a segment of", "which is a segment of it")
                : ("is below", "which is below it")
            problem =
                "\(reference.description) \(one) \(mention.reference.description), "
                + "\(other) (line \(line))"
            remedy =
                mention.column == .of
                ? "empty one of the cells" : "take one of the parents out"
        }
        var reader = RowReader(last.draft.row, in: last.draft.sheet, problems: problems)
        reader.fault(mention.column, problem, remedy)
    }
}

extension [Reference] {
    /// The way around a circle that is closed by its last step, begun there.
    fileprivate func suffixing(_ closing: Reference) -> [Reference] { [closing] + dropLast() }
}
