/// Where something is shown again and again: in its place on a terminal, else one below the other.
struct Screen {
    private let session: Session
    private let canRedraw: Bool

    /// What is a stream for other programs is never shown in the place of what was there before.
    init(_ session: Session, isStream: Bool) {
        self.session = session
        canRedraw = session.canRedraw && !isStream
    }

    /// Shows it for the first time; what the terminal showed before may be scrolled back to.
    func begin(_ text: String) throws {
        try session.surroundings.write((canRedraw ? "\u{1B}[H\u{1B}[2J" : "") + text)
    }

    /// Shows it again.
    func show(_ text: String) throws {
        try session.surroundings.write((canRedraw ? "\u{1B}[H\u{1B}[J" : "\n") + text)
    }
}
