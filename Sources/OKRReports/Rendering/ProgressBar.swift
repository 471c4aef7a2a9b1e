/// A share as a bar: what is done, and a mark for what should be done by now.
///
/// ```
/// █████▍░░┃░░░  45 %     due: 70 %
/// ████┃██████↑100 %      beyond the target
///                 –      nothing is known
/// ```
struct ProgressBar {
    /// The columns of the percentage and of the gap before it.
    static let textWidth = 6

    /// The least columns at which there is a bar at all, and not the percentage alone.
    static let least = 4

    /// The columns beyond which a bar with its percentage says no more.
    static let most = 20 + textWidth

    /// The columns of a bar and its percentage that look well on a screen of this width.
    static func preferredWidth(on screen: Int) -> Int {
        min(textWidth + max(least, screen / 10), most)
    }

    /// The share done, unclamped; nil where it is not known.
    let share: Double?

    /// The share due by now; nil where nothing was.
    let expected: Double?

    /// The tone of what is done.
    let tone: Tone

    /// The bar and its percentage on this many columns.
    func line(width: Int, glyphs: Glyphs) -> StyledLine {
        let room = width - Self.textWidth
        guard let share, share.isFinite else {
            return StyledLine(glyphs.missing, .dim).padded(to: width, trailing: true)
        }
        let done = min(max(share, 0), 1)
        let beside = share > 1 ? glyphs.over : share < 0 ? glyphs.under : " "
        let percent = StyledLine(NumberText.percent(done)).padded(to: 5, trailing: true)
        guard room >= Self.least else {
            return (StyledLine(beside) + percent).padded(to: width, trailing: true)
        }
        let frame = glyphs.barEnds
        let cells = room - frame.0.count - frame.1.count
        return StyledLine(frame.0, .dim) + bar(done: done, cells: cells, glyphs: glyphs)
            + StyledLine(frame.1, .dim) + StyledLine(beside) + percent
    }

    private func bar(done: Double, cells: Int, glyphs: Glyphs) -> StyledLine {
        let parts = glyphs.eighths.count + 1
        // Rounded down, so that a bar is full only where the goal is reached.
        let filled = Int(done * Double(cells * parts))
        let filledLook = Look(color: tone.color)
        var runs: [Run] = []
        for cell in 0..<cells {
            let share = filled - cell * parts
            if cell == markedCell(of: cells, done: done) {
                runs.append(Run(text: glyphs.mark, look: .bold))
            } else if share >= parts {
                runs.append(Run(text: glyphs.full, look: filledLook))
            } else if share > 0 {
                runs.append(Run(text: glyphs.eighths[share - 1], look: filledLook))
            } else {
                runs.append(Run(text: glyphs.empty, look: .dim))
            }
        }
        return StyledLine(runs)
    }

    /// The cell that shows what is due; none where nothing is due yet or nothing is left to do.
    private func markedCell(of cells: Int, done: Double) -> Int? {
        guard let expected, expected > 0, done < 1 else { return nil }
        return min(cells - 1, Int(min(expected, 1) * Double(cells)))
    }
}
