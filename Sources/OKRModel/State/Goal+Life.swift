/// A turn in a goal's life.
public struct LifeTurn: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// Which turn.
    public let turn: Turn

    /// Proposed, sent back, agreed, closed with a result, or reopened.
    public enum Turn: Sendable {
        case proposed
        case returned(reason: String?)
        case agreed(reason: String?)
        case closed(Closing)
        case reopened(reason: String?)
    }

    /// The result of a closed goal.
    public struct Closing: Hashable, Sendable {
        /// How it ended.
        public let outcome: Outcome
        /// The score, 0 to 1; nil where it was abandoned.
        public let score: Decimal?
        /// What the author says of it.
        public let note: String?
    }
}

/// Where a goal is in its life.
public enum LifeState: Hashable, Sendable {
    case draft
    case proposed
    case active
    case closed(LifeTurn.Closing)

    /// Whether it is not agreed yet.
    public var isDraft: Bool { self == .draft || self == .proposed }

    /// The result of a closed goal, nil for others.
    public var closing: LifeTurn.Closing? {
        if case .closed(let closing) = self { closing } else { nil }
    }

    /// The state's word.
    public var word: String {
        switch self {
        case .draft: "draft"
        case .proposed: "proposed"
        case .active: "active"
        case .closed(let closing): closing.outcome.rawValue
        }
    }
}

/// What people say about a goal beside its check-ins.
public struct GoalRemark: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// What kind of remark it is.
    public let kind: Kind
    /// The words; nil once erased or where none were given.
    public let text: String?

    /// The kinds of remarks.
    public enum Kind: Hashable, Sendable {
        /// A comment, on an entry or on the goal.
        case comment(entry: Int?)
        /// A win.
        case win
        /// That an entry was seen.
        case acknowledgement(entry: Int)
    }
}

/// What holds a goal back: another goal, a team or a person.
public enum Hindrance: Hashable, Sendable, CustomStringConvertible {
    case goal(GoalID)
    case owner(Owner)

    /// Reads a goal's identifier, `team:x` or `person:p3`.
    public init?(_ text: some StringProtocol) {
        if let owner = Owner(text) {
            self = .owner(owner)
        } else if let id = GoalID(text) {
            self = .goal(id)
        } else {
            return nil
        }
    }

    /// The goal or owner as it stands in an entry.
    public var description: String {
        switch self {
        case .goal(let id): id.text
        case .owner(let owner): owner.description
        }
    }

    /// The goal or owner as what entries are about.
    public var subject: Subject {
        switch self {
        case .goal(let id): .goal(id)
        case .owner(let owner): owner.subject
        }
    }
}

extension Goal {
    /// Where the goal is in its life as known through an entry.
    public func life(knownThrough entry: Int) -> LifeState {
        switch turns.last(where: { $0.stamp.entry <= entry })?.turn {
        case nil: beganAsDraft ? .draft : .active
        case .proposed: .proposed
        case .returned: .draft
        case .agreed, .reopened: .active
        case .closed(let closing): .closed(closing)
        }
    }

    /// Where the goal is in its life now.
    public var life: LifeState { life(knownThrough: .max) }

    /// How it was closed, or nil while it is open.
    public var closing: LifeTurn.Closing? { life.closing }

    /// The closing in force as known through an entry, or nil while the goal is open.
    public func closing(knownThrough entry: Int) -> (stamp: Stamp, closing: LifeTurn.Closing)? {
        guard let last = turns.last(where: { $0.stamp.entry <= entry }),
            case .closed(let closing) = last.turn
        else { return nil }
        return (last.stamp, closing)
    }

    /// Whether the goal was there and no draft when a day ended.
    func wasAgreed(by day: Day) -> Bool { wasAgreed { $0.day <= day } }

    /// Whether the goal was there and no draft when a command was recorded with all its entries.
    func wasAgreed(by command: Stamp) -> Bool { wasAgreed { $0.time <= command.time } }

    private func wasAgreed(by counts: (Stamp) -> Bool) -> Bool {
        guard counts(created) else { return false }
        let last = turns.last { counts($0.stamp) }
        return !life(knownThrough: last?.stamp.entry ?? created.entry).isDraft
    }

    /// When the goal was first agreed; nil for one that never was a draft or never was agreed.
    public var firstAgreement: Stamp? {
        turns.first { if case .agreed = $0.turn { true } else { false } }?.stamp
    }

    /// Whether people agreed on it: to add to it, or to take from it, moves its goalposts.
    var wasAgreed: Bool { firstAgreement != nil }

    /// The perspective that counts for the goal: a closed goal stands still.
    ///
    /// Its numbers are those of the day it was closed, or of an earlier day asked about, as known
    /// when it was closed; what is recorded later shows in the audit.
    public func standingStill(_ view: Perspective) -> Perspective {
        guard let (stamp, _) = closing(knownThrough: view.entry) else { return view }
        return Perspective(entry: stamp.entry, day: min(view.day, stamp.day))
    }
}
