import OKRModel

/// A key result through its days: values, aims, what was corrected, what moved, where it leads.
struct KeyResultChart {
    let figures: KeyResultFigures
    let goal: Goal
    let words: Phrasebook
    let state: State
    let frame: ChartFrame
    let readings: [Reading]
    /// How many values stand for more, where there are too many to draw.
    let leftOut: Int

    /// At most so many check-ins are drawn.
    static let most = 120

    /// What a check-in said, as itself or as corrected, and how high that is drawn.
    struct Reading {
        let checkIn: CheckIn
        /// The first entry that says so, and the one from which it does not hold.
        let from: Int
        let until: Int?
        let content: CheckIn.Content
    }

    /// Draws a key result; nil where it belongs to no cycle and so has no days.
    static func drawing(
        _ figures: KeyResultFigures, of state: State, _ words: Phrasebook
    ) -> Drawing? {
        guard let first = figures.firstDay, let last = figures.lastDay else { return nil }
        return KeyResultChart(figures, of: state, words, first, last).drawing
    }

    private init(
        _ figures: KeyResultFigures, of state: State, _ words: Phrasebook, _ first: Day, _ last: Day
    ) {
        self.figures = figures
        self.words = words
        self.state = state
        goal = state.withReadings(figures)
        let all = KeyResultChart.readings(of: goal, at: figures.view, since: first)
        readings = KeyResultChart.few(of: all)
        leftOut = all.count - readings.count
        let kind = figures.yardstick.plan.kind
        let own = KeyResultChart(figures, words, state, goal, readings, first, last)
        var values = own.allValues
        if kind == .milestones || kind == .zones { values = [0, 1] }
        let days = readings.map(\.content.on).filter { $0 > last }
        frame = ChartFrame(from: first, to: days.max() ?? last, values: values) {
            kind == .milestones ? NumberText.percent($0) : ChartFrame.short($0)
        }
    }

    /// The same without a frame of its own, to ask for its values.
    private init(
        _ figures: KeyResultFigures, _ words: Phrasebook, _ state: State, _ goal: Goal,
        _ readings: [Reading], _ first: Day, _ last: Day
    ) {
        self.figures = figures
        self.words = words
        self.state = state
        self.goal = goal
        self.readings = readings
        leftOut = 0
        frame = ChartFrame(from: first, to: last, values: [])
    }

    private var drawing: Drawing {
        let moments = moments
        var shapes = axes
        shapes += Layers(momentsOfAims) { aims(knownThrough: $0) }.shapes
        shapes += forecastBand
        shapes += Layers(moments) { course(knownThrough: $0) }.shapes
        shapes += Layers(moments) { dots(knownThrough: $0) }.shapes
        shapes += events + closing + lastValue
        let unit = goal.unit.map { ", \($0)" } ?? ""
        return Drawing(
            .text("\(goal.id) \(goal.title)\(unit)"), words: sentence,
            width: ChartFrame.size.width, height: ChartFrame.size.height, shapes: shapes,
            days: frame.days)
    }

    private var axes: [Shape] {
        guard kind == .zones else { return frame.axes }
        let zones: [ReachedZone] = [.fail, .commit, .target, .stretch]
        return frame.axes(at: zones.map { (state.rules.zones.worth(of: $0), $0.rawValue) })
    }

    /// The days of which what was known then is drawn: those of what is drawn, and of the aims.
    var moments: [(entry: Int, day: Day)] {
        KeyResultChart.moments(of: goal, drawing: readings, knownThrough: entry)
    }

    /// Those of them on which something was recorded that an aim may follow from.
    var momentsOfAims: [(entry: Int, day: Day)] {
        KeyResultChart.moments(of: goal, drawing: [], knownThrough: entry)
    }

    static func moments(
        of goal: Goal, drawing readings: [Reading], knownThrough entry: Int
    ) -> [(entry: Int, day: Day)] {
        var days: Set<Day> = [goal.created.day]
        func take(_ stamps: [Stamp?]) {
            for stamp in stamps { if let stamp { days.insert(stamp.day) } }
        }
        for reading in readings {
            take([reading.checkIn.stamp, reading.checkIn.retraction?.stamp])
            take(reading.checkIn.corrections.map(\.stamp))
        }
        for change in goal.changes {
            take([change.stamp, change.retraction?.stamp] + change.corrections.map(\.stamp))
        }
        return goal.turningPoints(knownThrough: entry).filter { days.contains($0.day) }
    }

