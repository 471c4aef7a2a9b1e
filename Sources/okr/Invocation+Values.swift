import OKRModel

/// Values read from what was given, with usage errors that say how they are written.
extension Invocation {
    private func read<Value>(
        _ name: String, _ what: String, _ read: (String) -> Value?
    ) throws -> Value? {
        guard let text = self[name] else { return nil }
        guard let value = read(text) else {
            throw misuse("'\(text)' is not \(what) (\(label(name))).")
        }
        return value
    }

    func label(_ name: String) -> String {
        verb.argument(named: name)?.name ?? "--\(name)"
    }

    /// The value as a civil day.
    func day(_ name: String) throws -> Day? {
        try read(name, "a day such as 2026-02-15") { Day($0) }
    }

    /// The value as civil days: `2026-01-01;2026-04-03..2026-04-06`; none for the word `none`.
    func days(_ name: String) throws -> [Day]? {
        try read(name, "a list of days such as 2026-01-01;2026-04-03..2026-04-06") { text in
            text == "none" ? [] : Day.list(text)
        }
    }

    /// The value as how often check-ins are due.
    func cadence(_ name: String) throws -> Cadence? {
        try read(name, "weekly, biweekly, monthly or days such as 10d") { Cadence($0) }
    }

    /// The value as a number of days such as `3d`.
    func span(_ name: String) throws -> Int? {
        try read(name, "a number of days such as 3d") { Cadence.span($0) }
    }

    /// The value as an exact number.
    func number(_ name: String) throws -> Decimal? {
        try read(name, "a number such as 66.5, of at most 15 digits and without an exponent") {
            Decimal($0)
        }
    }

    /// The value as a whole number.
    func whole(_ name: String) throws -> Int? {
        try read(name, "a whole number") { text in
            Decimal(text).flatMap { $0.scale == 0 ? Int($0.significand) : nil }
        }
    }

    /// The value as an owner.
    func owner(_ name: String) throws -> OwnerName? {
        try read(name, "an owner such as team:platform or person:ana") { OwnerName($0) }
    }

    /// The value as a person: by handle, as `p3`, or with the `person:` that owners have.
    func person(_ name: String) throws -> Identifier<OwnerName.Handle>? {
        try read(name, "a person such as ana or p3") { Identifier(PersonWord.handle($0)) }
    }

    /// The value as an owner, where a word alone means a person.
    func ownerOrPerson(_ name: String) throws -> OwnerName? {
        try read(name, "a person such as ana, or a team such as team:platform") { text in
            OwnerName(text) ?? Identifier(text).map { .person($0) }
        }
    }

    /// Every value of an option that may be repeated, as owners.
    func owners(_ name: String) throws -> [OwnerName] {
        try all(name).map { text in
            guard let owner = OwnerName(text) else {
                throw misuse(
                    "'\(text)' is not an owner such as team:platform or person:ana "
                        + "(\(label(name))).")
            }
            return owner
        }
    }

    /// Every value of an argument that may be repeated, as goals' identifiers.
    func goals(_ name: String) throws -> [GoalID] {
        try all(name).map { text in
            guard let id = GoalID(text) else {
                throw misuse("'\(text)' is not an identifier: \(GoalID.grammar) (\(label(name))).")
            }
            return id
        }
    }

    /// The value as what holds a goal back.
    func hindrance(_ name: String) throws -> HindranceName? {
        try read(name, "a goal such as KR-1, or an owner such as team:platform or person:ana") {
            HindranceName($0)
        }
    }

    /// The value as a confidence.
    func confidence(_ name: String) throws -> Decimal? {
        guard let text = self[name] else { return nil }
        if let confidence = Confidence.read(text) { return confidence }
        // A number out of its range is for the rule to refuse, with its remedy.
        if let number = Decimal(text) { return number }
        throw misuse(
            "'\(text)' is not a confidence from 0 to 1, on-track, at-risk or off-track (--\(name))."
        )
    }

    /// The value as a moment.
    func when(_ name: String) throws -> When? {
        try read(name, "a moment; write \(When.grammar)") { When($0) }
    }

    /// Every value of an argument that may be repeated, as moments.
    func whens(_ name: String) throws -> [When] {
        try all(name).map { text in
            guard let when = When(text) else {
                throw misuse(
                    "'\(text)' is not a moment; write \(When.grammar) (\(label(name))).")
            }
            return when
        }
    }

    /// Every value of an option that may be repeated, as civil days.
    func manyDays(_ name: String) throws -> [Day] {
        try all(name).map { text in
            guard let day = Day(text) else {
                throw misuse("'\(text)' is not a day such as 2026-02-15 (\(label(name))).")
            }
            return day
        }
    }

    /// The value as a goal's identifier.
    func goal(_ name: String) throws -> GoalID? {
        try read(name, "an identifier: \(GoalID.grammar)") { GoalID($0) }
    }

    /// The value as a cycle's identifier.
    func cycle(_ name: String) throws -> CycleID? {
        try read(name, "an identifier: \(CycleID.grammar)") { CycleID($0) }
    }

    /// The value as a team's identifier.
    func team(_ name: String) throws -> TeamID? {
        try read(name, "an identifier: \(TeamID.grammar)") { TeamID($0) }
    }

    /// The value as an entry number, with or without its `@`; 0 too where it may be no entry yet.
    func entry(_ name: String, orNone: Bool = false) throws -> Int? {
        try read(name, "an entry such as @42") { text in
            let digits = text.hasPrefix("@") ? text.dropFirst() : text[...]
            guard let number = Decimal(digits), number.scale == 0,
                number > 0 || orNone && number == 0
            else { return nil }
            return Int(number.significand)
        }
    }

    /// The value as one of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(
        _ name: String, as type: Word.Type
    ) throws -> Word? where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        return try read(name, "one of \(words)") { Word(rawValue: $0) }
    }

    /// A value that the declaration requires.
    func needed<Value>(_ value: Value?, _ name: String) throws -> Value {
        guard let value else { throw misuse("\(label(name)) is missing.") }
        return value
    }

    /// Alignments as they are typed: `O-1` supports, `O-1=0.5` counts with that weight.
    func parents(_ name: String) throws -> [Goal.Parent] {
        try all(name).flatMap { $0.split(separator: ";") }.map { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let id = GoalID(parts[0]) else {
                throw misuse("'\(text)' is not a goal such as O-1 or O-1=0.5 (--\(name)).")
            }
            guard parts.count > 1 else { return Goal.Parent(id: id, weight: nil) }
            guard let weight = Decimal(parts[1]) else {
                throw misuse("'\(parts[1])' is not a weight (--\(name)).")
            }
            return Goal.Parent(id: id, weight: weight)
        }
    }
}
