/// An event as the ledger recorded it: numbered, dated, with its author.
public struct Entry: Sendable {
    /// The place in the log: 1, 2, 3 … without gaps.
    public let number: Int
    /// When it was recorded; the entries of one command share it.
    public let time: Instant
    /// The civil day of `time` in the ledger's time zone.
    public let day: Day
    /// What it is about.
    public let subject: Subject
    /// The place among the entries of its subject: 1, 2, 3 … without gaps.
    public let revision: Int
    /// What happened.
    public let event: Event
    /// Who did it, and on whose word.
    public let authors: Authors
    /// The entry number of the import it came by, or nil.
    public let importedBy: Int?
    /// The key its command was recorded under, on the command's first entry.
    public let commandKey: String?
    /// How many entries its command recorded, on the command's first entry.
    public let count: Int?

    /// Makes an entry from its parts.
    public init(
        number: Int, time: Instant, day: Day, subject: Subject, revision: Int, event: Event,
        authors: Authors, importedBy: Int? = nil, commandKey: String? = nil, count: Int? = nil
    ) {
        self.number = number
        self.time = time
        self.day = day
        self.subject = subject
        self.revision = revision
        self.event = event
        self.authors = authors
        self.importedBy = importedBy
        self.commandKey = commandKey
        self.count = count
    }
}

/// Who stands behind an entry: kept apart and shown apart.
public struct Authors: Hashable, Sendable {
    /// Who did it.
    public let actor: PersonID
    /// Who typed it for the actor, where that was somebody else.
    public let relayedBy: PersonID?
    /// On whose behalf it was done.
    public let onBehalfOf: PersonID?

    /// Makes the authors of an entry.
    public init(actor: PersonID, relayedBy: PersonID? = nil, onBehalfOf: PersonID? = nil) {
        self.actor = actor
        self.relayedBy = relayedBy
        self.onBehalfOf = onBehalfOf
    }
}

/// When and by whom something was recorded, as the state remembers it.
public struct Stamp: Hashable, Sendable {
    /// The entry's number.
    public let entry: Int
    /// When it was recorded.
    public let time: Instant
    /// The civil day it was recorded.
    public let day: Day
    /// Who did it.
    public let authors: Authors
    /// Whether it came by import.
    public let isImported: Bool

    init(_ entry: Entry) {
        self.entry = entry.number
        time = entry.time
        day = entry.day
        authors = entry.authors
        isImported = entry.importedBy != nil
    }
}
