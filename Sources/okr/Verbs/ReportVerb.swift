import OKRLedger
import OKRModel
import OKRReports

/// `okr report`: what the ledger knows, as a page to send.
enum ReportVerb: VerbPage {
    static let verb = Verb(
        "report", .report, "Make a report to read, to send or to go on with.",
        discussion: """
            \(ReportCatalogue.overview)

            --html writes one page that needs nothing else: it works from a disk, offline, prints \
            well, and asks nobody for anything. The same log gives the same bytes, and every report \
            ends with what it takes to make it again.

              okr report cycle --cycle 2026-Q1 --html q1.html
              okr report meeting --meeting monday
              okr report scoreboard --as-of 2026-02-15 --csv > february.csv
            """,
        arguments: [Argument("NAME", "which one: \(ReportCatalogue.names)")],
        options: [
            .value("html", "FILE", meaning: "write an HTML page; - prints it"),
            .value("meeting", "ID", meaning: "of which meeting, where there are several"),
            .value("since", "WHEN", meaning: "of a meeting: what is new since; a week before else"),
            .flag("all", "every cycle, and what is not shown otherwise"),
        ] + Option.filtering + Option.reading + [.markdown, .csv])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let formats = ["html", "json", "csv", "markdown"].filter { invocation.has($0) }
        guard formats.count < 2 else {
            throw invocation.misuse("--\(formats[0]) and --\(formats[1]) exclude each other.")
        }
        let name = invocation["name"] ?? ""
        guard let page = ReportCatalogue.pages.first(where: { $0.name == name }) else {
            throw invocation.misuse("'\(name)' is no report: \(ReportCatalogue.names) (NAME).")
        }
        let reading = try session.reading()
        var filter = try session.filter(in: reading.state, at: reading.view)
        if filter.cycle == nil, filter.goal == nil, !invocation.has("all") {
            filter.cycle = reading.state.cycleShown(at: reading.view)?.id
        }
        let request = ReportRequest(
            invocation: invocation, session: session, reading: reading, filter: filter)
        let again = try command(page, request)
        if let file = invocation["html"] { return try write(page, request, to: file, again) }
        let report = try page.report(request)
        if invocation.has("json") { return try session.print(report.json) }
        if invocation.has("csv") { return try session.surroundings.write(report.csv) }
        let document = report.document.reproducible(from: reading.provenance, by: again)
        guard invocation.has("markdown") else { return try session.print(document) }
        try session.surroundings.write(MarkdownRenderer().render(document))
    }

    /// Writes a report as a page, with its other days and what was recorded about all of it.
    private static func write(
        _ page: any ReportPage.Type, _ request: ReportRequest, to file: String, _ again: String
    ) throws {
        let (session, reading) = (request.session, request.reading)
        let frames = try page.frames(request)
        var document = try page.report(request).document
        let shown = document.rowNames.union(frames?.rowNames ?? [])
        var subjects = Set(
            reading.state.goalOrder.filter { shown.contains($0.text) }.map(Subject.goal))
        if let cycle = request.filter.cycle { subjects.insert(.cycle(cycle)) }
        let trail = TrailReport(
            reading.entries, about: subjects, of: reading.state, from: reading.provenance)
        document.blocks += trail.blocks
        let html = HTMLRenderer(.embedded).render(
            document.reproducible(from: reading.provenance, by: again), movedBy: frames)
        if file == "-" { return try session.surroundings.write(html) }
        try OutputFile.write(html, to: session.surroundings.absolute(file), named: file)
        session.remark(
            "wrote \(file), \(html.utf8.count / 1024 + 1) KiB, as known at @\(reading.moment.entry)"
        )
    }

    /// What to type for the same report at the same moment, whenever that is.
    private static func command(
        _ page: any ReportPage.Type, _ request: ReportRequest
    ) throws -> String {
        let (invocation, reading) = (request.invocation, request.reading)
        var words = ["okr report", page.name]
        if let cycle = request.filter.cycle { words.append("--cycle \(cycle)") }
        for name in ["owner", "goal", "meeting"] {
            if let value = invocation[name] { words.append("--\(name) \(value)") }
        }
        if let since = invocation["since"] {
            words.append("--since \(since.hasPrefix("-") ? "\(try request.since().on)" : since)")
        }
        if invocation.has("all") { words.append("--all") }
        words.append("--as-of @\(reading.moment.entry) --on \(reading.view.day)")
        return words.joined(separator: " ")
    }
}

/// What a report is asked for.
struct ReportRequest {
    let invocation: Invocation
    let session: Session
    let reading: Reading
    let filter: GoalFilter
    /// What the days of its page said, once they were asked for.
    let burnUps = BurnUpRecords()

    /// Whether a page is asked for, which has room for charts.
    var isPage: Bool { invocation.has("html") }

    /// The cycle asked about; refused where there is none.
    func cycle() throws -> Cycle {
        guard let id = filter.cycle else {
            throw Refusal(
                "this report is about a cycle, and there is none", "name one with --cycle ID")
        }
        return try reading.cycle(id)
    }
}

/// A report by name: one file and one line in the catalogue.
protocol ReportPage: SendableMetatype {
    /// The word by which it is asked for.
    static var name: String { get }
    /// What it shows, in a phrase.
    static var summary: String { get }
    /// Makes it.
    static func report(_ request: ReportRequest) throws -> any SheetReport
    /// What its page shows on the other days of the cycle; nil where it shows one moment alone.
    static func frames(_ request: ReportRequest) throws -> Frames?
}

extension ReportPage {
    static func frames(_ request: ReportRequest) throws -> Frames? { nil }
}

/// Every report that can be made, in the order of the help.
enum ReportCatalogue {
    static let pages: [any ReportPage.Type] = [
        ScoreboardPage.self, PlanningPage.self, CyclePage.self, MeetingPage.self, KPIsPage.self,
        RetrospectivePage.self, DisciplinePage.self, GoalpostsPage.self,
    ]

    /// The names, for error messages.
    static var names: String {
        let names = pages.map { $0.name }
        return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }

    /// The names with what they show.
    static var overview: String {
        let width = pages.map { $0.name.count }.max() ?? 0
        return pages.map { page in
            "  " + page.name + String(repeating: " ", count: width + 2 - page.name.count)
                + page.summary
        }.joined(separator: "\n")
    }
}
