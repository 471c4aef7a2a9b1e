/// What adding and changing a cycle have in common.
enum CycleRules {
    static func check(start: Day, end: Day) throws {
        guard start <= end else {
            throw Refusal(
                "the cycle would end on \(end), before it starts on \(start)",
                "exchange --from and --to")
        }
    }

    static func check(cadence: Cadence) throws {
        guard Cadence(cadence.description) != nil else {
            throw Refusal(
                "check-ins cannot be due every \(cadence.description)",
                "give --cadence weekly, biweekly, monthly or a number of days from 1d to 366d")
        }
    }

    static func check(grace: Int) throws {
        guard (0...366).contains(grace) else {
            throw Refusal(
                "a grace of \(grace) days is not between 0 and 366", "give a span such as 3d")
        }
    }

    /// Refuses days outside the cycle that a cycle is a part of.
    static func check(start: Day, end: Day, within parent: Cycle, on day: Day) throws {
        let outer = parent.calendar(at: Perspective(entry: .max, day: day))
        guard outer.start <= start, end <= outer.end else {
            throw Refusal(
                "\(start) to \(end) is not within cycle \(parent.id), which it is a part of",
                "keep it between \(outer.start) and \(outer.end), or change that cycle first")
        }
    }
}
