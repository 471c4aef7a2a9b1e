public import OKRModel
public import OKRText

/// What of the whole history broke which policy, and what can be done about it.
public struct PolicyReport: Report {
    let review: PolicyReview
    let provenance: Provenance
    private let state: State
    private let words: Phrasebook
    private let entries: [Int: Entry]

    /// Makes the report of a review; the entries are those of the log that it names.
    public init(
        _ review: PolicyReview, of state: State, _ entries: [Entry], from provenance: Provenance
    ) {
        self.review = review
        self.provenance = provenance
        self.state = state
        words = Phrasebook(state)
        let named = Set((review.breaches + review.acknowledged).map(\.stamp.entry))
        self.entries = Dictionary(
            entries.filter { named.contains($0.number) }.map { ($0.number, $0) }
        ) { first, _ in first }
    }

    /// The report as a document.
    public var document: Document {
        var blocks: [Block] = [.note(tone, verdict)]
        for policy in Policy.allCases {
            let own = review.breaches.filter { $0.policy == policy }
            guard !own.isEmpty else { continue }
            blocks += [.heading([.code(policy.rawValue), .text("  " + policy.meaning)])]
            blocks.append(.table(table(own)))
        }
        if !review.acknowledged.isEmpty {
            blocks += [
                .heading("Acknowledged by a second person"), .table(table(review.acknowledged)),
            ]
        }
        return Document(
            title: .text("Policies of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: blocks)
    }

    private var tone: Tone { review.breaches.isEmpty ? .good : .bad }

    private var verdict: Content {
        let judged = review.policies.filter { $0.policy.isOfHistory && $0.value != .off }
        let policies = NumberText.count(judged.count, "policy", "policies")
        guard !review.breaches.isEmpty else {
            return .text("Nothing broke any of the \(policies) that are on.")
        }
        let entries = NumberText.count(
            Set(review.breaches.map(\.stamp.entry)).count, "entry", "entries")
        let broken = Set(review.breaches.map(\.policy)).count
        return .text("\(entries) broke \(broken) of the \(policies) that are on.")
    }

    private func table(_ breaches: [PolicyBreach]) -> Table {
        var table = Table(columns: [
            .number("Entry"), Column("Recorded", rank: 1),
            .words("What", minimum: 30, overflow: .wraps),
        ])
        for breach in breaches {
            table.rows.append(
                Row([
                    .identifier("@\(breach.stamp.entry)"),
                    .day(provenance.zone.wallClock(breach.stamp.time)), what(breach),
                ]))
        }
        return table
    }

    private func what(_ breach: PolicyBreach) -> Content {
        var parts: [Content] = [
            .strong(words.subject(breach.subject)), .text(": \(author(breach)) \(breach.what)."),
        ]
        if let entry = entries[breach.stamp.entry] {
            parts += ["\n", .dim(words.sentence(entry) + ".")]
            if let reason = entry.event.fact.reason {
                parts += ["\n", .dim("because “\(reason)”")]
            }
        }
        if breach.isAnswered {
            let who = breach.acknowledgedBy.map {
                "\(words.authors($0.authors)), @\($0.entry)"
            }
            parts += ["\n", .badge("acknowledged by " + who.joined(separator: "; "), .good)]
        } else {
            parts += ["\n", .badge("→ " + breach.remedy, .neutral)]
        }
        return .joined(parts)
    }

    private func author(_ breach: PolicyBreach) -> String {
        let authors = breach.stamp.authors
        var named = words.person(authors.actor)
        if let principal = authors.onBehalfOf { named += ", for \(words.person(principal))" }
        if let relay = authors.relayedBy { named += ", typed by \(words.person(relay))" }
        return named + (authors.onBehalfOf == nil && authors.relayedBy == nil ? "" : ",")
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("policies", .array(review.policies.map(json))),
                .init("breaches", .array(review.breaches.map(json))),
                .init("acknowledged", .array(review.acknowledged.map(json))),
            ])
    }

    private func json(
        _ policy: (policy: Policy, value: Policy.Value, setting: PolicySetting?)
    ) -> JSON {
        [
            "policy": .string(policy.policy.rawValue), "value": .string(policy.value.description),
            "standard": .string(policy.policy.standard.description),
            "setBy": .optional(policy.setting?.stamp.entry),
            "judged": .bool(policy.policy.isOfHistory),
            "meaning": .string(policy.policy.meaning),
        ]
    }

    private func json(_ breach: PolicyBreach) -> JSON {
        let authors = breach.stamp.authors
        return [
            "policy": .string(breach.policy.rawValue), "entry": .integer(breach.stamp.entry),
            "time": .string(breach.stamp.time.description),
            "subject": .string(breach.subject.description),
            "actor": .string(words.handle(authors.actor)),
            "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(authors.relayedBy.map { words.handle($0) }),
            "what": .string(breach.what), "remedy": .string(breach.remedy),
            "sentence": .optional(entries[breach.stamp.entry].map { words.sentence($0) }),
            "reason": .optional(entries[breach.stamp.entry]?.event.fact.reason),
            "acknowledgedBy": .array(breach.acknowledgedBy.map { .integer($0.entry) }),
        ]
    }
}

extension PolicyReport {
    /// The policies with how they are set, as a document.
    public var policies: Document {
        var table = Table(columns: [
            Column("Policy"), Column("Set to"), Column("By", rank: 1),
            .words("What is not to be", minimum: 30, overflow: .wraps),
        ])
        for (policy, value, setting) in review.policies {
            let author: Content =
                setting.map { .text("@\($0.stamp.entry) \(words.authors($0.stamp.authors))") }
                ?? .dim("unset")
            table.rows.append(
                Row([
                    .code(policy.rawValue), .strong(value.description), author,
                    .text(policy.meaning),
                ]))
        }
        return Document(
            title: .text("Policies of \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: [.table(table)])
    }
}
