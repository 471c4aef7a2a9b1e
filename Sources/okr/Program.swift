import OKRReports

/// From the words of a command line to an exit code.
enum Program {
    /// The version that `--version` prints.
    static let version = "0.1.0"

    /// Finds the verb, runs it, and says what went wrong.
    static func run(_ arguments: [String], in surroundings: Surroundings) -> Int32 {
        do {
            try answer(arguments, surroundings)
            return 0
        } catch {
            let failure = Failure(error)
            if !failure.text.isEmpty { surroundings.say(failure.text) }
            return failure.code
        }
    }

    private static func answer(_ arguments: [String], _ surroundings: Surroundings) throws {
        let style = TextStyle(
            for: TerminalFacts(
                isTerminal: surroundings.isTerminal, columns: surroundings.columns(),
                environment: surroundings.environment))
        let layout = HelpLayout(width: style.width, bold: style.color)
        switch VerbCatalogue.catalogue.parse(arguments, layout: layout) {
        case .run(let invocation):
            guard let page = VerbCatalogue.page(of: invocation.verb) else {
                preconditionFailure("the verb \(invocation.verb.name) has no page")
            }
            try page.run(invocation, try Session(invocation, in: surroundings))
        case .help(let text): try surroundings.write(text)
        case .version: try surroundings.write("okr \(version)\n")
        case .usageError(let error): throw error
        }
    }
}
