extension KPISource {
    /// The check-ins with a value that a KPI's own series holds at a perspective.
    ///
    /// Those of the KPI, and of the key result whose series it carries on.
    func valued(
        _ goal: Goal, at view: Perspective
    ) -> [(checkIn: CheckIn, content: CheckIn.Content)] {
        let own = goal.checkIns(at: view).filter { $0.content.value != nil }
        guard let adopted = goal.indicator?.adopts.flatMap({ goals[$0] }) else { return own }
        return own + adopted.checkIns(at: view).filter { $0.content.value != nil }
    }
}

extension KPIReader {
    /// A key result with the readings of its KPI among its check-ins, as known at a perspective.
    ///
    /// Readings are dated, corrected and retracted as the KPI's are; notes and confidence stay
    /// where they were given. Anything else is returned as it is. Complexity: linear in the
    /// readings of the KPIs it is worked out from.
    mutating func withReadings(_ goal: Goal, at view: Perspective) -> Goal {
        guard goal.type == .keyResult, let id = goal.kpi(knownThrough: view.entry),
            let kpi = source.goals[id], kpi.created.entry <= view.entry,
            !kpi.isVoided(knownThrough: horizon)
        else { return goal }
        var known = goal
        let own = Set(goal.checkIns.map(\.stamp.entry))
        if kpi.isWorkedOut(at: kpi.stillRead(view)) {
            known.checkIns += worked(id, at: view)
        } else {
            let until = kpi.stillRead(view).day
            known.checkIns += source.series(of: kpi, until: until, knownThrough: view.entry)
                .filter { !own.contains($0.stamp.entry) }
        }
        known.checkIns.sort { ($0.stamp.entry, $0.content.on) < ($1.stamp.entry, $1.content.on) }
        return known
    }

    /// What a KPI that is worked out came to on each day, as if it had been read.
    ///
    /// A day on which nothing was read counts where the value became another by what it is worked
    /// out from.
    private mutating func worked(_ id: GoalID, at view: Perspective) -> [CheckIn] {
        let read = Set(days(of: id, at: view))
        let last = source.goals[id]?.stillRead(view).day ?? view.day
        let turns = source.turns(of: id, knownThrough: view.entry).filter { $0 <= last }
        var readings: [CheckIn] = []
        var before: Quantity?
        for day in read.union(turns).sorted() {
            let reading = reading(of: id, at: Perspective(entry: view.entry, day: day))
            guard let value = reading.value?.decimal,
                let stamp = reading.parts.map(\.stamp).max(by: { $0.entry < $1.entry }),
                read.contains(day) || reading.value != before
            else { continue }
            before = reading.value
            var content = CheckIn.Content(on: day)
            content.value = value
            readings.append(CheckIn(stamp, content, CheckIn.Talk(), source: id))
        }
        return readings
    }
}

extension Goal {
    /// Whether the value of a KPI is worked out from others instead of being read.
    func isWorkedOut(at view: Perspective) -> Bool {
        formula(at: view) != nil || indicator?.rule != nil
    }

    /// The check-ins that count as the key result's own, where it takes its values from a KPI.
    ///
    /// Readings before its first day are none of it, and a reading given in a check-in on the key
    /// result is told by that.
    func withoutReadings(before first: Day?, knownThrough entry: Int) -> Goal {
        guard checkIns.contains(where: { $0.source != nil }) else { return self }
        let told = Set(checkIns.filter { $0.source == nil }.map(\.stamp.time))
        var known = self
        known.checkIns.removeAll { checkIn in
            guard checkIn.source != nil else { return false }
            let on = checkIn.content(knownThrough: entry)?.on ?? checkIn.content.on
            return told.contains(checkIn.stamp.time) || first.map { on < $0 } == true
        }
        return known
    }
}

extension KPISource {
    /// The readings of a KPI for days until one, without what was said beside the values.
    fileprivate func series(
        of kpi: Goal, until day: Day, knownThrough entry: Int
    ) -> [CheckIn] {
        let adopted = kpi.indicator?.adopts.flatMap { goals[$0] }?.checkIns ?? []
        return (kpi.checkIns + adopted).filter { checkIn in
            guard checkIn.content.value != nil else { return false }
            let on = checkIn.content(knownThrough: entry)?.on ?? checkIn.content.on
            return on <= day
        }.map { $0.asReading(of: kpi.id) }
    }
}

extension CheckIn {
    /// The check-in with nothing but its value and its day.
    fileprivate func asReading(of kpi: GoalID) -> CheckIn {
        var content = Content(on: content.on)
        content.value = self.content.value
        var reading = CheckIn(stamp, content, Talk(), source: kpi)
        reading.retraction = retraction
        reading.corrections = corrections.map { correction in
            var amended = Amended()
            amended.on = correction.content.on
            amended.value = correction.content.value
            return Correction(
                stamp: correction.stamp, content: amended, reason: correction.reason)
        }
        return reading
    }
}

extension Book {
    /// The key result with the readings of its KPI among its check-ins, as known now.
    func withReadings(_ goal: Goal, at view: Perspective) throws -> Goal {
        guard !goal.kpiLinks.isEmpty else { return goal }
        var reader = KPIReader(try KPISource([goal.id], from: self), knownThrough: .max)
        return reader.withReadings(goal, at: view)
    }
}

extension State {
    /// A key result with all readings of its KPI among its check-ins, as known at a perspective.
    ///
    /// Anything else is returned as it is.
    func read(_ goal: Goal, at view: Perspective) -> Goal {
        guard !goal.kpiLinks.isEmpty else { return goal }
        var reader = KPIReader(KPISource(self), knownThrough: view.entry)
        return reader.withReadings(goal, at: view)
    }

    /// The check-ins of a key result and the readings of its KPI since its first day, as they were
    /// recorded, through an entry.
    ///
    /// Nil where the KPI is worked out: what nobody reads, nobody owes.
    func recordedCheckIns(
        of goal: Goal, since first: Day, at view: Perspective
    ) -> [CheckIn]? {
        guard let id = goal.kpi(knownThrough: view.entry), let kpi = goals[id],
            !kpi.isVoided(knownThrough: view.entry)
        else { return goal.checkIns }
        guard !kpi.isWorkedOut(at: kpi.stillRead(view)) else { return nil }
        let told = Set(goal.checkIns.map(\.stamp.time))
        let adopted = kpi.indicator?.adopts.flatMap { goals[$0] }?.checkIns ?? []
        return goal.checkIns
            + (kpi.checkIns + adopted).filter { reading in
                reading.content.value != nil && reading.content.on >= first
                    && !told.contains(reading.stamp.time)
            }
    }
}
