import OKRLedger
import OKRModel
import OKRReports

/// `okr when`: the entry, or the day, at which a condition became true.
enum WhenVerb: VerbPage {
    static let verb = Verb(
        "when", .travel, "Find the entry at which a condition became true.",
        discussion: """
            A condition compares fields of goals and cycles, joined with and, or, not and \
            parentheses. Each entry is asked about the day it was recorded; with --on every entry \
            about that day; with --on-axis the days are asked instead, as known at one moment. The \
            reference page on expressions lists the fields. It ends with 1 where the condition was \
            never true.

              okr when 'KR-1.progress >= 0.7'
              okr when 'O-2.standing == off-track and not KR-3.owner == team:platform' --all
              okr when 'KR-1.value >= KR-1.target' --on-axis
            """,
        arguments: [Argument("EXPRESSION", "the condition, in quotes")],
        options: [
            .flag("all", "every entry or day at which the answer turned"),
            .flag("on-axis", "ask day by day instead of entry by entry"),
        ] + Option.reading + [.markdown])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        let text = invocation.required("EXPRESSION")
        let expression: Expression
        do {
            expression = try Expression(text)
        } catch {
            throw misuse(error, in: text, invocation)
        }
        let reading = try session.reading()
        if let error = try check(expression, reading) { throw misuse(error, in: text, invocation) }
        let axis: WhenAxis =
            invocation.has("on-axis")
            ? .days(through: reading.moment.on) : .recorded(about: try invocation.day("on"))
        guard
            let answer = expression.turns(in: reading.state, of: reading.entries, along: axis)
        else { return }
        try session.print(
            WhenReport(
                answer, showsAll: invocation.has("all"), of: reading.state,
                from: reading.provenance))
        if answer.turns.isEmpty { throw CheckFailed() }
    }

    private static func check(
        _ expression: Expression, _ reading: Reading
    ) throws -> ExpressionError? {
        do {
            return try expression.check(in: reading.state)
        } catch let refusal as Refusal {
            let later = reading.moment.isAsOf ? " as of @\(reading.moment.entry)" : ""
            throw Refusal(refusal.rule + later, refusal.remedy)
        }
    }

    /// The error with the expression, and a line of carets under what is wrong.
    private static func misuse(
        _ error: ExpressionError, in text: String, _ invocation: Invocation
    ) -> UsageError {
        let before = VisibleText.line(String(text.prefix(error.column - 1)))
        let wrong = VisibleText.line(String(text.dropFirst(error.column - 1).prefix(error.length)))
        let carets = String(repeating: "^", count: max(1, TextWidth.columns(of: wrong)))
        let guess = error.typed.flatMap { NearMiss.sentence(for: $0, among: error.candidates) }
        let sentence = "column \(error.column): \(error.problem)."
        return invocation.misuse(
            [sentence, guess].compactMap { $0 }.joined(separator: " ") + """

                  \(VisibleText.line(text))
                  \(String(repeating: " ", count: TextWidth.columns(of: before)))\(carets)
                """)
    }
}
