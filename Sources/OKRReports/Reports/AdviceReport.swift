public import OKRModel
public import OKRText

/// What the open goals and the KPIs could be advised, rule by rule.
public struct AdviceReport: SheetReport {
    let review: AdviceReview
    let provenance: Provenance
    private let words: Phrasebook

    /// Makes the report of a review.
    public init(_ review: AdviceReview, of state: State, from provenance: Provenance) {
        self.review = review
        self.provenance = provenance
        words = Phrasebook(state, on: review.view.day)
    }

    /// The report as a document.
    public var document: Document {
        var blocks: [Block] = [.note(review.findings.isEmpty ? .good : .neutral, verdict)]
        for (rule, _, _) in review.rules {
            let own = review.findings.filter { $0.rule == rule }
            guard !own.isEmpty else { continue }
            blocks.append(
                .heading([
                    .text("\(rule.number)  "), .code(rule.rawValue), .text("  " + rule.meaning),
                ]))
            blocks.append(.paragraph(.dim(rule.why)))
            blocks.append(.table(table(own)))
        }
        return Document(
            title: .text("Advice for \(provenance.ledgerName)"), provenance: provenance.lines,
            blocks: blocks)
    }

    private var verdict: Content {
        let judged = review.rules.filter(\.isOn)
        let rules = NumberText.count(judged.count, "rule", "rules")
        guard !review.findings.isEmpty else {
            return .text("Nothing to advise by the \(rules) that are on.")
        }
        let pieces = NumberText.count(
            review.findings.count, "piece of advice", "pieces of advice")
        let kept = Set(review.findings.map(\.rule)).count
        return .text("\(pieces) by \(kept) of the \(rules) that are on.")
    }

    private func table(_ findings: [Advice]) -> Table {
        var table = Table(columns: [.words("What", minimum: 30, overflow: .wraps)])
        for finding in findings {
            table.rows.append(
                Row([
                    .joined([
                        .strong(subject(finding.subject)), .text(" \(finding.what)."), "\n",
                        .badge("→ " + finding.remedy, .neutral),
                    ])
                ]))
        }
        return table
    }

    private func subject(_ subject: Subject) -> String {
        switch subject {
        case .team(let id): "\(words.owner(.team(id))) (team:\(id))"
        case .person(let id): "\(words.person(id)) (person:\(words.handle(id)))"
        default: words.subject(subject)
        }
    }

    private func typed(_ subject: Subject) -> String {
        if case .person(let id) = subject { return "person:\(words.handle(id))" }
        return subject.description
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("rules", .array(review.rules.map(json))),
                .init(
                    "advice",
                    .array(
                        review.findings.map { finding in
                            [
                                "number": .integer(finding.rule.number),
                                "rule": .string(finding.rule.rawValue),
                                "subject": .string(typed(finding.subject)),
                                "what": .string(finding.what),
                                "why": .string(finding.rule.why),
                                "remedy": .string(finding.remedy),
                            ]
                        })),
            ])
    }

    private func json(
        _ rule: (rule: AdviceRule, isOn: Bool, setting: AdviceSetting?)
    ) -> JSON {
        [
            "number": .integer(rule.rule.number), "rule": .string(rule.rule.rawValue),
            "on": .bool(rule.isOn), "setBy": .optional(rule.setting?.stamp.entry),
            "meaning": .string(rule.rule.meaning), "why": .string(rule.rule.why),
        ]
    }

    /// The advice as a sheet, one row a piece.
    public var csv: String {
        var rows = [["number", "rule", "subject", "what", "why", "remedy"]]
        for finding in review.findings {
            rows.append(
                [
                    "\(finding.rule.number)", finding.rule.rawValue, typed(finding.subject),
                    finding.what, finding.rule.why, finding.remedy,
                ].map(SheetCell.harmless))
        }
        return rows.map { CSV.row($0) + "\n" }.joined()
    }
}

extension AdviceReport {
    /// The rules with how they are switched, as a document.
    public var rules: Document {
        var table = Table(columns: [
            .number("No."), Column("Rule"), Column("Is"), Column("By", rank: 1),
            .words("What is advised, and why", minimum: 30, overflow: .wraps),
        ])
        for (rule, isOn, setting) in review.rules {
            let author: Content =
                setting.map { .text("@\($0.stamp.entry) \(words.person($0.stamp.authors.actor))") }
                ?? .dim("unset")
            table.rows.append(
                Row([
                    .text("\(rule.number)"), .code(rule.rawValue), .strong(isOn ? "on" : "off"),
                    author, .joined([.text(rule.meaning), "\n", .dim(rule.why)]),
                ]))
        }
        return Document(
            title: .text("Rules of advice for \(provenance.ledgerName)"),
            provenance: provenance.lines, blocks: [.table(table)])
    }
}
