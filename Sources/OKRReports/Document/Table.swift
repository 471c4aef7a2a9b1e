/// Rows under columns.
public struct Table: Sendable, Equatable {
    /// What stands in each column, from left to right.
    public var columns: [Column]

    /// The rows, from top to bottom.
    public var rows: [Row]

    /// What is said in place of a table without rows; nil shows its columns alone.
    public var whenEmpty: Content?

    /// The name by which a page finds the table again on other days; nil for none.
    public var name: String?

    /// Makes a table; rows may be added later.
    public init(
        columns: [Column], rows: [Row] = [], whenEmpty: Content? = .dim("Nothing to show."),
        name: String? = nil
    ) {
        self.columns = columns
        self.rows = rows
        self.whenEmpty = whenEmpty
        self.name = name
    }
}

/// One column of a table: its title, its side, and what becomes of it where room is short.
public struct Column: Sendable, Equatable {
    /// The side of the column its cells keep to.
    public enum Alignment: Sendable {
        case leading, trailing
    }

    /// What a cell does that is wider than its column.
    public enum Overflow: Sendable {
        /// Ends in an ellipsis.
        case shortens

        /// Goes on in the next line.
        case wraps
    }

    /// The word above the column; empty for none.
    public var title: String

    /// The side its cells keep to.
    public var alignment: Alignment

    /// The width below which the column does not go willingly; nil keeps it as wide as its cells.
    public var minimum: Int?

    /// The width it wishes for whatever its cells are, so that tables printed one after the other
    /// align; nil asks the cells.
    public var width: Int?

    /// The share of the whole width below which the column does not go while others may leave.
    public var share: Double

    /// What a cell does that is wider than the column.
    public var overflow: Overflow

    /// Its rank: 0 always stays; where room is short, the highest number leaves first.
    public var rank: Int

    /// Whether a page offers to show the rows of one of its texts alone.
    public var isChoice = false

    /// Whether one printed page does without the column.
    public var isMinor = false

    /// Makes a column.
    public init(
        _ title: String, alignment: Alignment = .leading, minimum: Int? = nil, width: Int? = nil,
        share: Double = 0, overflow: Overflow = .shortens, rank: Int = 0
    ) {
        self.title = title
        self.alignment = alignment
        self.minimum = minimum
        self.width = width
        self.share = share
        self.overflow = overflow
        self.rank = rank
    }

    /// The column, with its texts to choose from on a page.
    public func choosing() -> Column {
        var column = self
        column.isChoice = true
        return column
    }

    /// The column, left out on one printed page.
    public func minor() -> Column {
        var column = self
        column.isMinor = true
        return column
    }

    /// A column of numbers, kept to the right and never shortened willingly.
    public static func number(_ title: String, rank: Int = 0) -> Column {
        Column(title, alignment: .trailing, rank: rank)
    }

    /// A column of words that gives way to the others down to a minimum or a share of the width.
    public static func words(
        _ title: String, minimum: Int = 12, share: Double = 0, overflow: Overflow = .shortens,
        rank: Int = 0
    ) -> Column {
        Column(title, minimum: minimum, share: share, overflow: overflow, rank: rank)
    }
}

/// One row of a table.
public struct Row: Sendable, Equatable {
    /// What a row is among the others.
    public enum Kind: Sendable {
        /// One among many.
        case plain

        /// One that carries those under it, such as an objective above its key results.
        case strong

        /// One of the second rank, such as what was superseded.
        case dim

        /// A title across all columns: the first cell alone is shown.
        case group
    }

    /// A cell for each column; missing ones at the end are empty.
    public var cells: [Content]

    /// How deep the row stands in the tree that the table draws in its first column; 0 is a root.
    public var level: Int

    /// What the row is among the others.
    public var kind: Kind

    /// The name by which a page finds the row again, unique in the document; nil for none.
    public var name: String?

    /// Whether the row is there on other days alone, and out of sight where the page stands.
    public var isAbsent = false

    /// Whether one printed page does without the row.
    public var isMinor = false

    /// A picture that belongs to the row, for a row with a name; a page shows it when asked to.
    public var drawing: Drawing?

    /// Makes a row.
    public init(
        _ cells: [Content], level: Int = 0, kind: Kind = .plain, name: String? = nil,
        drawing: Drawing? = nil
    ) {
        self.cells = cells
        self.level = level
        self.kind = kind
        self.name = name
        self.drawing = drawing
    }

    /// A title across all columns.
    public static func group(_ title: Content) -> Row {
        Row([title], kind: .group)
    }
}
