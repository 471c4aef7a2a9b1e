import Testing

@testable import OKRModel

@Suite("Means that others published")
struct PublishedMeansTests {
    @Test(
        "The weighted mean is the published one once it is rounded as they do",
        arguments: [
            ("Quantive, key results", [(1.0, 0.27), (1, 0.18), (1, 0.73)], 39.0),
            ("Quantive, objectives", [(1, 0.85), (1, 0.60)], 73),
            ("Perdoo and Mooncamp", [(1, 1), (1, 0), (1, 0)], 33),
            ("Operately, two targets", [(1, 0.5), (1, 0.5)], 50),
            ("Operately, the checks as one target", [(1, 0), (1, 1), (1, 1), (1, 1)], 75),
            ("OKRnest, a weight of 0 is left out", [(0, 1), (1, 0.4)], 40),
        ] as [(String, [(Double, Double)], Double)])
    func means(source: String, parts: [(Double, Double)], published: Double) throws {
        let mean = try #require(rollUp(parts).progress)
        #expect((mean * 100).rounded() == published, "\(source)")
    }

    @Test(
        "Where nothing counts there is no mean, whatever others say",
        arguments: [
            // okr-tracker and Operately say 0 for nothing; okr-tracker NaN, celesfchallen the plain
            // mean where all weights are 0.
            [],
            [(0.0, 0.4), (0.0, 0.8)],
        ] as [[(Double, Double)]])
    func nothingCounts(parts: [(Double, Double)]) {
        #expect(rollUp(parts).progress == nil)
        #expect(rollUp(parts).expected == nil)
    }

    @Test("Half the way is on track in the middle of a cycle and off track at its end (Mooncamp)")
    func halfTheWay() {
        #expect(Pace.standing(progress: 0.5, expected: 0.5) == .onTrack)
        #expect(Pace.standing(progress: 0.5, expected: 1) == .offTrack)
    }

    private func rollUp(_ parts: [(Double, Double)]) -> RollUp {
        RollUp(
            parts.map { weight, progress in
                RollUp.Contribution(
                    weight: weight, reported: progress, counted: progress, expected: 1,
                    isPending: false)
            })
    }
}
