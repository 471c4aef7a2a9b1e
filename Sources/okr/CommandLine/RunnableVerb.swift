/// A verb together with what it does in a session of some kind.
struct RunnableVerb<Session>: Sendable {
    /// The declaration.
    let verb: Verb

    /// What the verb does.
    let run: @Sendable (Invocation, Session) throws -> Void

    /// Pairs a declaration with what it does.
    init(_ verb: Verb, run: @escaping @Sendable (Invocation, Session) throws -> Void) {
        self.verb = verb
        self.run = run
    }
}
