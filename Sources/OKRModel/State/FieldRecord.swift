/// A field of a goal with everything that entries said of it, as known at a perspective.
public struct FieldRecord: Sendable {
    /// The field's name, such as `target` or `contributor`.
    public let name: String
    /// Which member of a list it is, as people call it: a contributor, a parent, a milestone.
    public let member: String?
    /// The same member by an identifier that stays and that no other member has.
    public let memberID: String?
    /// Whether it holds from days on; other fields live on the recorded axis alone.
    public let isDated: Bool
    /// Everything that was said of it, the newest entry first.
    public let claims: [Claim]
    /// Every entry that set, corrected or retracted it, in the order they were recorded.
    public let touches: [Touch]

    /// What an entry says that a field holds, and what became of it.
    public struct Claim: Sendable {
        /// What it holds by it, as the account shows it; nil where it is empty.
        public let value: String?
        /// The entry that says so.
        public let source: Stamp
        /// The day from which it holds; nil where that is since the goal's creation.
        public let on: Day?
        /// Why, where a reason was given.
        public let reason: String?
        /// What became of it.
        public internal(set) var fate: Fate
    }

    /// What became of what an entry says.
    public enum Fate: Hashable, Sendable {
        /// It is what the field holds.
        case holds
        /// Something of a later day, or of the same day and recorded later, took its place.
        case superseded(by: Int)
        /// That entry says something else instead, or another day.
        case corrected(by: Int)
        /// That entry says that it does not hold.
        case retracted(by: Int)
        /// It holds from a day after the one asked about.
        case comes
    }

    /// An entry that changed what is said of a field.
    public struct Touch: Sendable {
        /// When and by whom it was recorded.
        public let stamp: Stamp
        /// Why, where a reason was given.
        public let reason: String?
    }

    /// What it holds; nil where nothing that was said of it holds.
    public var held: HeldField? {
        guard let claim = claims.first(where: { $0.fate == .holds }) else { return nil }
        return HeldField(
            name: name, member: member, value: claim.value, source: claim.source, on: claim.on,
            reason: claim.reason)
    }
}

extension FieldRecord {
    /// What one entry says of a field, and what was later said about that.
    struct Statement {
        /// The entry's number, which it keeps for ties.
        let entry: Int
        /// What it says, and what it says as corrected, one correction after the other.
        var versions: [Version]
        /// When it was retracted, or nil.
        var retraction: Retraction?
    }

    /// What an entry says, or says as corrected.
    struct Version {
        /// What is said of the field; nil where nothing is.
        let said: Said?
        /// The day from which it holds; nil for what was given at creation.
        let on: Day?
        let stamp: Stamp
        let reason: String?
    }

    /// What is said of a field: that it holds something, or nothing.
    struct Said: Equatable {
        let value: String?
    }

    /// Makes the record of a field that changes on a day: of what holds by then, the greatest day
    /// wins, and of one day the greatest entry.
    init(
        _ name: String, member: String? = nil, memberID: String? = nil, dated list: [Statement],
        on day: Day
    ) {
        var ledger = Claims()
        for statement in list { ledger.take(statement) }
        ledger.rank(on: day)
        self.init(name, member, memberID, isDated: true, ledger)
    }

    /// Makes the record of a field that lives on the recorded axis alone: the last entry wins.
    init(_ name: String, member: String? = nil, recorded list: [Version]) {
        var ledger = Claims()
        for version in list {
            ledger.take(Statement(entry: version.stamp.entry, versions: [version]))
        }
        ledger.rank(on: nil)
        self.init(name, member, member, isDated: false, ledger)
    }

    private init(
        _ name: String, _ member: String?, _ memberID: String?, isDated: Bool, _ claims: Claims
    ) {
        self.name = name
        self.isDated = isDated
        self.member = member
        self.memberID = memberID
        self.claims = claims.all.sorted { $0.source.entry > $1.source.entry }
        touches = claims.touches.sorted { $0.stamp.entry < $1.stamp.entry }
    }

    /// Claims as they are gathered, statement by statement.
    private struct Claims {
        var all: [Claim] = []
        var touches: [Touch] = []
        /// Those neither corrected nor retracted, with the rank of what said them.
        private var standing: [(index: Int, on: Day?, entry: Int)] = []

        mutating func take(_ statement: Statement) {
            var live: Int?
            var said: Said?
            for version in statement.versions {
                // A correction of something else leaves the claim to the entry that made it.
                if let live, version.said == said, version.on == all[live].on { continue }
                guard version.said != nil || live != nil else { continue }
                touch(version.stamp, version.reason)
                if let live { all[live].fate = .corrected(by: version.stamp.entry) }
                live = nil
                said = version.said
                guard let new = version.said else { continue }
                live = all.count
                all.append(
                    Claim(
                        value: new.value, source: version.stamp, on: version.on,
                        reason: version.reason, fate: .comes))
            }
            guard let live else { return }
            guard let retraction = statement.retraction else {
                return standing.append((live, all[live].on, statement.entry))
            }
            touch(retraction.stamp, retraction.reason)
            all[live].fate = .retracted(by: retraction.stamp.entry)
        }

        private mutating func touch(_ stamp: Stamp, _ reason: String?) {
            touches.append(Touch(stamp: stamp, reason: reason))
        }

        /// Says which of those standing holds on a day; those of later days are still to come.
        mutating func rank(on day: Day?) {
            let ranked = standing.sorted { Claims.isOutranked($0, by: $1) }
            let there = ranked.filter { claim in
                guard let on = claim.on, let day else { return true }
                return on <= day
            }
            for (place, claim) in there.enumerated() {
                let next = place + 1 < there.count ? there[place + 1] : nil
                all[claim.index].fate =
                    next.map { .superseded(by: all[$0.index].source.entry) } ?? .holds
            }
        }

        private static func isOutranked(
            _ one: (index: Int, on: Day?, entry: Int), by other: (index: Int, on: Day?, entry: Int)
        ) -> Bool {
            switch (one.on, other.on) {
            case (nil, nil): one.entry < other.entry
            // What was given at creation holds from the beginning of time.
            case (nil, _): true
            case (_, nil): false
            case (let day?, let otherDay?): (day, one.entry) < (otherDay, other.entry)
            }
        }
    }
}
