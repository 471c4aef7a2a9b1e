import OKRReports
import Testing

@Suite("Numbers as people read them")
struct NumberTextTests {
    @Test(
        "A share is a percentage, and whole only where it is whole",
        arguments: [
            (0, "0 %"), (0.4237, "42 %"), (0.425, "43 %"), (0.004, "0 %"), (0.994, "99 %"),
            (0.999, "99 %"), (1, "100 %"), (1.5, "150 %"), (-0.2, "-20 %"), (-0.001, "0 %"),
            (.nan, "–"), (.infinity, "–"),
        ] as [(Double, String)])
    func percent(_ share: Double, _ text: String) {
        #expect(NumberText.percent(share) == text)
    }

    @Test(
        "A difference of shares has its sign",
        arguments: [
            (0, "0 pp"), (0.12, "+12 pp"), (-0.12, "-12 pp"), (0.001, "0 pp"), (-0.001, "0 pp"),
            (.nan, "–"),
        ] as [(Double, String)])
    func points(_ difference: Double, _ text: String) {
        #expect(NumberText.points(difference) == text)
    }

    @Test(
        "A computed number keeps the digits that matter",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (100, "100"), (0.1 + 0.2, "0.3"), (2.0 / 3, "0.667"),
            (-2.0 / 3, "-0.667"), (12.345678, "12.35"), (123.456, "123.5"), (1234.5678, "1235"),
            (9.9996, "10"), (0.05, "0.05"), (0.00123456, "0.0012"), (0.0000004, "0"),
            (1_000_000, "1000000"), (1e20, "1e+20"), (-1e20, "-1e+20"), (.nan, "–"),
        ] as [(Double, String)])
    func decimal(_ number: Double, _ text: String) {
        #expect(NumberText.decimal(number) == text)
    }

    @Test(
        "A score has two decimals",
        arguments: [
            (0, "0.00"), (0.7, "0.70"), (0.125, "0.13"), (1, "1.00"), (.nan, "–"),
        ] as [(Double, String)])
    func score(_ number: Double, _ text: String) {
        #expect(NumberText.score(number) == text)
    }

    @Test("One is one, and everything else is many")
    func count() {
        #expect(NumberText.count(1, "day") == "1 day")
        #expect(NumberText.count(0, "day") == "0 days")
        #expect(NumberText.count(2, "entry", "entries") == "2 entries")
    }
}
