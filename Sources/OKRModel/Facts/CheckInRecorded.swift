/// Records a check-in on a key result: how far it is on a day, how sure one is, what is to be said.
///
/// On a KPI it is a reading. On a key result that takes its values from a KPI the value is recorded
/// there, and what else is said stays with the key result.
public struct RecordCheckIn: Command {
    /// The key result or KPI.
    public var goal: GoalID
    /// The value.
    public var value: Decimal?
    /// The zone reached, for the kind `zones`.
    public var zone: ReachedZone?
    /// The names of the milestones done.
    public var done: [String]
    /// The names of the milestones taken back.
    public var undone: [String]
    /// The declared confidence, 0 to 1.
    public var confidence: Decimal?
    /// What is to be said of it.
    public var note: String?
    /// What goes well, what holds it back, what help is wanted.
    public var talk: CheckIn.Talk
    /// Who or what holds it back, as it is typed.
    public var blockedBy: HindranceName?
    /// The day it was true, today unless set.
    public var on: Day?

    /// Makes the intention.
    public init(
        on goal: GoalID, value: Decimal? = nil, zone: ReachedZone? = nil, done: [String] = [],
        undone: [String] = [], confidence: Decimal? = nil, note: String? = nil,
        talk: CheckIn.Talk = .init(), blockedBy: HindranceName? = nil, day: Day? = nil
    ) {
        self.goal = goal
        self.value = value
        self.zone = zone
        self.done = done
        self.undone = undone
        self.confidence = confidence
        self.note = note
        self.talk = talk
        self.blockedBy = blockedBy
        on = day
    }

    /// Yields the check-in, unless the goal is a draft, closed or an objective.
    ///
    /// Also refuses a day to come, a confidence outside 0 to 1, what does not fit the kind, and a
    /// check-in that says nothing. Saying the same again is news and is recorded.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try CheckInRules.target(goal, in: book)
        let on = try GoalRules.pastDay(on, today: today)
        var content = CheckIn.Content(on: on)
        content.value = value
        content.zone = zone
        content.done = try CheckInRules.milestones(done, of: target, on: on)
        content.undone = try CheckInRules.milestones(undone, of: target, on: on)
        content.confidence = confidence
        content.note = try Text.note(note, "note")
        let talk = try checkedTalk(in: book)
        guard content.isValued || confidence != nil || content.note != nil || !talk.isEmpty else {
            throw Refusal(
                "the check-in on \(goal) says nothing",
                "give \(CheckInRules.whatToGive(target)), --confidence or --note")
        }
        try CheckInRules.check(content, fits: target)
        try CheckInRules.check(confidence: confidence)
        var decision = Decision(
            try CheckInRules.events(content, talk, on: target, in: book))
        decision.remarks = try GoalRules.remarks(on: on, of: target, in: book)
        return decision
    }

    private func checkedTalk(in book: some Book) throws -> CheckIn.Talk {
        CheckIn.Talk(
            well: try Text.note(talk.well, "text of what goes well"),
            blocker: try Text.note(talk.blocker, "blocker"),
            blockedBy: try blockedBy.map { try book.hindrance(named: $0) },
            help: try Text.note(talk.help, "wish for help"))
    }
}

/// What holds a goal back, as it is typed: a goal, `team:ID` or `person:HANDLE`.
public enum HindranceName: Hashable, Sendable {
    case goal(GoalID)
    case owner(OwnerName)

    /// Reads a goal's identifier, `team:ID` or `person:HANDLE`.
    public init?(_ text: some StringProtocol) {
        if let owner = OwnerName(text) {
            self = .owner(owner)
        } else if let id = GoalID(text) {
            self = .goal(id)
        } else {
            return nil
        }
    }
}

extension Book {
    /// What a typed hindrance stands for.
    func hindrance(named name: HindranceName) throws -> Hindrance {
        switch name {
        case .goal(let id): .goal(try presentGoal(id).id)
        case .owner(let owner): .owner(try self.owner(named: owner))
        }
    }
}

/// A check-in was recorded.
public struct CheckInRecorded: GoalFact {
    /// The name on the wire.
    public static let name = "check-in-recorded"
    /// The members of the payload.
    public static let schema = Schema(
        [
            "on": .day, "value": .number, "zone": .word, "done": .list(.word),
            "undone": .list(.word), "confidence": .number, "blockedBy": .word,
        ], texts: ["note", "well", "blocker", "help"])

