import OKRLedger
import OKRModel
import OKRReports

/// `okr replay`: what would be true without some entries, or by other rules.
enum ReplayVerb: VerbPage {
    static let verb = Verb(
        "replay", .travel, "Show what would be true without some entries, or by other rules.",
        discussion: """
            It folds the rest of the log, as it was known at the moment asked about, and records \
            nothing. What makes no sense without the entries left out is listed, and changes \
            nothing. Every answer is marked as hypothetical.

              okr replay --without target-changed --cycle 2026-Q1
              okr replay --without @42 --without actor:ana --show diff
              okr replay --rule pace.at-risk=0.95 --rule progress.clamp=none
              okr replay --rule like=viva-goals --show diff

            --rules lists the rules with their values, and the presets that like=NAME sets.
            """,
        options: [
            .value(
                "without", "WHAT", meaning: "leave out entries: TYPE, @N or actor:WHO",
                repeats: true),
            .value(
                "rule", "NAME=VALUE", meaning: "count by another rule, such as rollup.mean=plain",
                repeats: true),
            .value(
                "show", "WHAT", meaning: "status (unless given), goalposts, diff or report",
                oneOf: ReplayReport.Show.allCases.map(\.rawValue)),
            .flag("rules", "list the rules instead"),
        ] + Option.filtering + Option.reading + [.markdown])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        guard !invocation.has("rules") else { return try session.print(RulesReport()) }
        let rules = try rules(invocation)
        let show = invocation["show"].flatMap { ReplayReport.Show(rawValue: $0) } ?? .status
        let reading = try session.reading()
        let removals = try invocation.all("without").map {
            try removal($0, invocation, in: reading)
        }
        let filter = try session.filter(in: reading.state, at: reading.view)
        let hypothesis = try Hypothesis(reading.entries, without: removals, by: rules)
        for sentence in remarks(on: hypothesis, reading) { session.remark(sentence) }
        try session.print(
            ReplayReport(
                hypothesis, beside: reading.state, from: reading.provenance, of: filter,
                showing: show))
    }

    // MARK: What was asked for

    private static func rules(_ invocation: Invocation) throws -> Rules {
        var rules = Rules.standard
        for text in invocation.all("rule") {
            guard let equals = text.firstIndex(of: "=") else {
                throw invocation.misuse(
                    "'\(text)' is no rule with a value, such as rollup.mean=plain (--rule).")
            }
            do {
                try rules.set(
                    String(text[..<equals]), String(text[text.index(after: equals)...]))
            } catch {
                throw misuse(error, invocation)
            }
        }
        return rules
    }

    private static func misuse(_ problem: Rules.Problem, _ invocation: Invocation) -> UsageError {
        switch problem {
        case .unknownRule(let name):
            let names = NamedRule.all.map(\.name) + [RulePreset.name]
            return invocation.misuse(
                "'\(name)' is not a rule (--rule).",
                suggestion: NearMiss.sentence(for: name, among: names)
                    ?? "okr replay --rules lists them.")
        case .unknownValue(let value, let name):
            let rule = NamedRule.named(name)
            let words = rule?.words.map(\.word) ?? RulePreset.all.map(\.word)
            let choice = rule?.choice ?? words.joined(separator: ", ")
            return invocation.misuse(
                "'\(value)' is no value of \(name) (--rule).",
                suggestion: NearMiss.sentence(for: value, among: words) ?? "Give \(choice).")
        }
    }

    private static func removal(
        _ text: String, _ invocation: Invocation, in reading: Reading
    ) throws -> Hypothesis.Removal {
        if text.hasPrefix("@") {
            guard let number = Int(text.dropFirst()), number > 0 else {
                throw invocation.misuse("'\(text)' is not an entry such as @42 (--without).")
            }
            return .entry(number)
        }
        if text.hasPrefix("actor:") {
            let handle = PersonWord.handle(String(text.dropFirst("actor:".count)))
            guard let person = reading.person(handle) else {
                throw Refusal(
                    "there is no person “\(handle)”", "okr audit --json names the actors")
            }
            return .actor(person)
        }
        let names = Event.vocabulary.map { $0.name }
        guard names.contains(text) else {
            let isPerson = reading.person(PersonWord.handle(text)) != nil
            let meant = isPerson ? "Did you mean 'actor:\(text)'?" : nil
            throw invocation.misuse(
                "'\(text)' is not a type of entry, an entry or an author (--without).",
                suggestion: NearMiss.sentence(for: text, among: names) ?? meant
                    ?? "Give a type such as target-changed, @N or actor:WHO.")
        }
        return .type(text)
    }

    // MARK: What is to be said beside the answer

    private static func remarks(on hypothesis: Hypothesis, _ reading: Reading) -> [String] {
        var remarks: [String] = []
        for case .entry(let number) in hypothesis.removals {
            guard let command = reading.command(of: number) else { continue }
            remarks.append(
                "@\(number) was recorded with \(command) by one command; it alone is left out")
        }
        if hypothesis.removed.isEmpty, !hypothesis.removals.isEmpty {
            remarks.append("no entry is left out, for none fits")
        }
        return remarks
    }
}

extension Reading {
    /// The person that goes by a handle or an identifier.
    func person(_ handle: String) -> PersonID? {
        state.person(handle: handle)?.id ?? PersonID(handle).flatMap { state.person($0)?.id }
    }

    /// The other entries of the command that recorded an entry; nil where there are none.
    fileprivate func command(of number: Int) -> String? {
        let first = entries.last { entry in
            entry.number <= number && entry.number + (entry.count ?? 1) > number
                && (entry.count ?? 1) > 1
        }
        guard let first, let count = first.count else { return nil }
        let others = (first.number..<first.number + count).filter { $0 != number }
        guard others.count > 3, let last = others.last else {
            return others.map { "@\($0)" }.joined(separator: ", ")
        }
        return "\(others.count) others, @\(others[0]) to @\(last),"
    }
}
