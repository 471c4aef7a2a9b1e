/// The name of one thing of the ledger: letters, digits, `.`, `_` and `-`, at most 64 of them.
///
/// The type parameter keeps a team's identifier from being used as a goal's.
public struct Identifier<Thing>: Hashable, Sendable {
    /// The characters of the identifier.
    public let text: String

    /// Makes an identifier, or nil where the text has other characters or a wrong length.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard (1...64).contains(bytes.count), bytes.allSatisfy(isIdentifierByte) else { return nil }
        self.text = String(text)
    }

    /// Makes an assigned identifier such as `KR-7`.
    init(prefix: String, number: Int) {
        text = prefix + String(number)
    }

    /// What an identifier may consist of, for refusals.
    public static var grammar: String { "letters, digits, “.”, “_” and “-”, at most 64" }
}

private func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
    default: false
    }
}

extension Identifier: CustomStringConvertible, Comparable {
    /// The characters of the identifier.
    public var description: String { text }

    /// Compares by characters; runs of digits are not numbers.
    public static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}

/// The name of a goal: an objective or a key result.
public typealias GoalID = Identifier<Goal>
/// The name of a cycle.
public typealias CycleID = Identifier<Cycle>
/// The name of a team.
public typealias TeamID = Identifier<Team>
/// The name of a person as the ledger gives it: `p1`, `p2`, ….
public typealias PersonID = Identifier<Person>

extension PersonID {
    /// Makes the identifier of the person with that number.
    public init(number: Int) {
        self.init(prefix: "p", number: number)
    }

    /// The number after the `p`, or nil where the identifier was not given by a ledger.
    public var number: Int? {
        guard text.first == "p", let number = Int(text.dropFirst()), number > 0 else { return nil }
        return "p\(number)" == text ? number : nil
    }
}

/// Who owns a goal: a team or a person.
public enum Owner: Hashable, Sendable, CustomStringConvertible {
    case team(TeamID)
    case person(PersonID)

    /// Reads `team:platform` or `person:p3`.
    public init?(_ text: some StringProtocol) {
        if text.hasPrefix("team:"), let id = TeamID(text.dropFirst(5)) {
            self = .team(id)
        } else if text.hasPrefix("person:"), let id = PersonID(text.dropFirst(7)) {
            self = .person(id)
        } else {
            return nil
        }
    }

    /// The owner as `team:platform` or `person:p3`.
    public var description: String {
        switch self {
        case .team(let id): "team:\(id)"
        case .person(let id): "person:\(id)"
        }
    }

    /// The owner as what entries are about.
    public var subject: Subject {
        switch self {
        case .team(let id): .team(id)
        case .person(let id): .person(id)
        }
    }
}

/// What an entry is about; the entries of one subject are numbered without gaps.
public enum Subject: Hashable, Sendable, CustomStringConvertible {
    case ledger
    case person(PersonID)
    case team(TeamID)
    case cycle(CycleID)
    case goal(GoalID)

    /// Reads a subject from an entry: `ledger`, `person:p1`, `team:x`, `cycle:y` or a goal.
    public init?(_ text: some StringProtocol) {
        if text == "ledger" {
            self = .ledger
        } else if let owner = Owner(text) {
            switch owner {
            case .team(let id): self = .team(id)
            case .person(let id): self = .person(id)
            }
        } else if text.hasPrefix("cycle:"), let id = CycleID(text.dropFirst(6)) {
            self = .cycle(id)
        } else if let id = GoalID(text) {
            self = .goal(id)
        } else {
            return nil
        }
    }

    /// The subject as it stands in an entry.
    public var description: String {
        switch self {
        case .ledger: "ledger"
        case .person(let id): "person:\(id)"
        case .team(let id): "team:\(id)"
        case .cycle(let id): "cycle:\(id)"
        case .goal(let id): id.text
        }
    }
}

/// An owner as people name it: `team:ID`, or `person:HANDLE` (also `person:p3`).
public enum OwnerName: Hashable, Sendable, CustomStringConvertible {
    case team(TeamID)
    case person(Identifier<Handle>)

    /// What a person is called by: the same grammar as an identifier.
    public enum Handle {}

    /// Reads `team:platform` or `person:ana`.
    public init?(_ text: some StringProtocol) {
        if text.hasPrefix("team:"), let id = TeamID(text.dropFirst(5)) {
            self = .team(id)
        } else if text.hasPrefix("person:"), let handle = Identifier<Handle>(text.dropFirst(7)) {
            self = .person(handle)
        } else {
            return nil
        }
    }

    /// The owner as it is typed.
    public var description: String {
        switch self {
        case .team(let id): "team:\(id)"
        case .person(let handle): "person:\(handle)"
        }
    }
}
