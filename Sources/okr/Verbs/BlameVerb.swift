import OKRLedger
import OKRModel
import OKRReports

/// `okr blame`: for every field of a goal the entry that set it.
enum BlameVerb: VerbPage {
    static let verb = Verb(
        "blame", .travel, "Show for every field of a goal which entry set it: who, when and why.",
        discussion: """
            Set by is the entry by which the field holds what it holds; From is the day from which \
            it does. A closed goal stands still: its numbers are those of its closing.

              okr blame KR-1
              okr blame KR-1 --field target --all
              okr blame KR-1 --as-of 2026-02-15
            """,
        arguments: [Argument("GOAL", "the goal")],
        options: [
            .flag("all", "what the fields held before, too, the newest first"),
            .value("field", "NAME", meaning: "this field alone, such as target", repeats: true),
        ] + Option.reading + [.markdown])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let id = try reading.goal(try invocation.needed(try invocation.goal("goal"), "goal"))
        guard let goal = reading.state.goals[id] else { return }
        let records = goal.fieldRecords(at: reading.view)
        let asked = invocation.all("field")
        for name in asked where !records.contains(where: { $0.name == name }) {
            throw Refusal(
                "\(id) has no field “\(name)” that was ever set",
                "its fields are " + names(of: records).joined(separator: ", "))
        }
        try session.print(
            BlameReport(
                records.filter { asked.isEmpty || asked.contains($0.name) }, of: goal,
                recordedIn: reading.entries, reading.state, from: reading.provenance,
                showsEarlier: invocation.has("all")))
    }

    private static func names(of records: [FieldRecord]) -> [String] {
        var names: [String] = []
        for record in records where !names.contains(record.name) { names.append(record.name) }
        return names
    }
}
