/// Says how far an initiative is, that it is done, or that it was dropped.
public struct ProgressInitiative: Command {
    /// The initiative.
    public var goal: GoalID
    /// How far it is.
    public var step: Step
    /// What is to be said of it; why, where it was dropped.
    public var note: String?
    /// The day from which it holds, today unless set.
    public var on: Day?

    /// How far an initiative is: a percentage opens it again where it was done or dropped.
    public enum Step: Hashable, Sendable {
        case percent(Decimal)
        case done
        case dropped
    }

    /// Makes the intention.
    public init(_ goal: GoalID, _ step: Step, note: String? = nil, on: Day? = nil) {
        self.goal = goal
        self.step = step
        self.note = note
        self.on = on
    }

    /// Refuses what is no initiative, a percentage beyond 0 to 100, dropping it without a note, and
    /// a day to come; what holds already and is said without a note changes nothing.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let target = try book.presentGoal(goal)
        try InitiativeRules.check(isInitiative: target)
        let on = try GoalRules.pastDay(on, today: today)
        let note = try Text.note(note, "note")
        let view = Perspective(entry: .max, day: on)
        let (progress, effort) = (target.progress(at: view), target.effort(at: view))
        let fact: InitiativeProgressed
        let stays: Bool
        switch step {
        case .percent(let percent):
            try InitiativeRules.check(percent: percent)
            // What is done is at 100 %: to say so again says nothing.
            stays = percent == progress && effort != .dropped
            fact = InitiativeProgressed(on: on, progress: percent, effort: .open, note: note)
        case .done:
            stays = effort == .done
            fact = InitiativeProgressed(on: on, progress: 100, effort: .done, note: note)
        case .dropped:
            stays = effort == .dropped
            guard note != nil || stays else {
                throw Refusal(
                    "dropping \(goal) needs a note",
                    "say why with --note “…”")
            }
            // How far it got stays what it was, whatever is said later of earlier days.
            fact = InitiativeProgressed(on: on, progress: nil, effort: .dropped, note: note)
        }
        guard !stays || note != nil else {
            let what = effort == .open ? "at \(progress) %" : effort.rawValue
            return .nothing("\(goal) is \(what) on \(on) already; nothing was recorded")
        }
        return try ChangeRules.decision(target, .initiativeProgressed(fact), in: book, on: on)
    }
}

/// What facts about initiatives have in common.
enum InitiativeRules {
    static func check(isInitiative goal: Goal) throws {
        guard goal.type != .initiative else { return }
        let remedy =
            goal.type == .keyResult
            ? "check in on it: okr check-in \(goal.id) VALUE"
            : "okr initiative list lists the initiatives"
        throw Refusal(
            "\(goal.id) is \(goal.type.called), and only an initiative says how far it is", remedy)
    }

    static func check(percent: Decimal) throws {
        guard percent >= 0, percent <= 100 else {
            throw Refusal("\(percent) is no percentage", "give a number from 0 to 100")
        }
    }

    /// Refuses to correct what was done to anything but 100 %.
    static func check(percent: Decimal, replacing change: Change) throws {
        try check(percent: percent)
        guard change.settings[.effort] == .effort(.done), percent != 100 else { return }
        throw Refusal(
            "@\(change.stamp.entry) says that the initiative is done, which means 100 %",
            "retract it, and say how far it was: okr initiative progress ID PERCENT --on DAY")
    }
}

/// It was said how far an initiative is.
public struct InitiativeProgressed: GoalFact, GoalChange {
    /// The name on the wire.
    public static let name = "initiative-progressed"
    /// The members of the payload.
    public static let schema = Schema(
        ["on": .day, "progress": .number, "state": .word], texts: ["note"])

    /// The day from which it holds.
    public let on: Day
    /// How far it is, from 0 to 100; nil where that stays what it was.
    public let progress: Decimal?
    /// Whether it is open, done or dropped.
    public let effort: Effort
    /// What is said of it; nil once erased.
    public let note: String?
    /// What is said of it.
    public var reason: String? { note }

    init(on: Day, progress: Decimal?, effort: Effort, note: String?) {
        self.on = on
        self.progress = progress
        self.effort = effort
        self.note = note
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("on", on)
        fields.add("progress", progress)
        fields.add("state", effort.rawValue)
        fields.addText("note", note)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        on = try required(fields.day("on"), "on")
        progress = try fields.number("progress")
        effort = try required(fields.word("state") { Effort(rawValue: $0) }, "state")
        note = fields.text("note")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let goal = words.subject(subject)
        switch effort {
        case .open:
            let far = progress.map { ", \($0) % of it done," } ?? ""
            return "said that \(goal) is under way\(far) from \(on) on"
        case .done: return "said that \(goal) is done from \(on) on"
        case .dropped: return "dropped \(goal) from \(on) on"
        }
    }

    /// The fields it sets.
    public var settings: Settings {
        var settings: Settings = [:]
        settings.add(.progress, progress.map(Setting.number))
        settings[.effort] = .effort(effort)
        return settings
    }

    /// How far it is holds from its day on.
    public func evolve(_ goal: inout Goal?, at entry: Entry) -> Applied {
        evolveExisting(&goal) { goal in
            guard goal.type == .initiative else {
                return .doesNotApply("the goal is no initiative")
            }
            goal.take(settings, from: on, note, at: entry)
            return .applied
        }
    }
}

extension Goal {
    /// How far an initiative is, from 0 to 100; 0 until something is said.
    public func progress(at view: Perspective) -> Decimal {
        timeline.setting(.progress, at: view)?.number ?? 0
    }

    /// Whether an initiative is open, done or dropped.
    public func effort(at view: Perspective) -> Effort {
        if case .effort(let effort)? = timeline.setting(.effort, at: view) { effort } else { .open }
    }
}
