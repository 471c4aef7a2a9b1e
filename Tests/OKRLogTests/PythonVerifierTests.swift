import Foundation
import OKRLog
import OKRTesting
import Testing

/// The program in docs/reference/log-format.md, run against a ledger made here.
@Suite("The documented verifier") struct PythonVerifierTests {
    static let document = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/reference/log-format.md")

    /// The one Python block of the document.
    static func program() throws -> String {
        let text = try String(contentsOf: document, encoding: .utf8)
        let parts = text.components(separatedBy: "```python\n")
        #expect(parts.count == 2, "there is one Python block")
        return parts[1].components(separatedBy: "```")[0]
    }

    /// What the program prints and its exit status; nil where there is no Python.
    static func run(_ arguments: [String]) throws -> (output: String, status: Int32)? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", try program()] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus != 127 else {
            print("The documented verifier is not run: there is no python3.")
            return nil
        }
        return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
    }

    private func makeLedger() throws -> (
        folder: URL, store: FileStore, checkpoint: URL, lines: SampleLines
    ) {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "okr-log-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "ledger").path()
        let store = try FileStore.create(at: path, segmentSize: 20_000)
        var lines = SampleLines()
        var head = try store.append(lines.commands(40), after: try store.head())
        let kept = Checkpoint(
            origin: VerificationTests.origin, size: head.size, root: head.root,
            signatures: ["— a.example AAAAAAA="])
        let checkpoint = folder.appending(path: "checkpoint.txt")
        try kept.text.write(to: checkpoint, atomically: true, encoding: .utf8)
        head = try store.append(lines.commands(160), after: head)
        return (folder, store, checkpoint, lines)
    }

    @Test("The forty lines of Python compute the same root, and find a changed entry")
    func sameRoot() throws {
        let (folder, store, checkpoint, _) = try makeLedger()
        defer { try? FileManager.default.removeItem(at: folder) }
        let head = try store.head()
        guard let sound = try Self.run([store.path, checkpoint.path()]) else { return }
        #expect(sound.output.hasPrefix("\(head.size) \(head.root.base64)\n"), "\(sound.output)")
        #expect(sound.output.contains("are those of the checkpoint"))
        #expect(sound.status == 0)

        let segment = URL(filePath: store.path + "/log/00000000000000000001.jsonl")
        let text = try String(contentsOf: segment, encoding: .utf8)
        for (part, other) in [
            ("3.5", "3.6"), ("two demos", "ten demos"), ("\"revision\":1", "\"revision\":2"),
            (",\"value\"", ", \"value\""), ("3.5", "3.5e0"), ("\"id\":\"2\"", "\"id\":\"3\""),
        ] {
            guard let range = text.range(of: part) else { continue }
            try text.replacingCharacters(in: range, with: other)
                .write(to: segment, atomically: true, encoding: .utf8)
            let harmed = try Self.run([store.path])
            #expect(harmed?.status == 1, "\(part): \(harmed?.output ?? "")")
            #expect(throws: StoreError.self) { try store.read(1...10) }
        }
        try text.write(to: segment, atomically: true, encoding: .utf8)
        let other = Checkpoint(origin: "x", size: 7, root: Head.empty.root)
        try other.text.write(to: checkpoint, atomically: true, encoding: .utf8)
        let differing = try Self.run([store.path, checkpoint.path()])
        #expect(differing?.status == 1 && differing?.output.contains("DIFFERS") == true)
    }

    @Test("Full tiles are stored where C2SP puts them, and a wrong one is found and not used")
    func tiles() throws {
        let (folder, store, _, made) = try makeLedger()
        var lines = made
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = store.path + "/tree/tile/0/000"
        let tile = try Data(contentsOf: URL(filePath: path))
        #expect(tile.count == 8192)
        let first = try store.read(1...1)[0].bytes.dropLast()
        #expect(Array(tile.prefix(32)) == (try Line(parsing: Array(first)).leafHash.bytes))
        #expect(try Verification.verify(ledgerAt: store.path).isGood)

        // Without the edge the tree is made from full tiles; with a wrong tile from the log.
        try FileManager.default.removeItem(atPath: store.path + "/tree/edge")
        var head = try store.head()
        let reopened = try FileStore(opening: store.path, segmentSize: 20_000)
        head = try reopened.append([lines.command()], after: head)
        var wrong = tile
        wrong[100] ^= 1
        try wrong.write(to: URL(filePath: path))
        try FileManager.default.removeItem(atPath: store.path + "/tree/edge")
        let report = try Verification.verify(ledgerAt: store.path)
        #expect(report.findings.map(\.rule) == [.tiles])
        #expect(report.findings.first?.remedy.contains("Delete") == true)
        let again = try FileStore(opening: store.path, segmentSize: 20_000)
        head = try again.append([lines.command()], after: head)
        #expect(head.size == lines.number)
        #expect(try Verification.verify(ledgerAt: store.path).root == head.root)
        #expect(LedgerTile.path(1_234_067) == "tree/tile/0/x001/x234/067")
    }
}