    var kind: MeasureKind { figures.yardstick.plan.kind }
    var entry: Int { figures.view.entry }

    // MARK: Readings

    /// Everything that check-ins ever said of the value, and of those before the first day the
    /// last.
    static func readings(
        of goal: Goal, at view: Perspective, since first: Day
    ) -> [Reading] {
        var list: [Reading] = []
        for checkIn in goal.checkIns where checkIn.stamp.entry <= view.entry {
            var from = checkIn.stamp.entry
            var content = checkIn.content
            func add(until: Int?) {
                guard content.isValued, content.on <= view.day else { return }
                list.append(
                    Reading(checkIn: checkIn, from: from, until: until, content: content))
            }
            for correction in checkIn.corrections where correction.stamp.entry <= view.entry {
                guard let next = checkIn.content(knownThrough: correction.stamp.entry),
                    next.on != content.on || next.value != content.value
                        || next.zone != content.zone || next.done != content.done
                        || next.undone != content.undone
                else { continue }
                add(until: correction.stamp.entry)
                (from, content) = (correction.stamp.entry, next)
            }
            let retraction = checkIn.retraction.map(\.stamp.entry).flatMap {
                $0 <= view.entry ? $0 : nil
            }
            add(until: retraction)
        }
        let before = list.filter { $0.content.on < first && $0.until == nil }
        let carried = before.map(\.content.on).max()
        return list.filter { $0.content.on >= first || $0.content.on == carried }
    }

    /// Of too many readings the last one in each part of the time, and all that were corrected.
    private static func few(of readings: [Reading]) -> [Reading] {
        guard readings.count > most, let first = readings.map(\.content.on).min(),
            let last = readings.map(\.content.on).max()
        else { return readings }
        let span = max(1, (last - first) / most + 1)
        var latest: [Int: (on: Day, entry: Int)] = [:]
        func rank(_ reading: Reading) -> (Day, Int) {
            (reading.content.on, reading.checkIn.stamp.entry)
        }
        for reading in readings where reading.until == nil {
            let part = (reading.content.on - first) / span
            guard let known = latest[part], (known.on, known.entry) > rank(reading) else {
                latest[part] = rank(reading)
                continue
            }
        }
        let kept = Set(latest.values.map(\.entry))
        return readings.filter { $0.until != nil || kept.contains($0.checkIn.stamp.entry) }
    }

    /// How high a reading is drawn: its value, the worth of its zone, the share done by then.
    func height(of reading: Reading, knownThrough entry: Int) -> Double? {
        let content = reading.content
        switch kind {
        case .zones: return content.zone.map { state.rules.zones.worth(of: $0) }
        case .milestones:
            guard !content.done.isEmpty || !content.undone.isEmpty else { return nil }
            let view = Perspective(entry: max(entry, reading.from), day: content.on)
            return share(doneAt: view)
        default: return content.value?.double
        }
    }

    private func share(doneAt view: Perspective) -> Double? {
        let milestones = goal.milestones(at: view)
        let done = goal.doneMilestones(at: view) ?? []
        let all = milestones.reduce(0) { $0 + $1.weight.double }
        guard all > 0 else { return nil }
        return milestones.filter { done.contains($0.id) }.reduce(0) { $0 + $1.weight.double } / all
    }

    /// What a reading says, in a word or two.
    func text(of reading: Reading) -> String {
        let content = reading.content
        switch kind {
        case .zones: return content.zone?.rawValue ?? NumberText.missing
        case .milestones:
            let done = content.done.map { goal.name(of: $0) }
            let undone = content.undone.map { "not \(goal.name(of: $0))" }
            return (done + undone).joined(separator: ", ")
        default:
            return content.value.map { $0.description + (goal.unit.map { " \($0)" } ?? "") }
                ?? NumberText.missing
        }
    }
}
