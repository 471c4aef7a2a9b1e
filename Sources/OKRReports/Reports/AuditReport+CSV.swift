import OKRModel
import OKRText

/// The audit as a sheet: a row for each field that an entry changed, one for an entry without any.
extension AuditReport: SheetReport {
    private static let header = [
        "entry", "time", "day", "on", "type", "subject", "revision", "title", "actor", "for",
        "relayedBy", "field", "before", "after", "reason", "note", "sentence",
    ]

    /// The report as comma-separated text; persons by handle, everything else as in the JSON.
    public var csv: String {
        ([CSV.row(AuditReport.header + (refusals == nil ? [] : ["why"]))]
            + account.lines.flatMap(rows))
            .map { $0 + "\n" }.joined()
    }

    private func rows(_ line: Account.Line) -> [String] {
        let entry = line.entry
        let authors = entry.authors
        let head = [
            "\(entry.number)", entry.time.description, entry.day.description,
            entry.event.day?.description ?? "", entry.event.name, entry.subject.description,
            "\(entry.revision)", title(of: entry.subject), words.handle(authors.actor),
            authors.onBehalfOf.map { words.handle($0) } ?? "",
            authors.relayedBy.map { words.handle($0) } ?? "",
        ]
        let why = refusals.map { [$0[entry.number]?.description ?? ""] } ?? []
        let tail =
            [
                entry.event.fact.reason ?? "", entry.event.fact.said ?? "", words.sentence(entry),
            ] + why
        let changes = line.differences.map(words.readable).map { difference in
            [difference.field, difference.before ?? "", difference.after ?? ""]
        }
        return (changes.isEmpty ? [["", "", ""]] : changes).map { CSV.row(head + $0 + tail) }
    }

    private func title(of subject: Subject) -> String {
        guard case .goal(let id) = subject else { return "" }
        return state.goals[id]?.title ?? id.text
    }
}

extension Event {
    /// The day a goal's fact is about, nil where that is the day it was recorded.
    var day: Day? {
        if case .goal(let fact) = kind { fact.day } else { nil }
    }
}
