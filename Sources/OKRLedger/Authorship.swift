import OKRModel

/// Who gives a command, as the world outside the ledger knows them.
public struct Author: Hashable, Sendable {
    /// The login of the operating system.
    public var login: String
    /// The handle (or identifier) of who acts, where that is somebody else than the login's person.
    public var actor: String?
    /// The handle (or identifier) of whom it is done for.
    public var onBehalfOf: String?

    /// Makes an author.
    public init(login: String, actor: String? = nil, onBehalfOf: String? = nil) {
        self.login = login
        self.actor = actor
        self.onBehalfOf = onBehalfOf
    }
}

extension Author {
    /// The handles under which recording may add persons by itself.
    public var handles: [String] {
        [Authorship.handle(fromLogin: login), actor, onBehalfOf].compactMap { $0 }
    }
}

/// The persons behind a command, and those among them whom the ledger has yet to learn of.
struct Authorship {
    private(set) var newcomers: [(id: PersonID, fact: PersonDescribed)] = []
    private var known: Int
    private(set) var authors = Authors(actor: PersonID(number: 1))

    /// Finds or makes the persons of an author.
    ///
    /// The login's person is the one bound to it, else the one without a login whose handle it is.
    /// Where the actor is somebody else, the login's person relays.
    init(_ author: Author, in book: some Book) throws {
        known = try book.personCount()
        let login = try person(login: author.login, in: book)
        var actor = login
        if let handle = author.actor { actor = try person(handle: handle, in: book) }
        let principal = try author.onBehalfOf.map { try person(handle: $0, in: book) }
        authors = Authors(
            actor: actor, relayedBy: actor == login ? nil : login, onBehalfOf: principal)
    }

    private mutating func person(login: String, in book: some Book) throws -> PersonID {
        if let person = try book.person(login: login) { return person.id }
        let handle = Authorship.handle(fromLogin: login)
        if let person = try book.person(handle: handle) {
            guard person.login != nil else { return person.id }
            return add(handle: nil, name: login, login: login)
        }
        return add(handle: handle, name: nil, login: login)
    }

    private mutating func person(handle: String, in book: some Book) throws -> PersonID {
        if let person = try book.person(handle: handle) { return person.id }
        if let id = PersonID(handle), try book.person(id) != nil { return id }
        if let newcomer = newcomers.first(where: { $0.fact.handle == handle }) {
            return newcomer.id
        }
        guard PersonID(handle)?.number == nil else {
            throw Refusal(
                "there is no person \(handle)",
                "give a handle such as ana, and a new one is added")
        }
        try AddPerson.check(handle: handle)
        return add(handle: handle, name: nil, login: nil)
    }

    private mutating func add(handle: String?, name: String?, login: String?) -> PersonID {
        known += 1
        let id = PersonID(number: known)
        newcomers.append(
            (
                id,
                PersonDescribed(
                    team: nil, handle: handle, name: name, login: login, email: nil)
            ))
        return id
    }

    /// A login in the grammar of handles.
    static func handle(fromLogin login: String) -> String {
        let letters = login.utf8.prefix(64).map { byte -> Character in
            let character = Character(Unicode.Scalar(byte))
            let isPlain = character.isASCII && (character.isLetter || character.isNumber)
            return isPlain || "._-".contains(character) ? character : "-"
        }
        let handle = letters.isEmpty ? "unknown" : String(letters)
        return PersonID(handle)?.number == nil ? handle : handle + "-login"
    }
}

extension Authorship {
    /// Refuses to add who gives a command, or as whom it is given, where roles are enforced.
    ///
    /// Neither could hold a role. On whose behalf it is done may still be somebody new.
    func refuseStrangers(of author: Author) throws {
        let new = Set(newcomers.map(\.id))
        if new.contains(authors.relayedBy ?? authors.actor) {
            let handle = Authorship.handle(fromLogin: author.login)
            throw Refusal(
                "the ledger knows nobody by the login “\(author.login)”, and roles are enforced",
                "ask an admin to add them: okr person add --handle \(handle) --name NAME, or "
                    + "okr person change WHO --login LOGIN")
        }
        if new.contains(authors.actor) {
            let handle = author.actor ?? authors.actor.text
            throw Refusal(
                "there is no person \(handle), and roles are enforced",
                "ask an admin to add them: okr person add --handle \(handle) --name NAME")
        }
    }
}

/// A book that knows the persons of a command before they are recorded.
struct BookWithNewcomers<Base: Book>: Book {
    let base: Base
    let newcomers: [Person]

    func ledger() throws -> LedgerDescription? { try base.ledger() }
    func goal(_ id: GoalID) throws -> Goal? { try base.goal(id) }
    func cycle(_ id: CycleID) throws -> Cycle? { try base.cycle(id) }
    func team(_ id: TeamID) throws -> Team? { try base.team(id) }
    func person(_ id: PersonID) throws -> Person? {
        try newcomers.first { $0.id == id } ?? base.person(id)
    }
    func person(handle: String) throws -> Person? {
        try newcomers.first { $0.handle == handle } ?? base.person(handle: handle)
    }
    func person(login: String) throws -> Person? {
        try newcomers.first { $0.login == login } ?? base.person(login: login)
    }
    func goals(everBelow id: GoalID) throws -> [GoalID] { try base.goals(everBelow: id) }
    func goalIDs() throws -> [GoalID] { try base.goalIDs() }
    func cycleIDs() throws -> [CycleID] { try base.cycleIDs() }
    func teamIDs() throws -> [TeamID] { try base.teamIDs() }
    func subject(ofEntry number: Int) throws -> Subject? { try base.subject(ofEntry: number) }
    func revision(of subject: Subject) throws -> Int { try base.revision(of: subject) }
    func personCount() throws -> Int { try base.personCount() + newcomers.count }
    func freeNumber(prefix: String) throws -> Int { try base.freeNumber(prefix: prefix) }
    func command(key: String) throws -> RecordedCommand? { try base.command(key: key) }
}
