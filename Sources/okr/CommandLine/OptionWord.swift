/// A word of the command line that is an option and not a value.
///
/// 1. `--name` and `--name=value`: two dashes and a letter, and no space before the `=`.
/// 2. `-x`: one dash and a letter, without a space.
/// 3. Everything else is a value: `-5`, `-0.5`, `-7d`, `-`, `- a note`, `--- cut ---`.
struct OptionWord {
    /// The name without dashes.
    let name: String

    /// The name with dashes, as typed.
    let typed: String

    /// What stands after the `=`.
    let value: String?

    /// Whether it has one dash.
    let isShort: Bool

    /// Reads a word, nil where it is a value.
    init?(_ token: String) {
        let parts = token.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let head = parts.first, head.hasPrefix("-"), !head.contains(where: \.isWhitespace)
        else { return nil }
        isShort = !head.hasPrefix("--")
        let name = head.dropFirst(isShort ? 1 : 2)
        guard let initial = name.first, initial.isLetter else { return nil }
        self.name = String(name)
        typed = String(head)
        value = parts.count == 2 ? String(parts[1]) : nil
    }

    /// Whether this is a name of the option.
    func names(_ option: Option) -> Bool {
        isShort ? option.letter.map(String.init) == name : option.answers(to: name)
    }
}
