import OKRLedger
import OKRLog
import OKRModel

/// `okr init`: makes a ledger.
enum InitVerb: VerbPage {
    static let verb = Verb(
        "init", .ledger, "Make a ledger in a folder.",
        discussion: """
            The ledger counts days in one time zone, for ever: that of --timezone, else of TZ, else \
            of the machine, else UTC. Its rules are kept in the first entry, so that no later change \
            of time-zone data alters an answer.

              okr init acme --name "Acme" --timezone Europe/Berlin
            """,
        arguments: [Argument("PATH", "the folder to make, or one that holds no ledger yet")],
        options: [
            .value("name", "NAME", meaning: "what people call it", required: true),
            .value("timezone", "ZONE", meaning: "the zone whose days count, such as Europe/Berlin"),
            .value(
                "actor", "WHO", meaning: "who makes it; OKR_ACTOR or the login name unless given"),
        ])

    static func run(_ invocation: Invocation, _ session: Session) throws {
        guard !invocation.required("PATH").isEmpty else {
            throw invocation.misuse("PATH is empty.")
        }
        let path = session.surroundings.absolute(invocation.required("PATH"))
        try NewFolder.check(path)
        let zone = try Zones.find(invocation["timezone"], in: session.surroundings)
        let intention = CreateLedger(
            name: invocation["name"] ?? "", zone: zone,
            isSimulated: session.surroundings.isSimulated)
        // Refused before anything is written: a ledger without a first entry helps nobody.
        _ = try intention.decide(in: State(), today: zone.day(of: session.surroundings.clock.now()))
        try Ledger.checkAuthor(session.author)
        let store = try NewFolder.store(at: path)
        let ledger = try Ledger.create(
            in: store, intention, by: session.author, clock: session.surroundings.clock,
            random: session.surroundings.random)
        try GitIgnore.write(in: path)
        try session.print(
            line: "Made the ledger “\(ledger.description.name)” in \(invocation.required("PATH")), "
                + "with days in \(zone.name).")
    }
}

/// Whether a ledger can be made in a folder, before anything is written.
enum NewFolder {
    /// What a ledger keeps in its folder; nothing else may stand there.
    private static let own: Set<Substring> = ["log", "tree", "views", "torn"]

    /// Refuses a path that is none, has no folder above it, or lies among a ledger's own files.
    static func check(_ path: String) throws {
        var parts = path.split(separator: "/")[...]
        let disk = SystemDisk()
        do {
            if let status = try disk.status(at: path), status.kind != .folder {
                throw Refusal("\(path) is not a folder", "choose another path")
            }
            let above = "/" + parts.dropLast().joined(separator: "/")
            guard try disk.status(at: above) != nil else {
                throw NotFound(
                    problem: "there is no folder \(above) to make a ledger in",
                    remedy: "make that folder first")
            }
        } catch let error as DiskError {
            throw FileProblem(path: path, reason: error.message, isMissing: false)
        }
        while let part = parts.popLast() {
            let above = "/" + parts.joined(separator: "/")
            guard own.contains(part), try FileStore.isLedger(at: above) else { continue }
            throw Refusal(
                "\(path) lies among the files of the ledger \(above)",
                "choose a folder outside it")
        }
    }
}

extension NewFolder {
    /// A store without entries: a new one, or one whose making was interrupted.
    static func store(at path: String) throws -> FileStore {
        guard try FileStore.isLedger(at: path) else { return try FileStore.create(at: path) }
        let store = try FileStore(opening: path)
        guard try store.head().size == 0 else { throw StoreError.alreadyThere(path: path) }
        return store
    }
}

/// What of a ledger's folder is not the record: made anew from the log, or of one machine only.
enum GitIgnore {
    private static let text = """
        # The record is log/ and head; the rest is made anew or of this machine only.
        /tree/
        /views/
        /torn/
        /lock

        """

    static func write(in path: String) throws {
        let disk = SystemDisk()
        let name = path + "/.gitignore"
        do {
            guard try disk.status(at: name) == nil else { return }
            let file = try disk.open(name, .creatingAnew)
            defer { disk.close(file) }
            try disk.write(Array(text.utf8), to: file, at: 0)
        } catch {
            throw FileProblem(path: name, reason: error.message, isMissing: false)
        }
    }
}

/// Finds a time zone's rules in the system's data, once, when a ledger is made.
enum Zones {
    private static let folder = "/usr/share/zoneinfo/"

    static func find(_ name: String?, in surroundings: Surroundings) throws -> Zone {
        guard let name = name ?? systemName(surroundings) else { return .utc }
        if name == "UTC" || name == "Etc/UTC" { return .utc }
        guard Zone.isName(name) else {
            throw Refusal(
                "“\(name)” cannot be a time zone", "give one such as Europe/Berlin or UTC")
        }
        let bytes: [UInt8]
        do {
            bytes = try surroundings.readFile(folder + name)
        } catch {
            throw Refusal(
                "this machine knows no time zone “\(name)”",
                "give one of those under \(folder), such as Europe/Berlin, or UTC")
        }
        do {
            return try Zone(name: name, tzif: bytes)
        } catch {
            throw Refusal("the time zone “\(name)” cannot be read: \(error)", "choose another one")
        }
    }

    private static func systemName(_ surroundings: Surroundings) -> String? {
        if let name = surroundings.environment["TZ"]?.drop(while: { $0 == ":" }), !name.isEmpty,
            Zone.isName(String(name))
        {
            return String(name)
        }
        guard let bytes = try? surroundings.readFile("/etc/timezone") else { return nil }
        let name = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(
            String.init)
        return name.flatMap { Zone.isName($0) ? $0 : nil }
    }
}
