import Testing

@testable import OKRModel

@Suite("The direction of a metric")
struct MetricDirectionTests {
    @Test(
        "Baseline and target decide as they do for the ratio; without both, the ends of the ladder",
        arguments: [
            ([.baseline: 0, .target: 10], true),
            ([.baseline: 10, .target: 0], false),
            // Changes of several days can leave a mark on the wrong side.
            ([.baseline: 0, .target: -10, .commit: -5, .stretch: 20], false),
            ([.baseline: 50, .target: 60, .stretch: 50], true),
            ([.commit: 5, .stretch: 20], true),
            ([.target: 5, .stretch: 1], false),
            ([.target: 5], nil),
            ([:], nil),
        ] as [([MeasureField: Decimal], Bool?)])
    func direction(measures: [MeasureField: Decimal], rises: Bool?) {
        #expect(Measurement.isRising(measures) == rises)
    }
}
