/// The figures of a cycle or goal in the truth beside those of a hypothesis.
public struct HypotheticalDifference: Sendable {
    /// The cycle or goal.
    public let subject: Subject
    /// Its figures as they are; nil where it is not there, or not among those asked for.
    public let truth: Figures?
    /// Its figures as they would be; nil where it would not be there.
    public let hypothetical: Figures?

    /// The figures that are compared.
    public struct Figures: Hashable, Sendable {
        /// The progress.
        public let progress: Double?
        /// What is expected by the day.
        public let expected: Double?
        /// How it stands.
        public let standing: Standing
        /// The score it was closed with; nil for cycles.
        public var score: Decimal?
        /// How good the score is.
        public var band: ScoreBand?
        /// How far moved goalposts flatter.
        public let drift: Double?
    }

    /// Whether a figure differs, beyond what nine decimals tell.
    public var isDifferent: Bool { truth?.rounded != hypothetical?.rounded }
}

extension HypotheticalDifference.Figures {
    fileprivate var rounded: HypotheticalDifference.Figures {
        func rounded(_ ratio: Double?) -> Double? { ratio.map(Ratio.billionths) }
        return .init(
            progress: rounded(progress), expected: rounded(expected), standing: standing,
            score: score, band: band, drift: rounded(drift))
    }
}

extension Scoreboard {
    /// What differs on a scoreboard of a hypothesis: cycles, then goals, each where it is listed.
    public func differences(from truth: Scoreboard) -> [HypotheticalDifference] {
        let (mine, theirs) = (compared, truth.compared)
        let known = Set(theirs.map(\.subject))
        // What is in a hypothesis alone is rare: an objective that passes a filter there only.
        let order = theirs.map(\.subject) + mine.map(\.subject).filter { !known.contains($0) }
        func figures(
            _ list: [(subject: Subject, figures: HypotheticalDifference.Figures)]
        ) -> [Subject: HypotheticalDifference.Figures] {
            Dictionary(
                list.map { ($0.subject, $0.figures) }, uniquingKeysWith: { first, _ in first })
        }
        let (before, after) = (figures(theirs), figures(mine))
        return order.map {
            HypotheticalDifference(subject: $0, truth: before[$0], hypothetical: after[$0])
        }.filter(\.isDifferent)
    }

    private var compared: [(subject: Subject, figures: HypotheticalDifference.Figures)] {
        let byObjective = Dictionary(grouping: keyResults) { $0.terms.objective }
        var list = cycles.map { (Subject.cycle($0.cycle.id), $0.compared) }
        list += strategies.map { (.goal($0.goal.id), $0.compared) }
        for objective in objectives {
            list.append((.goal(objective.goal.id), objective.compared))
            let own = byObjective[objective.goal.id] ?? []
            list += own.map { (.goal($0.goal.id), $0.compared) }
        }
        let listed = Set(list.map(\.0))
        list += keyResults.map { (.goal($0.goal.id), $0.compared) }.filter {
            !listed.contains($0.0)
        }
        return list
    }
}

extension CycleFigures {
    fileprivate var compared: HypotheticalDifference.Figures {
        .init(progress: progress, expected: expected, standing: standing, drift: drift)
    }
}

extension ObjectiveFigures {
    fileprivate var compared: HypotheticalDifference.Figures {
        .init(
            progress: progress, expected: expected, standing: standing, score: score, band: band,
            drift: drift)
    }
}

extension KeyResultFigures {
    fileprivate var compared: HypotheticalDifference.Figures {
        .init(
            progress: progress, expected: expected, standing: standing, score: score, band: band,
            drift: drift)
    }
}
