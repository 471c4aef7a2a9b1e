/// Describes a person anew: what they are typed as, called by, where they belong.
public struct ChangePerson: Command {
    /// The person, by handle or identifier.
    public var person: Identifier<OwnerName.Handle>
    /// What the person is called by on the command line, or nil where that stays.
    public var handle: String?
    /// The name to show, or nil where that stays.
    public var name: String?
    /// The address, or nil where that stays.
    public var email: String?
    /// The team the person belongs to, or nil where that stays.
    public var team: TeamID?
    /// The operating-system login to bind, or nil where that stays.
    public var login: String?

    /// Makes the intention.
    public init(
        _ person: Identifier<OwnerName.Handle>, handle: String? = nil, name: String? = nil,
        email: String? = nil, team: TeamID? = nil, login: String? = nil
    ) {
        self.person = person
        self.handle = handle
        self.name = name
        self.email = email
        self.team = team
        self.login = login
    }

    /// Refuses an unknown person, a handle or login in use, a team that takes nobody, and to take
    /// from the last admin the login by which they are known while roles are enforced.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        let known = try book.person(named: person)
        guard handle != nil || name != nil || email != nil || team != nil || login != nil else {
            throw Refusal(
                "nothing is said that would describe \(known.shortName)",
                "give --handle, --name, --email, --team or --login")
        }
        if let handle, handle != known.handle { try check(handle: handle, in: book) }
        let login = try login.map { try Text.title($0, of: "the person", called: "login") }
        if let login, let other = try book.person(login: login), other.id != known.id {
            throw Refusal(
                "the login “\(login)” is bound to \(other.shortName)",
                "bind another one, or change that person first")
        }
        try refuseLockingOut(known, login: login, in: book)
        if let team { _ = try TeamRules.team(team, on: today, in: book) }
        let name = try name.map { try Text.title($0, of: "the person", called: "name") }
        let email = try Text.note(email, "address")
        let fact = PersonDescribed(
            team: team == known.team ? nil : team, handle: handle == known.handle ? nil : handle,
            name: name == known.name ? nil : name, login: login == known.login ? nil : login,
            email: email == known.email ? nil : email)
        guard !fact.fields.open.isEmpty || !fact.fields.texts.isEmpty else {
            return .nothing("\(known.shortName) is described so already; nothing was recorded")
        }
        return Decision(.person(known.id), .personDescribed(fact))
    }

    /// Who is bound to no login is known by the one that is their handle, until another is bound.
    private func refuseLockingOut(
        _ known: Person, login: String?, in book: some Book
    ) throws {
        let before = known.login ?? known.handle
        let after = login ?? known.login ?? handle ?? known.handle
        if after != before { try RoleRules.refuseLockingOut(without: known, in: book) }
        if let login, let other = try book.person(handle: login), other.id != known.id,
            other.login == nil
        {
            try RoleRules.refuseLockingOut(without: other, in: book)
        }
    }

    private func check(handle: String, in book: some Book) throws {
        try AddPerson.check(handle: handle)
        guard let other = try book.person(handle: handle) else { return }
        throw Refusal("the handle “\(handle)” belongs to \(other.id)", "choose another one")
    }
}

extension Book {
    /// The person of that handle or identifier.
    func person(named name: Identifier<OwnerName.Handle>) throws -> Person {
        guard case .person(let id) = try owner(named: .person(name)), let person = try person(id)
        else { preconditionFailure("a person by name is a person") }
        return person
    }
}
