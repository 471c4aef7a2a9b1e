import OKRModel
import OKRText

extension GoalRows {
    /// An initiative with what it serves; how far it is comes with `okr initiative progress`.
    func initiative(
        _ reader: inout RowReader, _ key: String, _ defined: inout Reference?
    ) -> Draft? {
        let id = reader.identifier(.id, Goal.self)
        defined = id.map(Reference.goal)
        let title = reader.required(.title, of: "an initiative")
        let ownerName = reader.required(.owner, of: "an initiative")
        let served = reader.required(.parent, of: "an initiative")
        let owner = owner(&reader)
        let parents = parents(&reader)
        let (start, end) = (reader.pastDay(.start, today: today), reader.day(.end))
        let effort = reader.word(.state, as: Effort.self) ?? .open
        let note = reader.text(.note)
        if effort == .dropped, note == nil {
            reader.fault(.note, "a dropped initiative needs a note", "say why in the column note")
        }
        if effort == .open, note != nil {
            reader.fault(
                .note, "a note belongs to an initiative that has ended", "empty the cell")
        }
        if effort != .open, id == nil {
            reader.fault(
                .id, "an initiative that has ended needs its id here", "fill the column id")
        }
        guard let title, ownerName != nil, served != nil, let owner else { return nil }
        var command = AddInitiative(
            id: id?.text, title: title, description: reader.text(.description), owner: owner,
            serves: [], deadline: end, on: start)
        command.serves = parents
        var draft = Draft(
            sheet: reader.sheet, row: reader.row, key: key, creation: .initiative(command),
            defines: defined)
        draft.needs = [(Reference(owner), .owner)] + parents.map { (.goal($0.id), .parent) }
        if let id, effort != .open {
            let step: ProgressInitiative.Step = effort == .done ? .done : .dropped
            draft.ended = ProgressInitiative(id, step, note: note)
        }
        return draft
    }
}
