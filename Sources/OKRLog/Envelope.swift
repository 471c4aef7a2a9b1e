/// What every entry says of itself around its data: the CloudEvents 1.0 attributes of one line.
public struct Envelope: Hashable, Sendable {
    /// The entry's number: 1, 2, 3 … without gaps (`id`).
    public var number: Int
    /// The ledger, as `urn:uuid:` and its UUID.
    public var source: String
    /// The event's type with its schema version, such as `goalledger.check-in-recorded.v1`.
    public var type: String
    /// What the entry is about, such as `KR-1`.
    public var subject: String
    /// When it was recorded: `YYYY-MM-DDTHH:MM:SS.ffffffZ`, given by the ledger.
    public var time: String
    /// The person who acted.
    public var actor: String
    /// The person acted for, when another than the actor.
    public var onBehalfOf: String?
    /// The person whose login passed the command on, when another than the actor.
    public var relayedBy: String?
    /// The first entry of the story this one belongs to.
    public var correlationID: String?
    /// The entry that caused this one.
    public var causationID: String?
    /// The caller's key, by which a repeated command is recognised.
    public var commandKey: String?
    /// On the first entry of a command that records several: how many (2…10 000); otherwise nil.
    public var count: Int?
    /// The number of this entry among those of its subject: 1, 2, 3 … without gaps.
    public var revision: Int

    /// Makes an envelope; what a plain entry does not have may be left out.
    public init(
        number: Int, source: String, type: String, subject: String, time: String, actor: String,
        onBehalfOf: String? = nil, relayedBy: String? = nil, correlationID: String? = nil,
        causationID: String? = nil, commandKey: String? = nil, count: Int? = nil, revision: Int
    ) {
        self.number = number
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.actor = actor
        self.onBehalfOf = onBehalfOf
        self.relayedBy = relayedBy
        self.correlationID = correlationID
        self.causationID = causationID
        self.commandKey = commandKey
        self.count = count
        self.revision = revision
    }
}
