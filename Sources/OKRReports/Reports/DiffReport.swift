public import OKRModel

/// What changed between two moments: goals that came and went, fields, figures, and who did it.
public struct DiffReport: Report {
    let comparison: Comparison
    let provenance: Provenance
    let words: Phrasebook
    private let state: State
    let from: Side
    let to: Side
    private let began: Day

    /// One of the two moments.
    public struct Side: Sendable {
        /// The last entry known; 0 before the first one.
        public let entry: Int
        /// When that was recorded, or the instant asked about.
        public let time: Instant
        /// The day asked about.
        public let on: Day

        /// Makes a moment.
        public init(entry: Int, time: Instant, on: Day) {
            self.entry = entry
            self.time = time
            self.on = on
        }
    }

    /// Makes the report of a comparison; names are those of the state.
    ///
    /// The provenance is that of the later moment; `began` is the day of the first entry.
    public init(
        _ comparison: Comparison, from: Side, to: Side, of state: State,
        provenance: Provenance, began: Day
    ) {
        self.comparison = comparison
        self.from = from
        self.to = to
        self.state = state
        self.provenance = provenance
        self.began = began
        words = Phrasebook(state, on: provenance.on)
    }

    /// The report as a document.
    public var document: Document {
        var lines: [Content] = [
            .text("from " + line(from)), .text("to   " + line(to)),
        ]
        if provenance.isSimulated { lines.append(.text(provenance.simulation)) }
        let title = Content.text("What changed in \(provenance.ledgerName)")
        guard !comparison.isEmpty else {
            return Document(
                title: title, provenance: lines, blocks: notes + [.paragraph("Nothing changed.")])
        }
        return Document(
            title: title, provenance: lines, blocks: notes + [.facts(summary)] + sections)
    }

    private func line(_ side: Side) -> String {
        guard side.entry > 0 else { return "before the first entry · about \(side.on.inWords)" }
        let recorded = provenance.zone.wallClock(side.time)
        return "@\(side.entry), recorded \(recorded) · about \(side.on.inWords)"
    }

    private var notes: [Block] {
        var notes: [Block] = []
        if comparison.runsBackwards {
            notes.append(
                .note(.warning, "From later to earlier: what was done shows as undone."))
        }
        if from.entry == 0 || to.entry == 0 {
            let isNew = from.entry == 0 && !comparison.isEmpty
            let rest = isNew ? "; everything is new" : ""
            notes.append(
                .note(
                    .neutral,
                    .text("The ledger knew nothing before \(began.inWords)\(rest).")))
        }
        return notes
    }

    private var summary: [Fact] {
        let goals = goals
        func count(_ list: [GoalChange]) -> String {
            let kinds: [(GoalType, String)] = [
                (.strategy, "part of the strategy"), (.objective, "objective"),
                (.keyResult, "key result"), (.kpi, "KPI"), (.initiative, "initiative"),
            ]
            return kinds.compactMap { type, word in
                let number = list.filter { $0.type == type }.count
                let many = type == .strategy ? "parts of the strategy" : nil
                return number == 0 ? nil : NumberText.count(number, word, many)
            }.joined(separator: ", ")
        }
        let lists: [(String, [GoalChange])] = [
            ("Added", goals.filter(\.isAdded)), ("Not there yet", goals.filter(\.isGone)),
            ("Agreed", goals.filter(\.isAgreed)), ("Closed", goals.filter(\.isClosed)),
            ("Reopened", goals.filter(\.isReopened)), ("Voided", goals.filter(\.isVoided)),
            ("Moved", goals.filter(\.isMoved)),
            ("Changed", goals.filter { !$0.changes.isEmpty }),
            ("Other figures", goals.filter { $0.changes.isEmpty && !$0.isAdded && $0.hasFigures }),
        ]
        var facts = lists.filter { !$0.1.isEmpty }.map { Fact($0.0, .text(count($0.1))) }
        for (label, list) in [("Cycles", cycles), ("Teams", teams)] where !list.isEmpty {
            let added = list.filter { !$0.wasThere }.count
            let gone = list.filter { !$0.isThere }.count
            let parts = [
                (added, "added"), (gone, "not there yet"), (list.count - added - gone, "changed"),
            ]
            facts.append(
                Fact(
                    label,
                    .text(
                        parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
                            .joined(separator: ", "))))
        }
        return facts
    }

    // MARK: What the lists are made of

    /// The goals that differ, with what that means for each.
    var goals: [GoalChange] {
        comparison.subjects.compactMap { compared in
            guard case .goal(let id) = compared.subject, let goal = state.goals[id] else {
                return nil
            }
            return GoalChange(compared, of: goal)
        }
    }

