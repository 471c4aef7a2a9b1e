/// A report as a value: what it says, in order, before anybody decides how it looks.
///
/// A report makes one of these from a projection; a renderer turns it into text. Nothing in it
/// knows a width, a colour or a format, so that one report serves every output.
public struct Document: Sendable, Equatable {
    /// The one line that names the report.
    public var title: Content

    /// Where the answer comes from: the ledger, the moment and the day asked about, one line each.
    public var provenance: [Content]

    /// What the report says, from top to bottom.
    public var blocks: [Block]

    /// Whether it is to be one printed page: paper leaves out what is minor.
    public var isBrief = false

    /// Makes a document from its parts.
    public init(title: Content, provenance: [Content] = [], blocks: [Block] = []) {
        self.title = title
        self.provenance = provenance
        self.blocks = blocks
    }
}

extension Document {
    /// The blocks of a text: without pictures and without what only a page has room for.
    var textBlocks: [Block] {
        blocks.filter { block in
            switch block {
            case .drawing, .onPage, .onScreen: false
            default: true
            }
        }
    }
}

/// One part of a document.
public enum Block: Sendable, Equatable {
    /// The name of the part that follows.
    case heading(Content)

    /// Running text, wrapped at spaces; a line feed in it starts a new line.
    case paragraph(Content)

    /// Labels with their values, aligned.
    case facts([Fact])

    /// Rows under columns.
    case table(Table)

    /// Points, one bullet each.
    case list([Content])

    /// Something the reader must not miss, in the colour of its tone.
    case note(Tone, Content)

    /// A line across the page.
    case rule

    /// A picture; text has other ways to say it.
    case drawing(Drawing)

    /// What a page has room for, and text leaves out.
    case onPage([Block])

    /// What a page shows on a screen; printed, it says something instead. Text leaves both out.
    case onScreen([Block], onPaper: Content)
}

/// A label and what is known under it.
public struct Fact: Sendable, Equatable {
    /// What the value is, in a word or two.
    public var label: String

    /// The value.
    public var value: Content

    /// Makes a fact from its label and value.
    public init(_ label: String, _ value: Content) {
        self.label = label
        self.value = value
    }
}
