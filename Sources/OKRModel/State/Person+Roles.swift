/// That a person was granted a role, or that it was revoked.
public struct RoleTurn: Sendable {
    /// When and by whom it was recorded.
    public let stamp: Stamp
    /// The role and its team.
    public let holding: Holding
    /// Whether it was granted; else it was revoked.
    public let isGranted: Bool
    /// Why.
    public let reason: String?
}

/// A role that a person holds.
public struct HeldRole: Sendable {
    /// The role and its team.
    public let holding: Holding
    /// When and by whom it was granted.
    public let since: Stamp
    /// Why it was granted.
    public let reason: String?
}

extension Person {
    /// The roles that the person holds as known through an entry, in the order they were granted.
    ///
    /// Roles live on the recorded axis alone. Whoever left holds none any more.
    public func roles(knownThrough entry: Int) -> [HeldRole] {
        if let leaving, leaving.entry <= entry { return [] }
        var held: [HeldRole] = []
        for turn in roleTurns where turn.stamp.entry <= entry {
            held.removeAll { $0.holding == turn.holding }
            guard turn.isGranted else { continue }
            held.append(
                HeldRole(holding: turn.holding, since: turn.stamp, reason: turn.reason))
        }
        return held
    }

    /// Whether the person holds a role as known now.
    func holds(_ holding: Holding) -> Bool {
        roles(knownThrough: .max).contains { $0.holding == holding }
    }
}
