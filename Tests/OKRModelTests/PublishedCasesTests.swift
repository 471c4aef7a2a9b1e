import Testing

@testable import OKRModel

@Suite("Worked examples that others published")
struct PublishedCasesTests {
    @Test("The ratio is the published one, or another by our rule", arguments: publishedMetrics)
    func metrics(example: PublishedCase) throws { try check(example) }

    @Test("What is kept within bounds is met or not, bounds included", arguments: publishedBounds)
    func keeping(example: PublishedCase) throws { try check(example) }

    private func check(_ example: PublishedCase) throws {
        let measures = try example.measures.mapValues { try #require(Decimal($0)) }
        let value = try example.value.map { try #require(Decimal($0)) }
        let raw = value.flatMap { Measurement.raw(example.kind, value: $0, measures: measures) }
        #expect(raw == example.raw, "\(example.reason ?? "the same rule")")
        let isPublished = raw == example.published.map { $0 / 100 }
        #expect(isPublished == (example.reason == nil), "a differing rule has a reason")
        if example.reason == clampedThere {
            #expect(raw.map(Ratio.clamped) == example.published, "the progress is theirs")
        }
    }

    @Test(
        "Commit, target and stretch are reached where puzzle's scoring says so",
        arguments: [
            (["0", "30", "70", "100"], "10", ReachedZone.fail),
            (["0", "30", "70", "100"], "31", .commit),
            (["0", "30", "70", "100"], "71", .target),
            (["0", "30", "70", "100"], "100", .stretch),
            (["0", "-30", "-70", "-100"], "-70", .target),
            (["0", "-30", "-70", "-100"], "-29.9", .fail),
            (["0", "30", "70", "100"], "-1", .fail),
            (["200", "170", "130", "100"], "250", .fail),
        ])
    func zones(ladder: [String], value: String, zone: ReachedZone) throws {
        let steps = try ladder.map { try #require(Decimal($0)) }
        let measures: [MeasureField: Decimal] = [
            .baseline: steps[0], .commit: steps[1], .target: steps[2], .stretch: steps[3],
        ]
        let value = try #require(Decimal(value))
        #expect(Measurement.zone(value: value, measures: measures) == zone)
    }

    @Test("Profit.co's thirteen weeks between 4 and 5: a week without a value is not met")
    func thirteenWeeks() {
        let weeks = [
            "4.8", "4.2", "4.5", "3.5", "4.25", "", "4.5", "2", "3", "4.5", "4.6", "5", "4.5",
        ]
        let published = [8.0, 15, 23, 23, 31, 31, 38, 38, 38, 46, 54, 62, 69]
        var met = 0.0
        let shares = weeks.map { week in
            let raw = Decimal(week).flatMap {
                Measurement.raw(.between, value: $0, measures: [.low: 4, .high: 5])
            }
            met += raw ?? 0
            return (100 * met / 13).rounded()
        }
        #expect(shares == published)
    }

    @Test("A target changed on 16 August stays what it was on the days before (SimpleTimeTracker)")
    func daysBeforeAChangeKeepTheirTarget() throws {
        let id = try #require(GoalID("KR-1"))
        let (changed, before) = (try #require(Day("2021-08-16")), try #require(Day("2021-08-13")))
        let created = entry(1, id, on: before, .commandNoted(CommandNoted()))
        var goal: Goal?
        _ = KeyResultAdded(
            on: before, objective: id, owner: .person(PersonID(number: 1)),
            plan: MeasurementPlan(.atLeast),
            unit: "h", measures: [.target: 2], weight: nil, title: nil, description: nil
        ).evolve(&goal, at: created)
        _ = TargetChanged(on: changed, measures: [.target: 5], reason: nil)
            .evolve(&goal, at: entry(2, id, on: changed, .commandNoted(CommandNoted())))
        let targets = (0..<5).map { days in
            goal?.measure(.target, at: Perspective(entry: 2, day: before + days))
        }
        #expect(targets == [2, 2, 2, 5, 5])
    }

    private func entry(_ number: Int, _ goal: GoalID, on day: Day, _ event: Event) -> Entry {
        Entry(
            number: number, time: Instant(utc: day), day: day, subject: .goal(goal),
            revision: number, event: event, authors: Authors(actor: PersonID(number: 1)))
    }
}
