/// An intention: decided against the current state, it yields events or one refusal.
public protocol Command: Sendable {
    /// The events that carry out the intention, or a `Refusal`.
    ///
    /// Looks up single goals, cycles, teams and persons in the book; errors of the book pass
    /// through.
    func decide(in book: some Book, today: Day) throws -> Decision
}

/// What a command comes to.
public struct Decision: Sendable {
    /// What happened, each with what it is about; recorded together or not at all.
    public var events: [Happening]
    /// The identifier of what was created, for verbs that create.
    public var created: String?
    /// Things the author should know although nothing was refused.
    public var remarks: [String]
    /// Why there is nothing to record, where `events` is empty.
    public var nothing: String?

    /// An event and what it is about.
    public struct Happening: Sendable {
        /// What it is about.
        public let subject: Subject
        /// What happened.
        public let event: Event

        /// Puts an event and its subject together.
        public init(subject: Subject, event: Event) {
            self.subject = subject
            self.event = event
        }
    }

    init(_ subject: Subject, _ event: Event, created: String? = nil, remarks: [String] = []) {
        events = [Happening(subject: subject, event: event)]
        self.created = created
        self.remarks = remarks
    }

    init(_ events: [Happening]) {
        self.events = events
        remarks = []
    }

    /// A decision to record nothing, with the sentence that says why.
    static func nothing(_ sentence: String) -> Decision {
        var decision = Decision([])
        decision.nothing = sentence
        return decision
    }
}

/// A command refused by a rule of the domain: the rule, then the remedy.
public struct Refusal: Error, Hashable, CustomStringConvertible {
    /// The rule that refuses, naming what it is about.
    public let rule: String
    /// What to do instead.
    public let remedy: String
    /// Whether what was asked for does not exist.
    public let isMissingEntry: Bool
    /// The part of the command that is wrong; nil where it is none of those that have a name here.
    public private(set) var part: Part?

    /// A part of a command, for whoever shows where it stands.
    public enum Part: Hashable, Sendable {
        case reason, parent, kpi, formula, rule, segment, segmentOf, amber
    }

    /// Makes a refusal.
    public init(_ rule: String, _ remedy: String, isMissingEntry: Bool = false) {
        self.rule = rule
        self.remedy = remedy
        self.isMissingEntry = isMissingEntry
    }

    /// A refusal of what has no reason and needs one.
    static func withoutReason(_ rule: String) -> Refusal {
        var refusal = Refusal(rule, "say why with --reason “…”")
        refusal.part = .reason
        return refusal
    }

    /// Whatever the body refuses is wrong in that part, unless it names one itself.
    static func about<Result>(_ part: Part, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch var refusal as Refusal {
            refusal.part = refusal.part ?? part
            throw refusal
        }
    }

    /// The rule and the remedy in one sentence.
    public var description: String { "\(rule); \(remedy)" }
}
