public import OKRModel

/// A picture as a value: shapes in a box, with the words that say the same.
///
/// Charts make drawings; a page shows them, and text leaves them out. A shape may be part of the
/// picture on some days only, so that a page can show any day without knowing what it means.
public struct Drawing: Sendable, Equatable {
    /// What is shown, a few words above the picture.
    public var title: Content
    /// What the picture says, in a sentence or two, for those who do not see it.
    public var words: String
    /// The width of the box in units of about a pixel.
    public var width: Double
    /// The height of the box.
    public var height: Double
    /// The shapes, the last one on top.
    public var shapes: [Shape]
    /// The days along the width, where it shows time.
    public var days: Axis?

    /// Makes a drawing; shapes may be added later.
    public init(
        _ title: Content, words: String, width: Double, height: Double, shapes: [Shape] = [],
        days: Axis? = nil
    ) {
        self.title = title
        self.words = words
        self.width = width
        self.height = height
        self.shapes = shapes
        self.days = days
    }

    /// Days along the width of a drawing.
    public struct Axis: Sendable, Equatable {
        /// The day at the left end.
        public var first: Day
        /// The day at the right end.
        public var last: Day
        /// Where the first day stands.
        public var left: Double
        /// Where the last day stands.
        public var right: Double

        /// Makes an axis.
        public init(first: Day, last: Day, left: Double, right: Double) {
            self.first = first
            self.last = last
            self.left = left
            self.right = right
        }

        /// Where a day stands; days outside stand at the end they are nearest to.
        public func place(_ day: Day) -> Double {
            guard last > first else { return left }
            let share = Double(day - first) / Double(last - first)
            return left + min(max(share, 0), 1) * (right - left)
        }
    }
}

/// One shape of a drawing.
public struct Shape: Sendable, Hashable {
    /// A place in a drawing: to the right of its left edge, and below its upper one.
    public struct Place: Sendable, Hashable {
        /// How far to the right.
        public var x: Double
        /// How far down.
        public var y: Double

        /// Makes a place.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// Which side of a text stands at its place.
    public enum Side: String, Sendable {
        case start, middle, end
    }

    /// What is drawn.
    public enum Form: Sendable, Hashable {
        /// A line through places.
        case line([Place])
        /// Lines that are one thing, such as a grid, each through places.
        case lines([[Place]])
        /// The area that a line through places closes.
        case area([Place])
        /// A box from its upper left corner.
        case box(Place, width: Double, height: Double)
        /// A disc around a place.
        case dot(Place, radius: Double)
        /// Words that end, begin or are centred at a place.
        case text(Place, String, Side)
    }

    /// The days on which a shape is part of the picture.
    ///
    /// A page that shows no day in particular shows what has no end (`until`), and so it does for a
    /// day as known now, as far as `on` goes. For a day as known then it shows what was known by
    /// that day and had not ended. What was struck out is two shapes therefore: itself, up to the
    /// day of the correction, and known from that day on its struck form, without an end.
    public struct Presence: Sendable, Hashable {
        /// The day it is about; it is left out on earlier days.
        public var on: Day
        /// The day it was recorded: nobody knew of it before.
        public var known: Day
        /// The day something else was recorded in its place; nil where it still holds.
        public var until: Day?

        /// Makes a presence.
        public init(on: Day, known: Day, until: Day? = nil) {
            self.on = on
            self.known = known
            self.until = until
        }
    }

    /// What is drawn.
    public var form: Form
    /// What it is, for its looks: `value`, `target`, `grid`; several are set apart by spaces.
    public var style: String
    /// What is said of it where somebody points at it, behind the day it is about; nil for what is
    /// only drawn.
    public var words: String?
    /// The entry it comes from, where the page leads to it.
    public var entry: Int?
    /// When it is part of the picture; nil for always.
    public var presence: Presence?

    /// Makes a shape.
    public init(
        _ form: Form, _ style: String, words: String? = nil, entry: Int? = nil,
        presence: Presence? = nil
    ) {
        self.form = form
        self.style = style
        self.words = words
        self.entry = entry
        self.presence = presence
    }
}
