import OKRTesting
import Testing

@testable import OKRModel

@Suite("Milestones")
struct MilestoneTests {
    private static func raw(_ story: Story, on day: Day, asOf entry: Int? = nil) -> Double? {
        story.keyResult("KR-2", on: day, asOf: entry).raw
    }

    @Test("Raw is the weight of the done by the weight of all")
    func share() throws {
        let cases: [([String], Double)] = [
            (["Lease"], 1.0 / 6), (["staff"], 2.0 / 6), ([" Lease ", "STAFF"], 0.5),
            (["m3"], 0.5), (["Lease", "Staff", "Doors open"], 1), (["Lease", "m1"], 1.0 / 6),
        ]
        for (done, raw) in cases {
            let story = try plans.and(milestones(done: done), on: "2026-01-10")
            #expect(Self.raw(story, on: "2026-01-10") == raw, "\(done)")
            #expect(story.keyResult("KR-2", on: "2026-01-10").value == nil)
            #expect(story.keyResult("KR-2", on: "2026-01-10").valueOn == "2026-01-10")
        }
    }

    @Test("Until a check-in says that one is done or not, it is pending")
    func pending() throws {
        let noted = try plans.and(RecordCheckIn(on: "KR-2", note: "soon"), on: "2026-01-10")
        #expect(noted.keyResult("KR-2", on: "2026-01-10").standing == .pending)
        #expect(Self.raw(noted, on: "2026-01-10") == nil)
        let none = try noted.and(milestones(undone: ["Lease"]), on: "2026-01-11")
        #expect(Self.raw(none, on: "2026-01-11") == 0)
        #expect(Self.raw(none, on: "2026-01-10") == nil)
    }

    @Test("The done set is folded over the check-ins in the order of day and entry")
    func folded() throws {
        let story =
            try plans
            .and(milestones(done: ["Lease", "Staff"], on: "2026-01-20"), on: "2026-02-01")
            .and(milestones(undone: ["Staff"], on: "2026-01-25"), on: "2026-02-01")
            .and(milestones(undone: ["Lease"], on: "2026-01-15"), on: "2026-02-01")
            .and(milestones(done: ["m3"], on: "2026-01-25"), on: "2026-02-01")
        for (day, weight) in [
            ("2026-01-14", nil), ("2026-01-15", 0), ("2026-01-20", 3), ("2026-01-24", 3),
            ("2026-01-25", 4), ("2026-03-01", 4),
        ] as [(Day, Double?)] {
            #expect(Self.raw(story, on: day) == weight.map { $0 / 6 }, "\(day)")
        }
        // Before the later entries were recorded, it was not known what they say.
        #expect(Self.raw(story, on: "2026-01-25", asOf: 11) == 0.5)
        #expect(Self.raw(story, on: "2026-01-25", asOf: 12) == 1.0 / 6)
        // Of two of one day the one recorded last decides.
        let again = try story.and(
            milestones(done: ["Staff"], on: "2026-01-25"), on: "2026-02-02")
        #expect(Self.raw(again, on: "2026-01-25") == 1)
    }

    @Test("A corrected or retracted check-in takes what it said back")
    func amended() throws {
        let story =
            try plans
            .and(milestones(done: ["Lease"], on: "2026-01-20"), on: "2026-02-01")
            .and(milestones(done: ["Staff"], on: "2026-01-21"), on: "2026-02-01")
        let other = try story.and(
            CorrectEntry(12, done: ["Doors open"], undone: ["Lease"], reason: "mistook"),
            on: "2026-02-02")
        #expect(Self.raw(other, on: "2026-01-21") == 0.5)
        #expect(Self.raw(other, on: "2026-01-21", asOf: 12) == 0.5)
        #expect(other.keyResult("KR-2", on: "2026-01-21").done == ["m3"])
        let emptied = try story.and(
            CorrectEntry(11, done: [], reason: "mistook"), on: "2026-02-02")
        #expect(emptied.keyResult("KR-2", on: "2026-01-21").done == ["m2"])
        let gone = try story.and(RetractEntry(11, reason: "mistook"), on: "2026-02-02")
        #expect(Self.raw(gone, on: "2026-01-20") == nil)
        #expect(Self.raw(gone, on: "2026-01-21") == 2.0 / 6)
    }

    @Test("Expected is the weight due by the weight of all; undated ones are due on the last day")
    func expected() throws {
        for (day, due) in [
            ("2026-01-01", 0), ("2026-01-31", 0), ("2026-02-01", 2), ("2026-03-14", 2),
            ("2026-03-15", 5), ("2026-03-30", 5), ("2026-03-31", 6), ("2026-04-05", 6),
        ] as [(Day, Double)] {
            #expect(plans.keyResult("KR-2", on: day).expected == due / 6, "\(day)")
        }
        let undated = try objective().and(
            steps([MilestonePlan(name: "A"), MilestonePlan(name: "B")]), on: "2026-01-01")
        #expect(undated.keyResult("KR-1", on: "2026-02-15").expected == 45.0 / 89)
    }

