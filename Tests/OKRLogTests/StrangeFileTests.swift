import Foundation
import OKRTesting
import Testing

@testable import OKRLog

/// What stands in a ledger's folder and is not what belongs there, on the real disk.
@Suite("Strange files") struct StrangeFileTests {
    /// A ledger of so many entries in a folder that is removed after the body.
    static func withLedger(
        of size: Int, _ body: (String, inout SampleLines) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "okr-strange-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "ledger").path()
        let store = try FileStore.create(at: path)
        var lines = SampleLines()
        _ = try store.append((0..<size).map { _ in lines.command() }, after: .empty)
        try body(path, &lines)
    }

    static func isDamage(_ error: any Error, of path: String) -> Bool {
        guard case .damaged(path, _, _, _)? = error as? StoreError else { return false }
        return true
    }

    @Test(
        "Nothing is stored through a link in the tree, and the ledger goes on without",
        arguments: ["tree", "tree/tile", "tree/tile/0"])
    func linkedTree(name: String) throws {
        try StrangeFileTests.withLedger(of: 255) { path, lines in
            let files = FileManager.default
            let victim = path + "/../victim"
            try files.createDirectory(atPath: victim, withIntermediateDirectories: true)
            if name == "tree" { try files.removeItem(atPath: path + "/tree") }
            let parent = (path + "/" + name as NSString).deletingLastPathComponent
            try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try files.createSymbolicLink(
                atPath: path + "/" + name, withDestinationPath: victim)
            let store = try FileStore(opening: path)
            let head = try store.append([lines.command(of: 3)], after: try store.head())
            #expect(head.size == 258)
            #expect(try files.contentsOfDirectory(atPath: victim) == [])
            let report = try Verification.verify(ledgerAt: path)
            #expect(report.findings.map(\.rule) == [.tiles])
            #expect(report.size == 258)
            try files.removeItem(atPath: path + "/" + name)
            _ = try FileStore(opening: path).append([lines.command()], after: head)
            #expect(try Verification.verify(ledgerAt: path).isGood)
        }
    }

    @Test(
        "A pipe in the place of a file is refused without waiting",
        arguments: ["head", "lock", "log/00000000000000000001.jsonl"])
    func pipe(name: String) throws {
        try StrangeFileTests.withLedger(of: 2) { path, lines in
            let file = path + "/" + name
            try FileManager.default.removeItem(atPath: file)
            #expect(mkfifo(file, 0o600) == 0)
            let store = try FileStore(opening: path)
            let next = lines.command()
            let error = #expect(throws: StoreError.self) {
                try store.append([next], after: try store.head())
            }
            #expect(error.map { StrangeFileTests.isDamage($0, of: file) } == true, "\(name)")
            if name != "lock" {
                #expect((try? Verification.verify(ledgerAt: path))?.isGood != true)
            }
        }
    }

    @Test("What must not be read is no matter of writing")
    func unreadable() {
        for code in [EACCES, EPERM] {
            let reading = StoreError(DiskError(code, "list", "/a/log", isReading: true))
            #expect(reading.description.contains("Could not list"))
            #expect(!reading.description.contains("writ"))
            #expect(StoreError(DiskError(code, "open", "/a")) == .readOnly(path: "/a"))
        }
    }

    @Test("A folder that must not be listed is said so, not that it cannot be written")
    func unreadableFolder() throws {
        try StrangeFileTests.withLedger(of: 1) { path, _ in
            chmod(path + "/log", 0)
            defer { chmod(path + "/log", 0o700) }
            // The superuser may list it all the same.
            guard geteuid() != 0 else {
                let size = try FileStore(opening: path).head().size
                #expect(size == 1)
                return
            }
            let error = #expect(throws: StoreError.self) { try FileStore(opening: path) }
            #expect(error?.description.contains("Could not list") == true)
        }
    }
}
