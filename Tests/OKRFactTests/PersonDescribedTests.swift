import OKRTesting
import Testing

@testable import OKRModel

@Suite("Adding a person")
struct PersonDescribedTests {
    @Test("A person is numbered by the ledger and has whatever of handle, name, address and team")
    func shapes() throws {
        try given(quarter)
            .when(
                AddPerson(handle: "bo", name: "Bo Li", email: "bo@acme.example", team: "sales"),
                on: "2026-02-02"
            )
            .then(
                "person:p2",
                .personDescribed(
                    .init(
                        team: "sales", handle: "bo", name: "Bo Li", login: nil,
                        email: "bo@acme.example")),
                created: "p2")
        try given(quarter).when(AddPerson(handle: nil, name: "Cy"), on: "2026-02-02")
            .then(
                "person:p2",
                .personDescribed(
                    .init(team: nil, handle: nil, name: "Cy", login: nil, email: nil)),
                created: "p2")
    }

    @Test("A person is called by name, else by handle, else by identifier")
    func names() throws {
        let story = try quarter.and(AddPerson(handle: "bo"), on: "2026-02-02")
            .and(AddPerson(handle: nil, name: "Cy"), on: "2026-02-02")
        let words = Phrasebook(story.state)
        #expect(words.person("p1") == "Ana Ruiz")
        #expect(words.person("p2") == "bo")
        #expect(words.person("p9") == "p9")
        #expect(words.handle("p1") == "ana")
        #expect(words.handle("p3") == "p3")
    }

    static let refusals = [
        RefusalCase(
            "neither handle nor name", AddPerson(handle: nil, email: "x@acme.example"),
            "a person needs a handle or a name; give --handle or --name"),
        RefusalCase(
            "a handle with a space", AddPerson(handle: "ana ruiz"),
            "“ana ruiz” cannot be a handle; use letters, digits, “.”, “_” and “-”, at most 64"),
        RefusalCase(
            "a handle like a number of the ledger's", AddPerson(handle: "p7"),
            "“p7” looks like an identifier that the ledger gives; choose another handle"),
        RefusalCase(
            "a handle in use", AddPerson(handle: "ana"),
            "the handle “ana” belongs to p1; choose another one, or name that person as "
                + "person:ana"),
        RefusalCase(
            "an unknown team", AddPerson(handle: "bo", team: "ops"),
            "there is no team ops; add it: okr team add ops TITLE"),
        RefusalCase(
            "an empty name", AddPerson(handle: "bo", name: ""),
            "the name of the person is empty; give it a name"),
    ]
}
