import OKRModel
import OKRText

/// What people say of a goal: what holds it back, what help is wanted, what goes well, comments.
extension GoalReport {
    /// The parts of the page; for an objective with what is said of its key results.
    func remarks(of goal: Goal, with keyResults: [KeyResultFigures]) -> [Block] {
        let told = Talkers(goal, keyResults, provenance)
        var blocks: [Block] = []
        func add(_ heading: String, _ points: [Content]) {
            guard !points.isEmpty else { return }
            blocks += [.heading(.text(heading)), .list(points)]
        }
        add("Blockers", told.blockers.map { point($0, beside: goal) })
        add("Help wanted", told.lastSaid(\.help).map { point($0, beside: goal) })
        add("Goes well", told.lastSaid(\.well).map { point($0, beside: goal) })
        add("Wins", told.wins.map { point($0.goal, $0.remark, beside: goal) })
        add("Comments", told.comments.map { point(goal, $0, beside: goal) })
        return blocks
    }

    /// The same as members of the answer.
    func remarksJSON(of goal: Goal, with keyResults: [KeyResultFigures]) -> [JSON.Member] {
        let told = Talkers(goal, keyResults, provenance)
        let words = Phrasebook(state, on: provenance.on)
        let remarks = goal.remarks.map { $0.json(in: words) }
        func said(_ member: KeyPath<CheckIn.Talk, String?>) -> JSON {
            .array(
                told.lastSaid(member).map { goal, checkIn, text in
                    [
                        "goal": .string(goal.id.text), "entry": .integer(checkIn.stamp.entry),
                        "text": .string(text),
                    ]
                })
        }
        return [
            .init("blockers", .array(told.blockers.map { $0.json(in: words) })),
            .init("help", said(\.help)), .init("well", said(\.well)),
            .init("remarks", .array(remarks)),
        ]
    }

    private func name(_ other: Goal, beside goal: Goal) -> Content {
        other.id == goal.id ? "" : [.identifier(other.id.text), " "]
    }

    private func point(_ blocker: Blocker, beside goal: Goal) -> Content {
        let words = Phrasebook(state, on: provenance.on)
        let days = NumberText.count(blocker.daysOpen, "day")
        let age = blocker.daysOpen == 0 ? "raised today" : "open for \(days)"
        return [
            name(blocker.goal, beside: goal), blocker.content(in: words),
            .dim(" · \(age), @\(blocker.checkIn.stamp.entry)"),
        ]
    }

    private func point(_ said: Talkers.Said, beside goal: Goal) -> Content {
        [
            name(said.goal, beside: goal), .text(said.text),
            .dim(" · @\(said.checkIn.stamp.entry)"),
        ]
    }

    private func point(_ other: Goal, _ remark: GoalRemark, beside goal: Goal) -> Content {
        let words = Phrasebook(state, on: provenance.on)
        let who = words.authors(remark.stamp.authors)
        let origin = "\(who) on \(remark.stamp.day), @\(remark.stamp.entry)"
        switch remark.kind {
        case .win:
            return [
                name(other, beside: goal), remark.text.map(Content.text) ?? .missing,
                .dim(" · \(origin)"),
            ]
        case .comment(let entry):
            let about = entry.map { ", about @\($0)" } ?? ""
            return [remark.text.map(Content.text) ?? .missing, .dim(" · \(origin)\(about)")]
        case .acknowledgement(let entry):
            let note = remark.text.map { ": \($0)" } ?? ""
            return [.text("acknowledged @\(entry)\(note)"), .dim(" · \(origin)")]
        }
    }
}

/// What is said of a goal, and of the key results on its page.
private struct Talkers {
    typealias Said = (goal: Goal, checkIn: CheckIn, text: String)

    let goal: Goal
    let keyResults: [KeyResultFigures]
    let view: Perspective

    init(_ goal: Goal, _ keyResults: [KeyResultFigures], _ provenance: Provenance) {
        self.goal = goal
        self.keyResults = keyResults
        view = Perspective(entry: provenance.entries, day: provenance.on)
    }

    /// What holds them back, the oldest first.
    var blockers: [Blocker] {
        keyResults.flatMap { $0.goal.blockers(at: view) }.filter(\.isOpen)
            .sorted { ($0.on, $0.checkIn.stamp.entry) < ($1.on, $1.checkIn.stamp.entry) }
    }

    /// What the last check-in of each says under a heading.
    func lastSaid(_ member: KeyPath<CheckIn.Talk, String?>) -> [Said] {
        keyResults.compactMap { figures in
            guard let checkIn = figures.lastCheckIn?.checkIn,
                let text = checkIn.talk[keyPath: member]
            else { return nil }
            return (figures.goal, checkIn, text)
        }
    }

    /// What was won, in the order it was recorded.
    var wins: [(goal: Goal, remark: GoalRemark)] {
        let others = keyResults.map(\.goal).filter { $0.id != goal.id }
        return ([goal] + others).flatMap { goal in
            goal.remarks.filter { $0.kind == .win }.map { (goal, $0) }
        }.sorted { $0.1.stamp.entry < $1.1.stamp.entry }
    }

    /// Comments and acknowledgements of the goal itself.
    var comments: [GoalRemark] { goal.remarks.filter { $0.kind != .win } }
}

extension GoalRemark {
    fileprivate func json(in words: Phrasebook) -> JSON {
        let type: String
        var about: Int?
        switch kind {
        case .win: type = "win"
        case .comment(let entry): (type, about) = ("comment", entry)
        case .acknowledgement(let entry): (type, about) = ("acknowledgement", entry)
        }
        return [
            "entry": .integer(stamp.entry), "time": .string(stamp.time.description),
            "type": .string(type), "about": .optional(about),
            "actor": .string(words.handle(stamp.authors.actor)),
            "for": .optional(stamp.authors.onBehalfOf.map { words.handle($0) }),
            "relayedBy": .optional(stamp.authors.relayedBy.map { words.handle($0) }),
            "text": .optional(text),
        ]
    }
}
