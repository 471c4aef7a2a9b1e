import OKRModel
public import OKRText

extension DiffReport {
    /// The report as JSON.
    public var json: JSON {
        .object(
            provenance.json + [
                .init("from", side(from)), .init("to", side(to)),
                .init("summary", .object(counts)),
                .init("subjects", .array(comparison.subjects.map(json))),
            ])
    }

    private func side(_ side: Side) -> JSON {
        [
            "entry": .integer(side.entry),
            "time": .optional(side.entry > 0 ? side.time.description : nil),
            "on": .string(side.on.description),
        ]
    }

    /// How many goals each list has, under the words of the text.
    private var counts: [JSON.Member] {
        let goals = goals
        let lists: [(String, Int)] = [
            ("added", goals.filter(\.isAdded).count), ("gone", goals.filter(\.isGone).count),
            ("agreed", goals.filter(\.isAgreed).count), ("closed", goals.filter(\.isClosed).count),
            ("reopened", goals.filter(\.isReopened).count),
            ("voided", goals.filter(\.isVoided).count), ("moved", goals.filter(\.isMoved).count),
            ("changed", goals.filter { !$0.changes.isEmpty }.count),
            ("cycles", cycles.count), ("teams", teams.count),
        ]
        return lists.map { .init($0.0, .integer($0.1)) }
    }

    private func json(_ compared: Comparison.Compared) -> JSON {
        let change =
            compared.wasThere == compared.isThere
            ? "changed" : compared.wasThere ? "gone" : "added"
        return [
            "subject": .string(subject(compared.subject)),
            "title": .optional(text(compared.subject, "title")), "change": .string(change),
            "changes": .array(compared.differences.map(json)),
        ]
    }

    private func subject(_ subject: Subject) -> String {
        if case .person(let id) = subject { return words.typed(.person(id)) }
        return subject.description
    }

    private func json(_ difference: Comparison.Differing) -> JSON {
        let (field, cause) = (difference.field, difference.cause)
        func value(_ value: Snapshot.Value?) -> JSON {
            switch value {
            case nil: .null
            case .text(let text): .optional(words.readable(text, in: field))
            case .share(let share): .double(share)
            }
        }
        return [
            "field": .string(field),
            "member": .optional(words.readable(difference.member, in: field)),
            "before": value(difference.before), "after": value(difference.after),
            "first": .optional(words.readable(difference.first, in: field)),
            "entry": .optional(cause?.stamp.entry),
            "time": .optional(cause?.stamp.time.description),
            "actor": .optional(cause.map { words.handle($0.stamp.authors.actor) }),
            "for": .optional(cause?.stamp.authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(cause?.stamp.authors.relayedBy.map { words.handle($0) }),
            "on": .optional(cause?.on), "reason": .optional(cause?.reason),
            "entries": .optional(cause?.entries),
        ]
    }
}
