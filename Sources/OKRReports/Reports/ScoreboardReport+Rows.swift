import OKRModel

/// The rows of a scoreboard, kept from one day to the next.
///
/// A row is worded again where more than the calendar moved; else its two cells alone that the
/// days move.
public struct ScoreboardRows {
    /// A row with what it says; one object, so that its cells change where they are.
    private final class Kept<Figures> {
        var figures: Figures
        var owner: Content
        var row: Row

        init(_ figures: Figures, _ owner: Content, _ row: Row) {
            self.figures = figures
            self.owner = owner
            self.row = row
        }
    }

    private var keyResults: [GoalID: Kept<KeyResultFigures>] = [:]
    private var objectives: [GoalID: Kept<ObjectiveFigures>] = [:]
    private var owners: [Owner: Content] = [:]
    private var day: Day?

    /// Begins with no row.
    public init() {}

    /// What an owner is called on a day.
    fileprivate mutating func words(
        for owner: Owner, on day: Day, _ words: () -> Content
    ) -> Content {
        if self.day != day { owners = [:] }
        self.day = day
        if let known = owners[owner] { return known }
        let found = words()
        owners[owner] = found
        return found
    }

    fileprivate mutating func row(
        of figures: KeyResultFigures, _ owner: Content, _ report: ScoreboardReport
    ) -> Row {
        let id = figures.goal.id
        if let kept = keyResults[id], figures.isMovedByCalendarAlone(from: kept.figures),
            figures.standing == kept.figures.standing,
            figures.overdue == kept.figures.overdue, kept.owner == owner
        {
            kept.row.cells[ScoreboardReport.progressColumn] = report.progress(figures)
            kept.row.cells[ScoreboardReport.ageColumn] = report.checkedIn(figures)
            return kept.row
        }
        let row = report.row(figures, owner)
        keyResults[id] = Kept(figures, owner, row)
        return row
    }

    fileprivate mutating func row(
        of figures: ObjectiveFigures, _ owner: Content, _ report: ScoreboardReport
    ) -> Row {
        let id = figures.goal.id
        if let kept = objectives[id], figures.isMovedByKeyResultsAlone(from: kept.figures),
            figures.standing == kept.figures.standing, figures.drift == kept.figures.drift,
            figures.reporting == kept.figures.reporting, kept.owner == owner
        {
            kept.row.cells[ScoreboardReport.progressColumn] = report.progress(figures)
            return kept.row
        }
        let row = report.row(figures, owner)
        objectives[id] = Kept(figures, owner, row)
        return row
    }
}

extension ScoreboardReport {
    static let columns: [Column] = [
        .words("Goal", minimum: 24, share: 0.37),
        .words("Owner", minimum: 10, share: 0.1, rank: 4).choosing(),
        .number("Value", rank: 2), Column("Aim", rank: 3), Column("Progress"),
        Column("Standing").choosing(), .number("Conf.", rank: 5),
        Column("Checked in", rank: 6),
        Column("Marks", minimum: 12, share: 0.14, rank: 1),
    ]

    /// The columns that move with the calendar alone.
    fileprivate static let (progressColumn, ageColumn) = (4, 7)

    func row(_ figures: ObjectiveFigures, _ kept: inout ScoreboardRows) -> Row {
        let owner = owner(figures.terms, &kept)
        return kept.row(of: figures, owner, self)
    }

    func row(_ figures: KeyResultFigures, _ kept: inout ScoreboardRows) -> Row {
        let owner = owner(figures.terms, &kept)
        return kept.row(of: figures, owner, self)
    }

    private func owner(_ terms: Terms, _ kept: inout ScoreboardRows) -> Content {
        guard let owner = terms.owner else { return .missing }
        return kept.words(for: owner, on: provenance.on) {
            .dim(Phrasebook(state, on: provenance.on).owner(owner))
        }
    }

    fileprivate func progress(_ figures: KeyResultFigures) -> Content {
        .progress(figures.progress, expected: figures.expected, tone: tone(figures.standing))
    }

    fileprivate func progress(_ figures: ObjectiveFigures) -> Content {
        .progress(figures.progress, expected: figures.expected, tone: tone(figures.standing))
    }

    func title(_ goal: Goal) -> Content {
        [.identifier(goal.id.text), " ", .text(goal.title)]
    }

    fileprivate func row(_ figures: ObjectiveFigures, _ owner: Content) -> Row {
        var marks: [Content] = []
        if figures.goal.isVoided { marks.append(.badge("voided", .neutral)) }
        if figures.reporting.reporting < figures.reporting.total {
            marks.append(.dim("\(figures.reporting.reporting) of \(figures.reporting.total)"))
        }
        if figures.life == .proposed { marks.append(.dim("proposed")) }
        marks += scored(figures.score, figures.band)
        if let drift = figures.drift, Ratio.billionths(drift) != 0 {
            marks.append(.badge("drift \(NumberText.points(drift))", .warning))
        }
        // What leads to no question may be cut.
        if figures.terms.ambition == .aspirational { marks.append(.dim("aspirational")) }
        return Row(
            [
                title(figures.goal), owner, "", "",
                progress(figures),
                .standing(figures.standing.rawValue), "", "", joined(marks),
            ], kind: .strong, name: figures.goal.id.text, drawing: charts?.drawing(figures))
    }

    fileprivate func row(_ figures: KeyResultFigures, _ owner: Content) -> Row {
        Row(
            [
                title(figures.goal), owner,
                .number(orMissing: figures.reached), .text(figures.aim),
                progress(figures),
                .standing(figures.standing.rawValue),
                .number(orMissing: figures.confidence?.description), checkedIn(figures),
                marks(of: figures),
            ], level: 1, name: figures.goal.id.text, drawing: charts?.drawing(figures))
    }

    fileprivate func checkedIn(_ figures: KeyResultFigures) -> Content {
        guard let on = figures.lastCheckIn?.content.on else { return .missing }
        return ScoreboardReport.age(provenance.on - on)
    }

    /// How long something is ago.
    private static func age(_ days: Int) -> Content {
        .day(days == 0 ? "today" : "\(NumberText.count(days, "day")) ago")
    }

    /// How long something is ago, day after day.
    public static func ages(through days: Int) -> [Content] { (0...max(days, 0)).map(age) }

    private func marks(of figures: KeyResultFigures) -> Content {
        var marks: [Content] = []
        if figures.goal.isVoided { marks.append(.badge("voided", .neutral)) }
        if figures.isWatermelon { marks.append(.badge("watermelon", .bad)) }
        if figures.moves > 0 { marks.append(.badge("moved \(figures.moves)×", .warning)) }
        if figures.life == .proposed { marks.append(.dim("proposed")) }
        if let overdue = figures.overdue {
            marks.append(.dim("\(overdue) d overdue"))
        }
        marks += scored(figures.score, figures.band)
        if let raw = figures.raw, raw > 1 { marks.append(.badge("over", .good)) }
        if let raw = figures.raw, raw < 0 { marks.append(.badge("below start", .bad)) }
        return joined(marks)
    }

    private func scored(_ score: Decimal?, _ band: ScoreBand?) -> [Content] {
        guard let score, let band else { return [] }
        return [.badge("score \(NumberText.score(score.double)) \(band.rawValue)", band.tone)]
    }

    private func joined(_ marks: [Content]) -> Content {
        var parts: [Content] = []
        for mark in marks {
            if !parts.isEmpty { parts.append(" ") }
            parts.append(mark)
        }
        return .joined(parts)
    }
}
