import Testing

@Suite("Who did it, who typed it, for whom")
struct AuthorsApartTests {
    private static let preparing = """
        okr init acme --name Acme --timezone UTC
        cd acme
        okr team add platform Platform
        okr cycle add 2026-Q1 --from 2026-01-01 --to 2026-03-31
        okr objective add Bugs --cycle 2026-Q1 --owner team:platform
        okr kr add O-1 Coverage --from 63 --to 80
        clock 2026-01-20T09:00:00Z
        okr check-in KR-1 65 --on 2026-01-18 --blocker stuck --actor ben --for cleo
        okr comment KR-1 well --actor ben --for cleo
        okr target KR-1 75 --reason why --actor ben --for cleo
        okr role grant ana admin --actor ben --for cleo
        """

    private static func world() throws -> DocumentationWorld {
        let world = try DocumentationWorld()
        for line in preparing.split(separator: "\n") {
            guard line.hasPrefix("okr") || line.hasPrefix("cd") else {
                try world.set(String(line))
                continue
            }
            let (printed, code) = world.run(String(line), nil)
            #expect(code == 0, "\(line): \(printed)")
        }
        return world
    }

    @Test("Every report that names an author keeps the three apart")
    func texts() throws {
        let world = try Self.world()
        let reports = [
            "log", "history KR-1", "blame KR-1", "show KR-1", "audit", "goalposts", "role list",
            "diff @6 @12", "hindsight 2026-Q1", "when 'KR-1.target == 75'",
        ]
        for report in reports {
            let printed = world.run("okr \(report) --width 200", nil).printed
            for part in ["ben", "for cleo", "typed by ana"] {
                #expect(printed.contains(part), "\(report): \(part)\n\(printed)")
            }
        }
    }

    @Test("And so does every answer in JSON")
    func json() throws {
        let world = try Self.world()
        let reports = [
            "show KR-1", "history KR-1", "blame KR-1", "audit", "goalposts",
            "role list", "diff @6 @12", "hindsight 2026-Q1", "blocker list",
            "when 'KR-1.target == 75'", "check-in KR-1 66 --actor ben --for cleo --dry-run",
        ]
        for report in reports {
            let printed = world.run("okr \(report) --json", nil).printed
            for (name, value) in [("actor", "ben"), ("for", "cleo"), ("relayedBy", "ana")] {
                #expect(printed.contains("\"\(name)\": \"\(value)\""), "\(report): \(name)")
            }
        }
        let sheet = world.run("okr hindsight 2026-Q1 --csv", nil).printed
        #expect(sheet.contains(",ben,") && sheet.contains(",cleo,ana"), "\(sheet)")
    }
}
