import OKRModel

/// `okr check-in`: records a value, a confidence or a note.
enum CheckInVerb: WritingPage {
    static let verb = Verb(
        "check-in", .checkIns,
        "Record how a key result or KPI stands: a value, a confidence, a note.",
        discussion: """
            The value counts for the day it was true. Of two check-ins for one day the later counts; \
            both stay in the history. Where zones were described in words, the value is the zone \
            reached: fail, commit, target or stretch. Where there are milestones, say which are \
            done, or not done after all. On a KPI it is a reading; so is the value of a key result \
            that takes its values from a KPI.

              okr check-in KR-1 66.5 --confidence 0.7 --note "parser done"
              okr check-in KR-1 64 --on 2026-02-06
              okr check-in KR-5 --done "Lease;Staff" --blocker "no word from the council"
              okr check-in KR-6 commit --blocked-by team:design
              okr check-in KPI-1 112.5 --on 2026-01-31
            """,
        arguments: [
            Argument("GOAL", "the key result or KPI"),
            Argument("VALUE", "the value, or the zone reached", .optional),
        ],
        options: [
            .value(
                "done", "NAME", meaning: "a milestone that is done; several with “;” between",
                repeats: true),
            .value(
                "undone", "NAME", meaning: "a milestone that is not done after all",
                repeats: true),
            .value(
                "confidence", "0…1",
                meaning: "how sure you are to reach the target, or on-track, at-risk, off-track"),
            .value("note", "TEXT", meaning: "what there is to say"),
            .value("well", "TEXT", meaning: "what goes well"),
            .value("blocker", "TEXT", meaning: "what holds you back"),
            .value(
                "blocked-by", "GOAL|WHO",
                meaning: "what or who holds you back: a goal, team:ID or person:HANDLE"),
            .value("help-wanted", "TEXT", meaning: "what help you want"),
        ] + Option.recording())

    static func command(_ invocation: Invocation) throws -> any Command {
        let zone = invocation["value"].flatMap { ReachedZone(rawValue: $0.lowercased()) }
        return RecordCheckIn(
            on: try invocation.needed(try invocation.goal("goal"), "goal"),
            value: zone == nil ? try number(invocation) : nil, zone: zone,
            done: invocation.names("done"), undone: invocation.names("undone"),
            confidence: try invocation.confidence("confidence"), note: invocation["note"],
            talk: CheckIn.Talk(
                well: invocation["well"], blocker: invocation["blocker"],
                help: invocation["help-wanted"]),
            blockedBy: try invocation.hindrance("blocked-by"), day: try invocation.day("on"))
    }

    /// The value as a number; a zone that is misspelt is told so.
    private static func number(_ invocation: Invocation) throws -> Decimal? {
        let zones = ReachedZone.allCases.map(\.rawValue)
        if let text = invocation["value"], Decimal(text) == nil,
            let meant = NearMiss.sentence(for: text, among: zones)
        {
            throw invocation.misuse(
                "'\(text)' is neither a number such as 66.5 nor a zone (VALUE).", suggestion: meant)
        }
        return try invocation.number("value")
    }
}

/// `okr correct`: corrects a check-in or a change.
enum CorrectVerb: WritingPage {
    static let verb = Verb(
        "correct", .checkIns, "Correct a check-in, or a change that holds from a day on.",
        discussion: """
            The original stays in the history, and what was known before the correction stays what \
            it was.

              okr correct @42 --value 66.5 --reason "typed one digit too many"
              okr correct @57 --value team:platform --reason "the other platform"
            """,
        arguments: [Argument("ENTRY", "the entry to correct, such as @42")],
        options: [
            .value(
                "value", "VALUE",
                meaning: "the value it should have had; of a change its number, day or word"),
            .value(
                "done", "NAME",
                meaning: "a milestone it should have said is done, or none; repeatable",
                repeats: true),
            .value(
                "undone", "NAME",
                meaning: "a milestone it should have said is not done, or none", repeats: true),
            .value("confidence", "0…1", meaning: "the confidence it should have had"),
            .value("note", "TEXT", meaning: "the note it should have had"),
            .value("reason", "TEXT", meaning: "why"),
        ] + Option.recording(on: "the day it should have had"))

    static func command(_ invocation: Invocation) throws -> any Command {
        let text = invocation["value"]
        let number = text.flatMap { Decimal($0) }
        return CorrectEntry(
            try invocation.needed(try invocation.entry("entry"), "entry"), value: number,
            word: number == nil ? text : nil, done: names("done", invocation),
            undone: names("undone", invocation), on: try invocation.day("on"),
            confidence: try invocation.confidence("confidence"), note: invocation["note"],
            reason: invocation["reason"])
    }
}

extension CorrectVerb {
    /// Names that replace those recorded; nil where none were given.
    private static func names(_ name: String, _ invocation: Invocation) -> [String]? {
        guard invocation.has(name) else { return nil }
        let names = invocation.names(name)
        return names == [Invocation.nothing] ? [] : names
    }
}

/// `okr retract`: retracts a check-in or a change for good.
enum RetractVerb: WritingPage {
    static let verb = Verb(
        "retract", .checkIns, "Retract a check-in, or a change that holds from a day on, for good.",
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
