extension PermissionJudge {
    /// Who is judged, and what they hold.
    struct Actor {
        let id: PersonID
        let name: String
        let team: TeamID?
        let holdings: [Holding]

        var isAdmin: Bool { holdings.contains { $0.role == .admin } }

        /// Whether they hold a role for one of some teams.
        func holds(_ role: Role, ofOneOf teams: Set<TeamID>) -> Bool {
            holdings.contains { $0.role == role && $0.team.map(teams.contains) ?? false }
        }

        /// Whether they may record anything at all: whoever only looks and types may not.
        var mayRecord: Bool {
            holdings.contains { [.admin, .editor, .contributor].contains($0.role) }
        }
    }
}

// Every refusal says what may not be done, who may, and what to ask for.
extension PermissionJudge.Actor {
    private func grant(_ holding: Holding) -> String {
        "ask an admin for the role: okr role grant \(name) \(holding.typed)"
    }

    var recordsNothing: Refusal {
        Refusal("\(name) holds no role that lets them record", grant(Holding(.contributor)))
    }

    /// What only an admin may do.
    func mayNot(_ deed: String) -> Refusal {
        Refusal(
            "\(name) may not \(deed): an admin may",
            "ask an admin to do it, or for the role: okr role grant \(name) admin")
    }

    /// What an editor of a goal's owner may do.
    func mayNot(_ deed: String, _ owner: PermissionJudge.Held) -> Refusal {
        guard let team = owner.team else { return mayNot(deed) }
        return Refusal(
            "\(name) may not \(deed): an editor of that team or an admin may",
            grant(Holding(.editor, of: team)))
    }

    /// What a contributor to a goal may do.
    func mayNotReport(
        _ deed: String, on goal: GoalID, _ owner: PermissionJudge.Held?, isTheirs: Bool
    ) -> Refusal {
        let whose = owner.map { ", which belongs to \($0.typed)" } ?? ""
        let editor = owner?.team == nil ? "" : ", an editor of that team"
        let rule =
            "\(name) may not \(deed) \(goal)\(whose): a contributor whose goal it is\(editor) "
            + "or an admin may"
        if isTheirs { return Refusal(rule, grant(Holding(.contributor))) }
        if let team = owner?.team { return Refusal(rule, grant(Holding(.contributor, of: team))) }
        return Refusal(
            rule,
            "ask to contribute to it, and for the role: okr assign \(goal) --contributor "
                + "person:\(name), okr role grant \(name) contributor")
    }

    /// What any contributor may do.
    func mayNotRemark(_ deed: String) -> Refusal {
        Refusal(
            "\(name) may not \(deed): a contributor, an editor of its team or an admin may",
            grant(Holding(.contributor)))
    }
}
