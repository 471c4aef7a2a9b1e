import OKRModel

/// What is drawn at each state of knowledge, as shapes that know when they are part of the picture.
///
/// A picture is drawn once for every day on which something was recorded; a shape that is drawn on
/// several days in a row is one shape that is known from the first of them on, until the first day
/// on which it is not drawn any more.
struct Layers {
    /// A shape with the day it is about.
    struct Piece: Hashable {
        let on: Day
        let shape: Shape

        init(_ on: Day, _ shape: Shape) {
            self.on = on
            self.shape = shape
        }
    }

    /// The shapes, those drawn first at the bottom.
    let shapes: [Shape]

    init(_ moments: [(entry: Int, day: Day)], draw: (Int) -> [Piece]) {
        var order: [(piece: Piece, known: Day, until: Day?)] = []
        var open: [Piece: Int] = [:]
        for moment in moments {
            var present: Set<Piece> = []
            for piece in draw(moment.entry) where present.insert(piece).inserted {
                guard open[piece] == nil else { continue }
                open[piece] = order.count
                order.append((piece, moment.day, nil))
            }
            for (piece, index) in open where !present.contains(piece) {
                order[index].until = moment.day
                open[piece] = nil
            }
        }
        shapes = order.map { piece, known, until in
            var shape = piece.shape
            shape.presence = Shape.Presence(on: piece.on, known: known, until: until)
            return shape
        }
    }
}
