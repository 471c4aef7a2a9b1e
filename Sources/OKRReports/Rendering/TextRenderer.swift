/// Renders a document as text for a terminal of a given width.
///
/// No line is wider than the style's width, no line ends in a space, and no control character of a
/// user's text reaches the terminal. The same document and style give the same bytes.
public struct TextRenderer: Sendable {
    /// What the terminal can show.
    public let style: TextStyle

    /// Makes a renderer for one style.
    public init(style: TextStyle) {
        self.style = style
    }

    /// The document as lines, each ended by a line feed.
    public func render(_ document: Document) -> String {
        ""
    }
}
