import OKRModel

/// A check-in as it reads after its corrections.
struct PlainCheckIn {
    let entry: Int
    var on: Day
    var value: Decimal?
    var zone: String?
    var done: [String] = []
    var undone: [String] = []
    var confidence: Decimal?
    var raisesBlocker = false

    /// Whether it says how far the goal is.
    var isValued: Bool { value != nil || zone != nil || !done.isEmpty || !undone.isEmpty }
}

extension PlainHistory {
    /// The check-ins in force at a moment: the one with the greatest day and entry is last.
    func checkIns(of goal: String, at moment: PlainMoment) -> [PlainCheckIn] {
        var list: [PlainCheckIn] = []
        for entry in entries(of: goal, through: moment.entry) {
            if entry.kind == "check-in-recorded" {
                list.append(
                    PlainCheckIn(
                        entry: entry.number, on: entry.on, value: entry.number("value"),
                        zone: entry.word("zone"), done: entry.words("done"),
                        undone: entry.words("undone"), confidence: entry.number("confidence"),
                        raisesBlocker: entry["blockedBy"] != nil || entry.text("blocker") != nil))
            }
            guard let amended = entry.amended else { continue }
            if entry.kind == "entry-retracted" { list.removeAll { $0.entry == amended } }
            for index in list.indices where list[index].entry == amended {
                if let on = entry.day("on") { list[index].on = on }
                if let value = entry.number("value") { list[index].value = value }
                if let zone = entry.word("zone") { list[index].zone = zone }
                if entry["done"] != nil { list[index].done = entry.words("done") }
                if entry["undone"] != nil { list[index].undone = entry.words("undone") }
                if let sure = entry.number("confidence") { list[index].confidence = sure }
            }
        }
        return list.filter { $0.on <= moment.day }
            .sorted { ($0.on, $0.entry) < ($1.on, $1.entry) }
    }
}

/// How far a key result was said to be.
struct PlainWhereabouts {
    /// The check-ins that say so, the one with the greatest day and entry last.
    let valued: [PlainCheckIn]

    init(_ checkIns: [PlainCheckIn]) {
        valued = checkIns.filter(\.isValued)
    }

    /// The milestones done: each check-in adds some and takes others back.
    var done: Set<String> {
        var done: Set<String> = []
        for checkIn in valued {
            for milestone in checkIn.done { done.insert(milestone) }
            for milestone in checkIn.undone { done.remove(milestone) }
        }
        return done
    }
}
