/// What acknowledgements, comments, wins and the resolving of blockers have in common.
enum RemarkRules {
    /// The goal that an entry is about, unless it was voided; else what refuses the entry.
    static func goal(
        ofEntry entry: Int, in book: some Book, orElse refusal: Refusal
    ) throws -> Goal {
        guard let subject = try book.subject(ofEntry: entry) else {
            throw Refusal(
                "there is no entry @\(entry)", "okr log lists the entries", isMissingEntry: true)
        }
        guard case .goal(let id) = subject else { throw refusal }
        return try book.presentGoal(id)
    }

    /// Why an entry that is about no goal takes nothing.
    static func aboutNoGoal(_ entry: Int, _ purpose: String) -> Refusal {
        Refusal(
            "@\(entry) is not about a goal and takes no \(purpose)",
            "name an entry of a goal: okr log --goal GOAL")
    }

    /// The words, trimmed; refused where there are none.
    static func text(_ text: String, of what: String) throws -> String {
        guard let text = try Text.note(text, what) else {
            throw Refusal("the \(what) is empty", "say it in words, in quotes")
        }
        return text
    }
}
