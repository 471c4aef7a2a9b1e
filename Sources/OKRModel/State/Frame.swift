/// What the first entry says of the ledger.
public struct LedgerDescription: Sendable {
    /// The name people gave it.
    public let name: String
    /// The time zone whose civil days the ledger counts in.
    public let zone: Zone
    /// Whether it was made on a simulated clock, such as the demo's.
    public let isSimulated: Bool
    /// When and by whom it was made.
    public let created: Stamp
}

/// A person the ledger knows: `p1`, `p2`, ….
public struct Person: Sendable {
    /// The identifier given by the ledger.
    public let id: PersonID
    /// What the person is called by on the command line; nil once erased.
    public internal(set) var handle: String?
    /// The name to show; nil where none was given.
    public internal(set) var name: String?
    /// The operating-system login bound to the person.
    public internal(set) var login: String?
    /// The address.
    public internal(set) var email: String?
    /// The team the person belongs to.
    public internal(set) var team: TeamID?
    /// When and by whom the person was added.
    public let added: Stamp

    /// What to show: the name, else the handle, else the identifier.
    public var displayName: String { name ?? handle ?? id.text }
    /// What to type: the handle, else the identifier.
    public var shortName: String { handle ?? id.text }
}

/// A team, a department or the company.
public struct Team: Sendable {
    /// The identifier.
    public let id: TeamID
    /// The title to show.
    public let title: String
    /// The team above it.
    public let parent: TeamID?
    /// Where it stands in the organization.
    public let level: TeamLevel?
    /// When and by whom it was added.
    public let added: Stamp
}

/// A span of days in which goals are pursued, such as a quarter.
public struct Cycle: Sendable {
    /// The identifier.
    public let id: CycleID
    /// The title to show, where one was given.
    public let title: String?
    /// The first day.
    public let start: Day
    /// The last day.
    public let end: Day
    /// How often check-ins are due.
    public let cadence: Cadence
    /// How many days a check-in may be late before it counts as late.
    public let grace: Int
    /// When and by whom it was added.
    public let added: Stamp

    /// Whether the day lies within the cycle.
    public func contains(_ day: Day) -> Bool { start <= day && day <= end }
}