    /// What it says.
    public let content: CheckIn.Content
    /// What it says beside the measure.
    public let talk: CheckIn.Talk
    /// The note.
    public var said: String? { content.note }

    init(content: CheckIn.Content, talk: CheckIn.Talk = CheckIn.Talk()) {
        self.content = content
        self.talk = talk
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", content.on)
        fields.add("value", content.value)
        fields.add("zone", content.zone?.rawValue)
        fields.add("done", words: content.done.map(\.text))
        fields.add("undone", words: content.undone.map(\.text))
        fields.add("confidence", content.confidence)
        fields.add("blockedBy", talk.blockedBy?.description)
        fields.addText("note", content.note)
        fields.addText("well", talk.well)
        fields.addText("blocker", talk.blocker)
        fields.addText("help", talk.help)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        var content = CheckIn.Content(on: try required(fields.day("on"), "on"))
        content.value = try fields.number("value")
        content.zone = try fields.word("zone") { ReachedZone(rawValue: $0) }
        content.done = try fields.words("done") { MilestoneID($0) } ?? []
        content.undone = try fields.words("undone") { MilestoneID($0) } ?? []
        content.confidence = try fields.number("confidence")
        content.note = fields.text("note")
        self.content = content
        talk = CheckIn.Talk(
            well: fields.text("well"), blocker: fields.text("blocker"),
            blockedBy: try fields.word("blockedBy") { Hindrance($0) }, help: fields.text("help"))
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let parts = content.reached(of: subject, in: words)
        let what = parts.isEmpty ? "" : parts.joined(separator: ", ") + " "
        let sure = content.confidence.map { ", confidence \($0)" } ?? ""
        var held = talk.blocker.map { ", blocked: “\($0)”" } ?? ""
        if let hindrance = talk.blockedBy { held += ", blocked by \(words.hindrance(hindrance))" }
        return "checked in \(what)on \(words.subject(subject)) for \(content.on)\(sure)\(held)"
    }

    /// What holds the key result back.
    public var named: [Subject] { [talk.blockedBy?.subject].compactMap { $0 } }

    /// The day it was true.
    public var day: Day? { content.on }

    /// What was in force that day before and after.
    public func differences(from goal: Goal?) -> [Difference] {
        let view = Perspective(entry: .max, day: content.on)
        var list: [Difference] = []
        func add(_ field: String, _ before: String?, _ after: String?) {
            if let after { list.append(Difference(field, before: before, after: after)) }
        }
        add("value", (goal?.value(at: view)?.value).map { "\($0)" }, content.value?.description)
        add("zone", goal?.zone(at: view)?.zone.rawValue, content.zone?.rawValue)
        if let goal, !content.done.isEmpty || !content.undone.isEmpty {
            let before = goal.doneMilestones(at: view)
            let after = (before ?? []).union(content.done).subtracting(content.undone)
            list.append(
                Difference(
                    "done", before: CheckInRules.names(ofDone: before, in: goal),
                    after: CheckInRules.names(ofDone: after, in: goal)))
        }
        add("confidence", goal?.confidence(at: view)?.description, content.confidence?.description)
        return list
    }

    /// The check-in counts from here on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveOpen(&goal) { goal in
            guard !goal.life.isDraft else { return .doesNotApply("the goal is a draft") }
            if let why = goal.lacking(content.done + content.undone) { return .doesNotApply(why) }
            goal.checkIns.append(CheckIn(entry, content, talk))
            return .applied
        }
    }
}

extension CheckIn.Content {
    /// How far the goal is, as people read it: `66.5 %`, `done: “Lease”`.
    func reached(of subject: Subject, in words: Phrasebook) -> [String] {
        var parts: [String] = []
        if let value { parts.append(words.value(value, of: subject)) }
        if let zone { parts.append("zone \(zone.rawValue)") }
        if !done.isEmpty { parts.append("done: \(words.milestones(done, of: subject))") }
        if !undone.isEmpty { parts.append("not done: \(words.milestones(undone, of: subject))") }
        return parts
    }

    /// How far the goal is and how sure one is, as people read it.
    public func said(of subject: Subject, in words: Phrasebook) -> [String] {
        reached(of: subject, in: words) + (confidence.map { ["confidence \($0)"] } ?? [])
    }
}