    @Test("What is due after the goal's last day is due on it")
    func dueLate() throws {
        var command = steps([
            MilestonePlan(name: "A", day: "2026-02-01"),
            MilestonePlan(name: "B", day: "2026-05-01"),
        ])
        command.deadline = "2026-03-01"
        let story = try objective().and(command, on: "2026-01-01")
        #expect(story.keyResult("KR-1", on: "2026-02-28").expected == 0.5)
        #expect(story.keyResult("KR-1", on: "2026-03-01").expected == 1)
    }

    @Test("What stands between due and done shows in the standing")
    func standing() throws {
        let story = try plans.and(milestones(done: ["Lease"]), on: "2026-01-10")
        #expect(story.keyResult("KR-2", on: "2026-01-31").standing == .onTrack)
        let late = story.keyResult("KR-2", on: "2026-02-01")
        #expect(late.pace == 0.5)
        #expect(late.standing == .offTrack)
    }

    @Test("One that was added counts from its day on, and what was done of it before as well")
    func added() throws {
        let story =
            try plans
            .and(milestones(done: ["Lease", "Staff"]), on: "2026-01-20")
            .and(
                AddMilestone(
                    to: "KR-2", MilestonePlan(name: "Party", weight: 4), reason: "the board"),
                on: "2026-02-10"
            )
            .and(milestones(done: ["Party"], on: "2026-01-30"), on: "2026-02-11")
        #expect(Self.raw(story, on: "2026-02-09") == 0.5)
        #expect(Self.raw(story, on: "2026-02-10", asOf: 12) == 0.3)
        #expect(Self.raw(story, on: "2026-02-10") == 0.7)
        let figures = story.keyResult("KR-2", on: "2026-02-10")
        #expect(figures.moves == 1)
        #expect(figures.drift == 0.7 - 0.5)
    }

    @Test("One that was dropped or weighed anew does so from its day on, and is a move")
    func changed() throws {
        let done = try plans.and(milestones(done: ["Lease", "Staff"]), on: "2026-01-20")
        let dropped = try done.and(
            DropMilestone("doors open", of: "KR-2", reason: "no doors"), on: "2026-02-10")
        #expect(Self.raw(dropped, on: "2026-02-09") == 0.5)
        #expect(Self.raw(dropped, on: "2026-02-10") == 1)
        #expect(dropped.keyResult("KR-2", on: "2026-02-10").drift == 0.5)
        #expect(dropped.keyResult("KR-2", on: "2026-03-15").expected == 2.0 / 3)
        let weighed = try done.and(
            WeighMilestone("Doors open", of: "KR-2", to: 7, reason: "heavy"), on: "2026-02-10")
        #expect(Self.raw(weighed, on: "2026-02-09") == 0.5)
        #expect(Self.raw(weighed, on: "2026-02-10") == 0.3)
        // The day it is due stays.
        #expect(weighed.keyResult("KR-2", on: "2026-03-14").expected == 0.2)
        #expect(weighed.keyResult("KR-2", on: "2026-03-15").expected == 0.9)
        #expect(weighed.keyResult("KR-2", on: "2026-02-10").moves == 1)
    }

    @Test("Once all are dropped there is nothing to measure")
    func allDropped() throws {
        let story = try ["m1", "m2", "m3"].reduce(
            try plans.and(milestones(done: ["Lease"]), on: "2026-01-20")
        ) { story, id in
            try story.and(DropMilestone(id, of: "KR-2", reason: "moot"), on: "2026-02-10")
        }
        #expect(story.keyResult("KR-2", on: "2026-02-10").standing == .unmeasured)
        #expect(story.keyResult("KR-2", on: "2026-02-09").raw == 1.0 / 6)
    }

    @Test("What is changed on the day the goal was recorded is its original")
    func original() throws {
        let story =
            try plans
            .and(DropMilestone("Doors open", of: "KR-2"), on: "2026-01-01")
            .and(AddMilestone(to: "KR-2", MilestonePlan(name: "Party")), on: "2026-01-01")
            .and(milestones(done: ["Party"]), on: "2026-01-20")
        let figures = story.keyResult("KR-2", on: "2026-01-20")
        #expect(figures.raw == 0.25)
        #expect(figures.originalProgress == 0.25)
        #expect(figures.moves == 0)
    }

    @Test("A milestone added anew gets a number that none had before")
    func numbers() throws {
        let story =
            try plans
            .and(DropMilestone("m3", of: "KR-2"), on: "2026-01-01")
            .and(AddMilestone(to: "KR-2", MilestonePlan(name: "Doors open")), on: "2026-01-01")
        #expect(story.state.goals["KR-2"]?.milestoneNames.map(\.id) == ["m1", "m2", "m3", "m4"])
        // The one in force goes by the name.
        let done = try story.and(milestones(done: ["Doors open"]), on: "2026-01-10")
        #expect(done.keyResult("KR-2", on: "2026-01-10").done == ["m4"])
    }
}
