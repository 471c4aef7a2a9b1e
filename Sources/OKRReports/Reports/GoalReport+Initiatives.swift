import OKRModel
import OKRText

/// The page of an initiative, and what the pages of other goals say of those that serve them.
extension GoalReport {
    private var view: Perspective { Perspective(entry: provenance.entries, day: provenance.on) }

    /// The part of a goal's page with the initiatives that serve it.
    func initiatives(serving goal: Goal) -> [Block] {
        let serving = state.initiatives(serving: goal.id, at: view)
        guard !serving.isEmpty else { return [] }
        let words = Phrasebook(state, on: provenance.on)
        let table = Table(
            columns: [
                .words("Initiative", minimum: 24), .words("Owner", minimum: 10, rank: 2),
                Column("Progress"), Column("State"),
            ],
            rows: serving.map { figures in
                Row(
                    [
                        title(figures.goal),
                        figures.terms.owner.map { .dim(words.owner($0)) } ?? .missing,
                        figures.bar, .text(figures.effort.rawValue),
                    ], kind: figures.effort == .open ? .plain : .dim)
            })
        return [.heading("Initiatives"), .table(table)]
    }

    /// The same as a member of the answer.
    func initiativesJSON(serving goal: Goal) -> JSON.Member {
        let words = Phrasebook(state)
        let serving = state.initiatives(serving: goal.id, at: view)
        return .init("initiatives", .array(serving.map { $0.json(in: words) }))
    }

    func document(_ figures: InitiativeFigures) -> Document {
        var facts = [
            Fact("Progress", figures.bar), Fact("State", .text(figures.effort.rawValue)),
            Fact("Owner", owner(figures.terms)),
        ]
        facts += people(figures.terms)
        facts += figures.serves.map { Fact("Serves", .text(name($0))) }
        if let deadline = figures.terms.deadline {
            facts.append(Fact("Deadline", .day("\(deadline)")))
        }
        var blocks = description(figures.goal) + [.facts(facts)]
        if let said = figures.said {
            let who = Phrasebook(state).person(said.stamp.authors.actor)
            facts = [Fact("Last said", .text("@\(said.stamp.entry) for \(said.on) by \(who)"))]
            blocks.append(.facts(facts))
            if let note = said.note {
                blocks += [.heading("Last note"), .paragraph(.text(note))]
            }
        }
        return Document(
            title: title(figures.goal), provenance: provenance.lines,
            blocks: blocks + remarks(of: figures.goal, with: []))
    }

    func json(_ figures: InitiativeFigures) -> JSON {
        .object(
            provenance.json + [
                .init("initiative", figures.json(in: Phrasebook(state))),
                .init("description", .optional(figures.goal.description)),
            ] + remarksJSON(of: figures.goal, with: []))
    }
}
