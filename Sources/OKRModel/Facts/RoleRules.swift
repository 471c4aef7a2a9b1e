/// What granting and revoking roles have in common.
enum RoleRules {
    /// The role with its team; refused where the one does not go with the other.
    static func holding(_ role: Role, of team: TeamID?, typed line: String) throws -> Holding {
        switch (role.scope, team) {
        case (.needed, nil):
            throw Refusal(
                "an \(role.rawValue) is one of a team and the teams below it",
                "say which: \(line) --team ID")
        case (.none, .some):
            throw Refusal(
                "the role \(role.rawValue) is one for the whole ledger and takes no team",
                "leave --team out: \(line)")
        default: return Holding(role, of: team)
        }
    }

    /// The roles of a person as a refusal lists them.
    static func list(_ person: Person) -> String {
        let held = person.roles(knownThrough: .max).map(\.holding.description)
        return held.isEmpty ? "no role" : held.joined(separator: ", ")
    }

    /// Refuses to take the role of admin from the last who holds it while roles are enforced.
    static func refuseLockingOut(
        without person: Person, in book: some Book
    ) throws {
        guard try book.enforcesRoles(), person.holds(Holding(.admin)) else { return }
        guard try book.admins().allSatisfy({ $0.id == person.id }) else { return }
        throw Refusal(
            "\(person.shortName) is the last admin while the policy enforce is on, and nobody "
                + "could change the ledger any more",
            "make somebody else one first: okr role grant WHO admin")
    }
}

extension Book {
    /// Whether what a person may record is decided by their roles.
    public func enforcesRoles() throws -> Bool {
        try ledger()?.policy(.enforce, knownThrough: .max).value == .on
    }

    /// The persons who hold the role of admin and have not left.
    ///
    /// Complexity: linear in the persons.
    func admins() throws -> [Person] {
        var admins: [Person] = []
        for number in 1..<(try personCount() + 1) {
            guard let person = try person(PersonID(number: number)) else { continue }
            if person.holds(Holding(.admin)) { admins.append(person) }
        }
        return admins
    }
}