    /// The cycles with anything that was set; those that differ by their figures are left out.
    var cycles: [Comparison.Compared] {
        frames { if case .cycle = $0 { true } else { false } }
    }

    /// The teams with anything that was set.
    var teams: [Comparison.Compared] {
        frames { if case .team = $0 { true } else { false } }
    }

    private func frames(where belongs: (Subject) -> Bool) -> [Comparison.Compared] {
        comparison.subjects.filter { compared in
            guard belongs(compared.subject) else { return false }
            return compared.wasThere != compared.isThere
                || compared.differences.contains { !Snapshot.figures.contains($0.field) }
        }
    }

    /// What a field of a subject held or holds, the later moment first.
    func text(_ subject: Subject, _ field: String) -> String? {
        let key = Snapshot.Key(subject, field)
        for snapshot in [comparison.after, comparison.before] {
            if case .text(let text)? = snapshot.values[key] { return text }
        }
        return nil
    }

    /// A subject as its group is headed.
    func heading(_ subject: Subject) -> Content {
        let title = text(subject, "title")
        switch subject {
        case .goal(let id):
            return [.identifier(id.text), " ", .text(title ?? id.text)]
        case .cycle(let id): return [.identifier(id.text), .text(title.map { " \($0)" } ?? "")]
        case .team(let id): return [.identifier("team:\(id)"), .text(title.map { " \($0)" } ?? "")]
        case .person(let id): return .text(words.typed(.person(id)))
        case .ledger: return "the ledger"
        }
    }

    /// When and by whom a subject was added.
    func added(_ subject: Subject) -> Stamp? {
        switch subject {
        case .goal(let id): state.goals[id]?.created
        case .cycle(let id): state.cycles[id]?.added
        case .team(let id): state.teams[id]?.added
        case .person(let id): state.persons[id]?.added
        case .ledger: nil
        }
    }
}

/// A goal that differs between two moments, and what that means.
struct GoalChange {
    let compared: Comparison.Compared
    let type: GoalType
    private let created: Stamp

    init(_ compared: Comparison.Compared, of goal: Goal) {
        self.compared = compared
        type = goal.type
        created = goal.created
    }

    private static let closed = Set(Outcome.allCases.map(\.rawValue))
    private static let drafts: Set<String> = ["draft", "proposed"]
    /// What check-ins and turns say has places of its own.
    private static let elsewhere = Snapshot.figures.union([
        "value", "confidence", "done", "state", "score",
    ])

    var isAdded: Bool { !compared.wasThere }
    var isGone: Bool { !compared.isThere }
    var isClosed: Bool { after.map(GoalChange.closed.contains) ?? false }
    var isVoided: Bool { after == "voided" }
    var isReopened: Bool {
        (before.map(GoalChange.closed.contains) ?? false) && after != nil && !isClosed && !isVoided
    }
    var isAgreed: Bool {
        after == "active" && ((before ?? first).map(GoalChange.drafts.contains) ?? false)
    }
    var isMoved: Bool {
        changes.contains { $0.field == "objective" || $0.field == "cycle" }
    }
    var hasFigures: Bool {
        compared.differences.contains { Snapshot.figures.contains($0.field) }
    }

    /// The difference of its state, where there is one.
    var state: Comparison.Differing? { compared.differences.first { $0.field == "state" } }
    private var before: String? { state?.before?.text }
    private var after: String? { state?.after?.text }
    private var first: String? { state?.first }

    /// The fields that were set anew; of a new goal those that have changed since.
    var changes: [Comparison.Differing] {
        compared.differences.filter { difference in
            !GoalChange.elsewhere.contains(difference.field)
                && compared.lists(difference, added: created)
        }
    }

    /// What its group under the changes lists: the turns of its life too that no other list has.
    var listed: [Comparison.Differing] {
        let turn = [state].compactMap { $0 }.filter { _ in
            compared.wasThere && compared.isThere && !isClosed && !isVoided
        }
        return turn + changes
    }
}

extension Comparison.Compared {
    /// Whether a difference is a change: of what is new, it is what its creation did not say.
    func lists(_ difference: Comparison.Differing, added: Stamp?) -> Bool {
        guard isThere else { return false }
        if wasThere || difference.first != nil { return true }
        return difference.cause.map { $0.stamp.entry != added?.entry } ?? false
    }
}

extension Snapshot.Value {
    /// The text it is, nil where it is a share.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}
