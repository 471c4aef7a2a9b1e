/// Sets a policy that the history, or what is yet to be recorded, is held to.
public struct SetPolicy: Command {
    /// The policy's name.
    public var name: String
    /// What it is set to.
    public var value: String
    /// Why.
    public var reason: String?

    /// Makes the intention.
    public init(_ name: String, to value: String, reason: String? = nil) {
        self.name = name
        self.value = value
        self.reason = reason
    }

    /// Refuses a policy and a value that nobody knows, and to enforce roles without an admin; what
    /// holds already changes nothing.
    public func decide(in book: some Book, today: Day) throws -> Decision {
        if let rule = AdviceRule(rawValue: name) { return try decide(rule, in: book) }
        guard let policy = Policy(rawValue: name) else {
            let names = Policy.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                "there is no policy “\(name)”",
                "there are \(names), and the rules of advice that okr lint --rules lists")
        }
        guard let value = policy.value(value) else {
            throw Refusal(
                "“\(self.value)” is no value of the policy \(name)", "give \(policy.grammar)")
        }
        let reason = try Text.note(reason, "reason")
        let known = try book.ledger()?.policy(policy, knownThrough: .max)
        guard known?.value != value else {
            return .nothing("the policy \(name) is \(value) already; nothing was recorded")
        }
        if policy == .enforce, value == .on, try book.admins().isEmpty {
            throw Refusal(
                "nobody holds the role of admin, and nobody could change the ledger any more",
                "make somebody one first: okr role grant WHO admin")
        }
        return Decision(
            .ledger, .policySet(PolicySet(policy, to: value.description, reason: reason)))
    }
}

extension SetPolicy {
    private func decide(_ rule: AdviceRule, in book: some Book) throws -> Decision {
        guard value == "on" || value == "off" else {
            throw Refusal("“\(value)” is no value of the rule \(name)", "give on or off")
        }
        let isOn = value == "on"
        guard try book.ledger()?.advice(rule, knownThrough: .max).isOn != isOn else {
            return .nothing("the rule \(name) is \(value) already; nothing was recorded")
        }
        let reason = try Text.note(reason, "reason")
        return Decision(.ledger, .policySet(PolicySet(rule, isOn: isOn, reason: reason)))
    }
}

/// A policy was set.
public struct PolicySet: LedgerFact {
    /// The name on the wire.
    public static let name = "policy-set"
    /// The members of the payload.
    public static let schema = Schema(["policy": .word, "value": .word], texts: ["reason"])

    /// The policy's name; one that this version does not know sets nothing.
    public let policy: String
    /// What it is set to.
    public let value: String
    /// Why.
    public let reason: String?

    init(_ policy: Policy, to value: String, reason: String?) {
        self.policy = policy.rawValue
        self.value = value
        self.reason = reason
    }

    init(_ rule: AdviceRule, isOn: Bool, reason: String?) {
        policy = rule.rawValue
        value = isOn ? "on" : "off"
        self.reason = reason
    }

    /// The payload.
    public var fields: Fields {
        var fields = Fields()
        fields.add("policy", policy)
        fields.add("value", value)
        fields.addText("reason", reason)
        return fields
    }

    /// Reads the payload.
    public init(_ fields: Fields) throws(FieldProblem) {
        policy = try required(fields.word("policy"), "policy")
        value = try required(fields.word("value"), "value")
        reason = fields.text("reason")
    }

    /// What was done.
    public func sentence(_ subject: Subject, in words: Phrasebook) -> String {
        "set the policy \(policy) to \(value)"
    }

    /// The policy before and after.
    public func differences(from ledger: LedgerDescription?) -> [Difference] {
        let advice = AdviceRule(rawValue: policy).flatMap {
            ledger?.advice($0, knownThrough: .max).isOn
        }
        let before =
            advice.map { $0 ? "on" : "off" }
            ?? Policy(rawValue: policy).flatMap {
                ledger?.policy($0, knownThrough: .max).value.description
            }
        return [Difference(policy, before: before, after: value)]
    }

    /// It holds from here on: for the whole history, or for what is recorded next.
    public func evolve(_ ledger: inout LedgerDescription?, at entry: Entry) -> Applied {
        guard ledger != nil else { return .doesNotApply("there is no ledger yet") }
        if let rule = AdviceRule(rawValue: policy), value == "on" || value == "off" {
            ledger?.advice.append(
                AdviceSetting(
                    rule: rule, isOn: value == "on", stamp: Stamp(entry), reason: reason))
            return .applied
        }
        guard let policy = Policy(rawValue: policy), let value = policy.value(value) else {
            return .doesNotApply("this version knows no policy \(self.policy) \(self.value)")
        }
        ledger?.policies.append(
            PolicySetting(policy: policy, value: value, stamp: Stamp(entry), reason: reason))
        return .applied
    }
}
