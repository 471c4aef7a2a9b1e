import OKRLog
import OKRTesting
import Testing

/// The stored tree is a hint: whatever of it is deleted, the ledger is good and goes on.
@Suite("The stored tree") struct StoredTreeTests {
    static let path = "/ledger"

    /// A ledger of so many entries with its next lines.
    static func ledger(
        of size: Int
    ) throws -> (disk: SimulatedDisk, store: FileStore, lines: SampleLines) {
        let disk = SimulatedDisk()
        let store = try FileStore.create(at: path, disk: disk)
        var lines = SampleLines()
        _ = try store.append((0..<size).map { _ in lines.command() }, after: .empty)
        return (disk, store, lines)
    }

    /// What verification finds after one more command.
    static func findings(
        appending command: [[UInt8]], to store: FileStore, on disk: SimulatedDisk
    ) throws -> [String] {
        _ = try store.append([command], after: try store.head())
        return try Verification.verify(ledgerAt: path, disk: disk).findings.map(\.description)
    }

    @Test(
        "A ledger whose tree, edge or tile is deleted verifies after the next commands",
        arguments: [1, 7, 255, 256, 300, 511, 512, 513, 700],
        ["tree", "tree/edge", LedgerTile.path(0)])
    func deleted(size: Int, name: String) throws {
        var (disk, writing, lines) = try StoredTreeTests.ledger(of: size)
        for round in 1...3 {
            disk.replace(StoredTreeTests.path + "/" + name, with: nil)
            // A new process learns the tree; one that runs on has it in memory.
            let store =
                round == 2
                ? writing : try FileStore(opening: StoredTreeTests.path, disk: disk)
            let first = try StoredTreeTests.findings(
                appending: lines.command(), to: store, on: disk)
            let second = try StoredTreeTests.findings(
                appending: lines.command(of: 2), to: store, on: disk)
            #expect(first == [] && second == [], "round \(round)")
            writing = store
        }
    }
}
