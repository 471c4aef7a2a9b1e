import Foundation
import OKRLog
import OKRTesting
import Testing

@Test("A file store keeps what it acknowledged") func keepsEntries() throws {
    let path = FileManager.default.temporaryDirectory
        .appending(path: "okr-store-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try FileStore.create(at: path, segmentSize: 2000)
    var lines = SampleLines()
    var head = try store.head()
    for _ in 0..<20 {
        head = try store.append([lines.command(of: 2), lines.command()], after: head)
    }
    #expect(head.size == 60)
    #expect(try FileStore(opening: path).head() == head)
    let chunks = try FileStore(opening: path).read(1...60)
    #expect(chunks.map(\.count).reduce(0, +) == 60)
    let other = try FileStore(opening: path, segmentSize: 2000)
    head = try other.append([lines.command()], after: head)
    head = try store.append([lines.command()], after: head)
    #expect(head.size == 62)
    #expect(store.recoveries.isEmpty && other.recoveries.isEmpty)
}
