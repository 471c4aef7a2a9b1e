import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding a team")
struct TeamAddedTests {
    @Test("A team has a title, and perhaps a parent and a level")
    func shapes() throws {
        try given(quarter).when(AddTeam(id: "ops", title: "Operations"), on: "2026-02-02")
            .then(
                "team:ops", .teamAdded(.init(parent: nil, level: nil, title: "Operations")),
                created: "ops")
        try given(quarter)
            .when(
                AddTeam(id: "ops", title: "Operations", parent: "acme", level: .department),
                on: "2026-02-02"
            )
            .then(
                "team:ops",
                .teamAdded(.init(parent: "acme", level: .department, title: "Operations")),
                created: "ops")
    }

    @Test("A team's tree holds the teams below it at every depth")
    func tree() throws {
        let story = try quarter.and(
            AddTeam(id: "inside", title: "Inside sales", parent: "sales"), on: "2026-02-02")
        #expect(
            story.state.teams(from: "acme", at: .latest) == [
                "team:acme", "team:sales", "team:inside",
            ])
        #expect(story.state.teams(from: "inside", at: .latest) == ["team:inside"])
    }

    static let refusals = [
        RefusalCase(
            "an identifier with a slash", AddTeam(id: "a/b", title: "A"),
            "“a/b” cannot be a team's identifier; use letters, digits, “.”, “_” and “-”, "
                + "at most 64"),
        RefusalCase(
            "an identifier in use", AddTeam(id: "sales", title: "Sales again"),
            "there is a team sales already, “Sales”; choose another identifier"),
        RefusalCase(
            "an unknown parent", AddTeam(id: "ops", title: "Operations", parent: "corp"),
            "there is no team corp; add it: okr team add corp TITLE"),
        RefusalCase(
            "an empty title", AddTeam(id: "ops", title: ""),
            "the title of the team is empty; give it a title"),
    ]
}
