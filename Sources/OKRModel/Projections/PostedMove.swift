/// A move of the goalposts, with what it changed and which way.
///
/// Everything in it is as it was when it was recorded: dating a change back hides nothing.
public struct PostedMove: Sendable {
    /// The goal or the cycle whose goalposts it moved.
    public let subject: Subject
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// What kind of move it was.
    public let kind: Kind
    /// The day from which it holds; nil for what has no day of its own.
    public let on: Day?
    /// The fields it changed, as they were on that day before it and after it.
    public let changes: [FieldMove]
    /// Which way it moved, all in all.
    public let direction: MoveDirection
    /// The share of the cycle that had gone by on the day it was recorded, 0 to 1; nil without one.
    public let shareElapsed: Double?
    /// Why.
    public let reason: String?

    /// The kinds of moves.
    public enum Kind: Hashable, Sendable {
        /// Fields were changed.
        case changed
        /// The words for a zone were replaced.
        case described(ReachedZone)
        /// An earlier change was corrected.
        case corrected(change: Int)
        /// An earlier change was withdrawn.
        case retracted(change: Int)
        /// The goal was abandoned.
        case abandoned
        /// The goal, abandoned before, was opened again.
        case reopened
        /// Another goal came to count in the goal or the cycle.
        case added(GoalID)
    }

    /// The kind in one word.
    public var word: String {
        switch kind {
        case .changed: "changed"
        case .described: "described"
        case .corrected: "corrected"
        case .retracted: "retracted"
        case .abandoned: "abandoned"
        case .reopened: "reopened"
        case .added: "added"
        }
    }

    /// The entry that it amends, nil where it amends none.
    public var amends: Int? {
        switch kind {
        case .corrected(let change), .retracted(let change): change
        default: nil
        }
    }

    /// The goal that came to count, nil where none did.
    public var added: GoalID? {
        if case .added(let id) = kind { id } else { nil }
    }
}

/// A field that a move changed, before and after.
public struct FieldMove: Hashable, Sendable {
    /// The field's name, such as `target`.
    public let field: String
    /// Which member of a list it is: a parent, a milestone, a zone, a goal that counts; else nil.
    public let member: String?
    /// What it held, nil where it was empty.
    public let before: String?
    /// What it holds, nil where it is empty.
    public let after: String?
    /// Which way the field moved.
    public let direction: MoveDirection
}
