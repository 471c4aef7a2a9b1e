/// What the terminal, or the pipe, can show.
public struct TextStyle: Sendable, Equatable {
    /// The columns of a line, at least 20.
    public var width: Int

    /// Whether escape sequences for colour and weight are understood.
    public var color: Bool

    /// Whether bars and branches may use more than ASCII; texts of users are never touched by this.
    public var unicode: Bool

    /// Makes a style; a width below 20 counts as 20.
    public init(width: Int, color: Bool = false, unicode: Bool = true) {
        self.width = max(20, width)
        self.color = color
        self.unicode = unicode
    }
}
