import OKRModel
public import OKRText

extension GoalpostsReport {
    /// The report as JSON: everything that passes the filter, goals by their drift.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("cycles", .array(posts.cycles.map(json))),
                .init("goals", .array(posts.byDrift.map(json))),
                .init("owners", .array(posts.owners.map(json))),
                .init("moves", .array(posts.moves.map(json))),
                .init("setLate", .array(posts.setLate.map(json))),
                .init("clerical", .array(posts.clerical.map(json))),
            ])
    }

    private func json(_ figures: CycleFigures) -> JSON {
        [
            "id": .string(figures.cycle.id.text), "name": .optional(figures.cycle.title),
            "start": .string(figures.calendar.start.description),
            "end": .string(figures.calendar.end.description),
            "original": .optional(figures.originalProgress),
            "progress": .optional(figures.progress), "drift": .optional(figures.drift),
            "moves": .integer(posts.moves.count { $0.subject == .cycle(figures.cycle.id) }),
        ]
    }

    private func json(_ goal: Goalposts.Drifting) -> JSON {
        [
            "id": .string(goal.id.text), "type": .string(goal.goal.type.rawValue),
            "title": .string(goal.goal.title), "owner": .optional(goal.owner.map(words.typed)),
            "original": .optional(goal.originalProgress), "progress": .optional(goal.progress),
            "drift": .optional(goal.drift),
            "moves": .integer(posts.moves.count { $0.subject == .goal(goal.id) }),
        ]
    }

    private func json(_ owner: Goalposts.OwnerPosts) -> JSON {
        [
            "owner": .string(words.typed(owner.figures.owner)),
            "original": .optional(owner.figures.originalProgress),
            "progress": .optional(owner.figures.progress),
            "drift": .optional(owner.figures.drift),
            "came": .array(owner.came.map { .string($0.text) }),
            "went": .array(owner.went.map { .string($0.text) }),
        ]
    }

    private func json(_ move: PostedMove) -> JSON {
        let authors = move.stamp.authors
        let changes = move.changes.map { change -> JSON in
            [
                "field": .string(change.field), "member": .optional(change.member),
                "before": .optional(change.before), "after": .optional(change.after),
                "direction": .string(change.direction.rawValue),
            ]
        }
        return [
            "entry": .integer(move.stamp.entry), "time": .string(move.stamp.time.description),
            "day": .string(move.stamp.day.description), "type": .string(move.word),
            "subject": .string(move.subject.description), "on": .optional(move.on),
            "actor": .string(words.handle(authors.actor)),
            "for": .optional(authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(authors.relayedBy.map { words.handle($0) }),
            "reason": .optional(move.reason), "direction": .string(move.direction.rawValue),
            "shareElapsed": .optional(move.shareElapsed), "amends": .optional(move.amends),
            "added": .optional(move.added?.text), "changes": .array(changes),
        ]
    }

    /// The report as comma-separated text: a row for each move, set late and clerical ones too.
    ///
    /// Where a move changed several fields, their names and values are separated by semicolons.
    public var csv: String {
        var rows = [
            [
                "entry", "time", "day", "on", "subject", "title", "list", "type", "field", "before",
                "after", "direction", "shareElapsed", "actor", "for", "relayedBy", "reason",
            ]
        ]
        let lists = [
            ("move", posts.moves), ("set late", posts.setLate), ("clerical", posts.clerical),
        ]
        for (list, moves) in lists { rows += moves.map { row($0, in: list) } }
        return rows.map { CSV.row($0) + "\n" }.joined()
    }

    private func row(_ move: PostedMove, in list: String) -> [String] {
        func joined(_ text: (FieldMove) -> String?) -> String {
            move.changes.map { text($0) ?? "" }.joined(separator: ";")
        }
        let fields = joined { change in
            change.member.map { "\(change.field) \($0)" } ?? change.field
        }
        var cells: [String?] = ["\(move.stamp.entry)", move.stamp.time.description]
        cells += [move.stamp.day.description, move.on?.description, move.subject.description]
        cells += [title(of: move.subject), list, move.word, fields]
        cells += [joined(\.before), joined(\.after), move.direction.rawValue]
        cells.append(move.shareElapsed.map { String($0) })
        let authors = move.stamp.authors
        cells.append(words.handle(authors.actor))
        cells += [authors.onBehalfOf, authors.relayedBy].map { $0.map { words.handle($0) } }
        cells.append(move.reason)
        return cells.map { SheetCell.harmless($0 ?? "") }
    }

    private func title(of subject: Subject) -> String {
        switch subject {
        case .goal(let id): posts.byDrift.first { $0.id == id }?.goal.title ?? ""
        case .cycle(let id): posts.cycles.first { $0.cycle.id == id }?.cycle.title ?? ""
        default: ""
        }
    }
}
