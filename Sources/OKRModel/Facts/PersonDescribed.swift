/// Adds a person to the ledger.
public struct AddPerson: Command {
    /// What the person is called by on the command line.
    public let handle: String?
    /// The name to show.
    public let name: String?
    /// The address.
    public let email: String?
    /// The team the person belongs to.
    public let team: TeamID?
    /// The operating-system login to bind, where the ledger adds whoever is working.
    public let login: String?

    /// Makes the intention.
    public init(
        handle: String?, name: String? = nil, email: String? = nil, team: TeamID? = nil,
        login: String? = nil
    ) {
        self.handle = handle
        self.name = name
        self.email = email
        self.team = team
        self.login = login
    }

    /// Refuses a handle in use or out of its grammar, and a team that does not exist.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        guard handle != nil || name != nil else {
            throw Refusal("a person needs a handle or a name", "give --handle or --name")
        }
        if let handle {
            try AddPerson.check(handle: handle)
            if let known = try book.person(handle: handle) {
                if known.name == nil { return try completing(known, in: book, today: today) }
                throw Refusal(
                    "the handle “\(handle)” belongs to \(known.id)",
                    "choose another one, or name that person as person:\(handle)")
            }
        }
        if let team { _ = try TeamRules.team(team, on: today, in: book) }
        let id = PersonID(number: try book.personCount() + 1)
        let fact = PersonDescribed(
            team: team, handle: handle,
            name: try name.map { try Text.title($0, of: "the person", called: "name") },
            login: login, email: try Text.note(email, "address"))
        return Decision(.person(id), .personDescribed(fact), created: id.text)
    }

    /// Describes a person whom the ledger knows by handle alone, from a command or an import.
    private func completing(
        _ known: Person, in book: some Book, today: Day
    ) throws -> Decision {
        guard let name else {
            return .nothing("\(known.shortName) is known already; nothing was recorded")
        }
        if let team { _ = try TeamRules.team(team, on: today, in: book) }
        let fact = PersonDescribed(
            team: team, handle: nil, name: try Text.title(name, of: "the person", called: "name"),
            login: nil,
            email: try Text.note(email, "address"))
        return Decision(.person(known.id), .personDescribed(fact), created: known.id.text)
    }

    /// Refuses a handle that cannot be typed as `person:HANDLE`, or that looks like `p1`.
    public static func check(handle: String) throws {
        guard Identifier<OwnerName.Handle>(handle) != nil else {
            throw Refusal(
                "“\(handle)” cannot be a handle",
                "use \(Identifier<OwnerName.Handle>.grammar)")
        }
        if PersonID(handle)?.number != nil {
            throw Refusal(
                "“\(handle)” looks like an identifier that the ledger gives",
                "choose another handle")
        }
    }
}

/// A person was added or described further; all that tells who it is is private.
public struct PersonDescribed: PersonFact {
    /// The name on the wire.
    public static let name = "person-described"
    /// The members of the payload.
    public static let schema = Schema(
        ["team": .word], texts: ["handle", "name", "login", "email"])

    /// The team the person belongs to.
    public let team: TeamID?
    /// What the person is called by on the command line.
    public let handle: String?
    /// The name to show.
    public let name: String?
    /// The operating-system login bound to the person.
    public let login: String?
    /// The address.
    public let email: String?

    /// Makes the fact; whoever calls it has checked the handle.
    public init(team: TeamID?, handle: String?, name: String?, login: String?, email: String?) {
        self.team = team
        self.handle = handle
        self.name = name
        self.login = login
        self.email = email
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("team", team?.text)
        fields.addText("handle", handle)
        fields.addText("name", name)
        fields.addText("login", login)
        fields.addText("email", email)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        team = try fields.word("team") { TeamID($0) }
        handle = fields.text("handle")
        name = fields.text("name")
        login = fields.text("login")
        email = fields.text("email")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        let of = team.map { " of team \($0)" } ?? ""
        let what = handle == nil && login == nil ? "described" : "added"
        return "\(what) \(words.subject(subject))\(of)"
    }

    /// What was done, where the person was known before.
    func sentenceOfChange(_ subject: Subject, in words: Phrasebook) -> String {
        let to = team.map { " as of team \($0)" } ?? ""
        return "described \(words.subject(subject))\(to)"
    }

    /// What is said of a person, anew or for the first time.
    public func differences(from person: Person?) -> [Difference] {
        let said: [(field: String, before: String?, after: String?)] = [
            ("handle", person?.handle, handle), ("name", person?.name, name),
            ("login", person?.login, login), ("email", person?.email, email),
            ("team", person?.team?.text, team?.text),
        ]
        return said.filter { $0.after != nil }
            .map { Difference($0.field, before: $0.before, after: $0.after) }
    }

    /// The person is known from here on, by everything said so far.
    public func evolve(_ person: inout Person?, at entry: Entry) -> Applied {
        guard case .person(let id) = entry.subject else {
            return .doesNotApply("it is not about a person")
        }
        // Later descriptions complete or replace what they name, and leave the rest.
        var described = person ?? Person(id: id, added: Stamp(entry))
        if let handle { described.handle = handle }
        if let name { described.name = name }
        if let login { described.login = login }
        if let email { described.email = email }
        if let team { described.team = team }
        person = described
        return .applied
    }
}
