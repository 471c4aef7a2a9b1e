public import OKRModel
public import OKRText

/// What people said beside the numbers since a moment: wins, what goes well, what help is wanted.
public struct SaidReport: Report {
    private enum Kind: String, CaseIterable {
        case win, help, well

        var heading: String {
            switch self {
            case .win: "Wins"
            case .help: "Help wanted"
            case .well: "What goes well"
            }
        }
    }

    private struct Saying {
        let kind: Kind
        let goal: Goal
        let stamp: Stamp
        let text: String
    }

    private let sayings: [Saying]
    private let words: Phrasebook
    private let provenance: Provenance

    /// Makes the report of what was recorded about goals after one entry and through another.
    ///
    /// Complexity: linear in the check-ins and remarks of the goals.
    public init(
        about goals: [Goal], after first: Int, through last: Int, of state: State,
        from provenance: Provenance
    ) {
        self.provenance = provenance
        words = Phrasebook(state, on: provenance.on)
        let span = first + 1..<max(first + 1, last + 1)
        var sayings: [Saying] = []
        for goal in goals where !goal.isVoided {
            for remark in goal.remarks where remark.kind == .win {
                guard let text = remark.text, span.contains(remark.stamp.entry) else { continue }
                sayings.append(Saying(kind: .win, goal: goal, stamp: remark.stamp, text: text))
            }
            for checkIn in goal.checkIns where span.contains(checkIn.stamp.entry) {
                guard checkIn.source == nil, checkIn.content(knownThrough: last) != nil else {
                    continue
                }
                for (kind, text) in [(Kind.help, checkIn.talk.help), (.well, checkIn.talk.well)] {
                    guard let text else { continue }
                    sayings.append(Saying(kind: kind, goal: goal, stamp: checkIn.stamp, text: text))
                }
            }
        }
        self.sayings = sayings.sorted { $0.stamp.entry < $1.stamp.entry }
    }

    /// The report as a document: a part for each kind of which something was said.
    public var document: Document {
        var blocks: [Block] = []
        for kind in Kind.allCases {
            let list = sayings.filter { $0.kind == kind }
            guard !list.isEmpty else { continue }
            blocks += [.heading(.text(kind.heading)), .list(list.map(line))]
        }
        if blocks.isEmpty { blocks = [.paragraph(.dim("Nothing was said since."))] }
        return Document(
            title: .text("What was said in \(provenance.ledgerName)"),
            provenance: provenance.lines, blocks: blocks)
    }

    private func line(_ saying: Saying) -> Content {
        [
            .identifier(saying.goal.id.text), " ", .text(saying.text),
            .dim(" · \(words.authors(saying.stamp.authors)) on \(saying.stamp.day.short), "),
            .identifier("@\(saying.stamp.entry)"),
        ]
    }

    /// The report as JSON: what was said, in the order it was recorded.
    public var json: JSON {
        let list = sayings.map { saying -> JSON in
            [
                "kind": .string(saying.kind.rawValue), "goal": .string(saying.goal.id.text),
                "entry": .integer(saying.stamp.entry),
                "time": .string(saying.stamp.time.description),
                "actor": .string(words.handle(saying.stamp.authors.actor)),
                "for": .optional(saying.stamp.authors.onBehalfOf.map { words.handle($0) }),
                "text": .string(saying.text),
            ]
        }
        return .object(provenance.json + [.init("said", .array(list))])
    }
}
