import OKRModel
import OKRReports

/// `okr ack`: says that an entry was seen.
enum AckVerb: WritingPage {
    static let verb = Verb(
        "ack", .checkIns, "Say that you have seen an entry, such as a check-in.",
        discussion: "  okr ack @42 --note \"thank you, go on\"",
        arguments: [Argument("ENTRY", "the entry, such as @42")],
        options: [
            .value("note", "TEXT", meaning: "what is to be said of it")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        AcknowledgeEntry(
            try invocation.needed(try invocation.entry("entry"), "entry"), note: invocation["note"])
    }
}

/// `okr comment`: comments on a goal or on one of its entries.
enum CommentVerb: WritingPage {
    static let verb = Verb(
        "comment", .checkIns, "Comment on a goal, or on one of its entries.",
        discussion: """
              okr comment KR-1 "Are the old tests counted?"
              okr comment @42 "They are, since this week."
            """,
        arguments: [
            Argument("GOAL|@ENTRY", "the goal, or one of its entries, such as @42"),
            Argument("TEXT", "what is to be said"),
        ], options: Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        let text = invocation.required("TEXT")
        if let entry = try invocation.entry("entry") {
            return AddComment(on: .entry(entry), text: text)
        }
        let goal = try invocation.needed(try invocation.goal("goal"), "goal")
        return AddComment(on: .goal(goal), text: text)
    }
}

/// `okr win`: records something won on the way to a goal.
enum WinVerb: WritingPage {
    static let verb = Verb(
        "win", .checkIns, "Record something won on the way to a goal.",
        discussion: "  okr win O-1 \"The first customer renewed unasked.\"",
        arguments: [Argument("GOAL", "the goal"), Argument("TEXT", "what was won")],
        options: Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        RecordWin(
            on: try invocation.needed(try invocation.goal("goal"), "goal"),
            text: invocation.required("TEXT"))
    }
}

/// `okr blocker resolve`: says that what a check-in raised holds its goal back no longer.
enum BlockerResolveVerb: WritingPage {
    static let verb = Verb(
        "blocker resolve", .checkIns, "Say that a blocker holds its goal back no longer.",
        discussion: """
            The blocker is named by the check-in that raised it; okr blocker list shows them.

              okr blocker resolve @42 --note "the licence came on Monday"
            """,
        arguments: [Argument("ENTRY", "the check-in that raised it, such as @42")],
        options: [
            .value("note", "TEXT", meaning: "what is to be said of it")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        ResolveBlocker(
            try invocation.needed(try invocation.entry("entry"), "entry"), note: invocation["note"])
    }
}

/// `okr blocker list`: what holds goals back, the oldest first.
enum BlockerListVerb: VerbPage {
    static let verb = Verb(
        "blocker list", .checkIns, "List what holds goals back, the oldest first.",
        discussion: """
            A check-in raises a blocker with --blocker or --blocked-by. It is open until it is \
            resolved, its check-in is retracted, or its goal is closed.

              okr blocker list --owner team:platform
            """,
        options: [.flag("all", "with those that were resolved and those of closed goals")]
            + Option.filtering + Option.reading)

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let reading = try session.reading()
        let filter = try session.filter(in: reading.state, at: reading.view)
        let blockers = reading.state.blockers(at: reading.view, of: filter)
            .filter { invocation.has("all") || $0.isOpen }
        let report = BlockersReport(blockers, of: reading.state, from: reading.provenance)
        if invocation.has("json") { return try session.print(report.json) }
        try session.print(report.document)
    }
}
