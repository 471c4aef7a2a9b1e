import OKRModel

/// `okr check-in`: records a value, a confidence or a note.
enum CheckInVerb: WritingPage {
    static let verb = Verb(
        "check-in", .checkIns, "Record how a key result stands: a value, a confidence, a note.",
        discussion: """
            The value counts for the day it was true. Of two check-ins for one day the later counts; \
            both stay in the history.

              okr check-in KR-1 66.5 --confidence 0.7 --note "parser done"
              okr check-in KR-1 64 --on 2026-02-06
            """,
        arguments: [
            Argument("GOAL", "the key result"), Argument("VALUE", "the value", .optional),
        ],
        options: [
            .value(
                "confidence", "0…1",
                meaning: "how sure you are to reach the target, or on-track, at-risk, off-track"),
            .value("note", "TEXT", meaning: "what goes well, and what holds you back"),
        ] + Option.recording())

    static func command(_ invocation: Invocation) throws -> any Command {
        RecordCheckIn(
            on: try invocation.needed(try invocation.goal("goal"), "goal"),
            value: try invocation.number("value"),
            confidence: try invocation.confidence("confidence"), note: invocation["note"],
            day: try invocation.day("on"))
    }
}

/// `okr correct`: corrects a check-in or a change.
enum CorrectVerb: WritingPage {
    static let verb = Verb(
        "correct", .checkIns, "Correct a check-in or a change of target or baseline.",
        discussion: """
            The original stays in the history, and what was known before the correction stays what \
            it was.

              okr correct @42 --value 66.5 --reason "typed one digit too many"
            """,
        arguments: [Argument("ENTRY", "the entry to correct, such as @42")],
        options: [
            .value("value", "NUMBER", meaning: "the value it should have had"),
            .value("confidence", "0…1", meaning: "the confidence it should have had"),
            .value("note", "TEXT", meaning: "the note it should have had"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day it should have had"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let text = invocation["value"]
        let number = text.flatMap { Decimal($0) }
        return CorrectEntry(
            try invocation.needed(try invocation.entry("entry"), "entry"), value: number,
            word: number == nil ? text : nil, on: try invocation.day("on"),
            confidence: try invocation.confidence("confidence"), note: invocation["note"],
            reason: invocation["reason"])
    }
}

/// `okr retract`: retracts a check-in or a change for good.
enum RetractVerb: WritingPage {
    static let verb = Verb(
        "retract", .checkIns, "Retract a check-in or a change of target or baseline, for good.",
        discussion: "  okr retract @42 --reason \"numbers of another team\"",
        arguments: [Argument("ENTRY", "the entry to retract, such as @42")],
        options: [
            .value("reason", "TEXT", meaning: "why")
        ] + Option.recording(on: nil))

    static func command(_ invocation: Invocation) throws -> any Command {
        RetractEntry(
            try invocation.needed(try invocation.entry("entry"), "entry"),
            reason: invocation["reason"])
    }
}
