extension Cycle {
    /// Every field that an entry said anything of, as known at a perspective.
    ///
    /// Empty before the cycle was added. Complexity: linear in its entries for each field.
    public func fieldRecords(at view: Perspective) -> [FieldRecord] {
        guard added.entry <= view.entry else { return [] }
        let titles = titles.filter { $0.stamp.entry <= view.entry }
        var states = [FieldRecord.Version.recorded(CycleState.planned.rawValue, added, nil)]
        for turn in turns where turn.stamp.entry <= view.entry {
            states.append(.recorded(turn.state.rawValue, turn.stamp, turn.note))
        }
        let records =
            [
                FieldRecord(
                    "title", recorded: titles.map { .recorded($0.title, $0.stamp, $0.reason) }),
                FieldRecord("state", recorded: states),
                FieldRecord(
                    "parent", recorded: parent.map { [.recorded($0.text, added, nil)] } ?? []),
            ]
            + timeline.fields { _ in true }.map {
                timeline.record($0, created: added, at: view)
            }
        return records.filter { !$0.touches.isEmpty }
    }
}

extension Team {
    /// Every field that an entry said anything of, as known at a perspective.
    ///
    /// Empty before the team was added. Complexity: linear in its entries for each field.
    public func fieldRecords(at view: Perspective) -> [FieldRecord] {
        guard added.entry <= view.entry else { return [] }
        return timeline.fields { _ in true }.map {
            timeline.record($0, created: added, at: view)
        }.filter { !$0.touches.isEmpty }
    }
}
