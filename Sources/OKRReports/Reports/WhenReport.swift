public import OKRModel
public import OKRText

/// When a condition became true, and turned again.
public struct WhenReport: Report {
    private let answer: WhenAnswer
    private let showsAll: Bool
    private let provenance: Provenance
    private let words: Phrasebook

    /// Makes the report of an answer: its first moment, or all of them.
    public init(
        _ answer: WhenAnswer, showsAll: Bool, of state: State, from provenance: Provenance
    ) {
        self.answer = answer
        self.showsAll = showsAll
        self.provenance = provenance
        words = Phrasebook(state)
    }

    private var shown: [WhenAnswer.Turn] { Array(answer.turns.prefix(showsAll ? .max : 1)) }

    private var isAlongDays: Bool { if case .days = answer.axis { true } else { false } }

    /// The report as a document.
    public var document: Document {
        var blocks: [Block] = []
        if answer.turns.isEmpty {
            blocks.append(.paragraph(.text(never)))
        } else if showsAll {
            blocks.append(.table(table))
            blocks.append(.paragraph(.dim(ending)))
        } else if let first = answer.turns.first {
            blocks.append(.paragraph(paragraph(first)))
            blocks.append(.paragraph(.dim(ending)))
        }
        return Document(
            title: ["When ", .strong("\(answer.expression)")], provenance: provenance.lines,
            blocks: blocks)
    }

    private func name(_ moment: WhenAnswer.Moment) -> String {
        isAlongDays ? moment.day.inWords : "@\(moment.entry)"
    }

    private var never: String {
        let (start, end) = (name(answer.start), name(answer.end))
        let span = answer.start == answer.end ? "at \(start)" : "from \(start) to \(end)"
        return "It was never true, \(span)."
    }

    private var ending: String {
        let now = answer.isTrueAtEnd ? "It is true" : "It is not true"
        let sentence = "\(now) \(isAlongDays ? "on" : "as of") \(name(answer.end))."
        let later = answer.turns.count - shown.count
        guard later > 0 else { return sentence }
        let turned = NumberText.count(later, "more time")
        return "It turned \(turned) after that; --all lists them. " + sentence
    }

    // MARK: One moment

    private func paragraph(_ turn: WhenAnswer.Turn) -> Content {
        var parts: [Content] = [.text(opening(turn))]
        if turn.entry != nil { parts += ["\n", what(turn)] }
        for line in readings(turn) { parts += ["\n", line] }
        return .joined(parts)
    }

    private func opening(_ turn: WhenAnswer.Turn) -> String {
        let start = answer.wasTrueFromTheStart
        guard let entry = turn.entry else {
            let day = turn.moment.day.inWords
            return start
                ? "It was true from the first day on, \(day)." : "It became true on \(day)."
        }
        let recorded = "@\(entry.number), recorded \(provenance.zone.wallClock(entry.time))"
        return start
            ? "It was true from the first entry on that knows of it, \(recorded)."
            : "It became true with \(recorded)."
    }

    private func what(_ turn: WhenAnswer.Turn) -> Content {
        guard let entry = turn.entry else { return "" }
        guard let cause = turn.cause else {
            return .dim(
                "Nothing it rests on was recorded then: the days had gone by, and "
                    + "@\(entry.number) is the first entry after.")
        }
        var parts: [Content] = [.text(words.sentence(cause) + ".")]
        if let said = cause.event.fact.said {
            parts += ["\n", .dim("“\(said)”")]
        } else if let reason = cause.event.fact.reason {
            parts += ["\n", .dim("because “\(reason)”")]
        }
        return .joined(parts)
    }

    private func readings(_ turn: WhenAnswer.Turn) -> [Content] {
        turn.readings.map { change in
            let (before, after) = (change.before.map(text), change.after.map(text))
            let shown: Content =
                before == after
                ? .text(after ?? NumberText.missing) : .change(before: before, after: after)
            return [.dim("\(change.field) "), shown]
        }
    }

    private func text(_ reading: FieldReading) -> String {
        switch reading {
        case .number(let number): NumberText.decimal(number)
        case .decimal(let decimal): decimal.description
        case .day(let day): day.description
        case .text(let text): text
        case .owner(let owner): words.typed(owner)
        case .truth(let truth): truth ? "true" : "false"
        }
    }

    // MARK: All of them

    private var table: Table {
        let moment =
            isAlongDays
            ? [Column("Day")] : [Column.number("Entry"), Column("Recorded", rank: 1)]
        var table = Table(
            columns: moment + [
                Column("It is"), .words("What happened", minimum: 28, overflow: .wraps),
            ])
        for turn in answer.turns {
            var lines: [Content] = isAlongDays ? [] : [what(turn)]
            for line in readings(turn) { lines += lines.isEmpty ? [line] : ["\n", line] }
            let when: [Content] =
                turn.entry.map {
                    [.identifier("@\($0.number)"), .day(provenance.zone.wallClock($0.time))]
                } ?? [.day(turn.moment.day.description)]
            table.rows.append(
                Row(when + [turn.isTrue ? .strong("true") : "false", .joined(lines)]))
        }
        return table
    }

    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("expression", .string(answer.expression.description)),
                .init("axis", .string(isAlongDays ? "on" : "recorded")),
                .init("from", moment(answer.start)), .init("to", moment(answer.end)),
                .init("true", .bool(answer.isTrueAtEnd)),
                .init("fromTheStart", .bool(answer.wasTrueFromTheStart)),
                .init("count", .integer(answer.turns.count)),
                .init("turns", .array(shown.map(json))),
            ])
    }

    private func moment(_ moment: WhenAnswer.Moment) -> JSON {
        ["entry": .integer(moment.entry), "on": .string(moment.day.description)]
    }

    private func json(_ turn: WhenAnswer.Turn) -> JSON {
        let entry = turn.cause
        let fields = turn.readings.map { change -> JSON in
            [
                "field": .string(change.field.description), "before": json(change.before),
                "after": json(change.after),
            ]
        }
        return [
            "true": .bool(turn.isTrue), "entry": .integer(turn.moment.entry),
            "time": .optional(turn.entry?.time.description),
            "on": .string(turn.moment.day.description),
            "cause": .optional(entry.map(cause)),
            "fields": .array(fields),
        ]
    }

    /// The entry as the audit has it, without what it changed: the fields tell that.
    private func cause(_ entry: Entry) -> JSON {
        .object(entry.json(in: words, differences: []).filter { $0.name != "changes" })
    }

    private func json(_ reading: FieldReading?) -> JSON {
        switch reading {
        case nil: .null
        case .number(let number): .optional(number)
        case .decimal(let decimal): .optional(decimal)
        case .truth(let truth): .bool(truth)
        case .day(let day): .string(day.description)
        case .text(let text): .string(text)
        case .owner(let owner): .string(words.typed(owner))
        }
    }
}
