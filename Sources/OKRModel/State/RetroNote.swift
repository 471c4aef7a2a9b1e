/// Of which kind a retrospective note is.
public enum RetroKind: String, Sendable, CaseIterable {
    case well
    case badly
    case next
}

/// A retrospective note of a cycle.
public struct RetroNote: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// Of which kind it is.
    public let kind: RetroKind
    /// Who takes it on, of what comes next.
    public let owner: Owner?
    /// The goal that it is about, where it is about one.
    public let goal: GoalID?
    /// The words; nil once erased.
    public let text: String?
}

extension Cycle {
    /// The retrospective notes known through an entry, in the order they were recorded.
    public func retroNotes(knownThrough entry: Int) -> [RetroNote] {
        retroNotes.filter { $0.stamp.entry <= entry }
    }
}
