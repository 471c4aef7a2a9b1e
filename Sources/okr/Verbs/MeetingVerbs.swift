import OKRModel
import OKRReports

/// `okr meeting set`: says which KPIs a meeting looks at.
enum MeetingSetVerb: WritingPage {
    static let verb = Verb(
        "meeting set", .indicators, "Say which KPIs a meeting looks at.",
        discussion: """
            Five to ten are a good number. Setting the same meeting again replaces what it looks at \
            from then on; what it looked at before stays known.

              okr meeting set weekly --owner team:sales --kpi KPI-1 --kpi KPI-2 --title "Monday"
            """,
        arguments: [Argument("ID", "its identifier, such as weekly")],
        options: [
            .value("owner", "WHO", meaning: "who holds it", required: true),
            .value("kpi", "ID", meaning: "a KPI it looks at", required: true, repeats: true),
            .value("title", "TEXT", meaning: "what it is called"),
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        SetMeeting(
            invocation.required("ID"),
            owner: try invocation.needed(try invocation.owner("owner"), "owner"),
            kpis: try invocation.goals("kpi"), title: invocation["title"])
    }
}

/// `okr meeting list`: lists the meetings.
enum MeetingListVerb: VerbPage {
    static let verb = Verb(
        "meeting list", .indicators, "List the meetings with the KPIs they look at.",
        discussion: "  okr meeting list --as-of 2026-02-15", options: Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        try session.print(
            MeetingsReport(at: reading.view, of: reading.state, from: reading.provenance))
    }
}
