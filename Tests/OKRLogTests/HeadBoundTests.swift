import OKRTesting
import Testing

@testable import OKRLog

@Suite("Numbers in the head") struct HeadBoundTests {
    static let greatest = 999_999_999_999_999

    @Test(
        "A number of 10^15 or more makes a slot invalid",
        arguments: [
            \HeadRecord.generation, \HeadRecord.size, \HeadRecord.segment, \HeadRecord.offset,
        ] as [any WritableKeyPath<HeadRecord, Int> & Sendable])
    func bounds(number: any WritableKeyPath<HeadRecord, Int> & Sendable) {
        for (value, isValid) in [
            (HeadBoundTests.greatest, true), (HeadBoundTests.greatest + 1, false), (Int.max, false),
        ] {
            var record = HeadRecord()
            record[keyPath: number] = value
            let read = HeadRecord(slot: record.slot, bytes: record.bytes[...])
            #expect((read == record) == isValid, "\(value)")
        }
    }

    @Test("A head of numbers as great as they get is refused or written anew, never a trap")
    func hostileHead() throws {
        for value in [HeadBoundTests.greatest, Int.max - 1, Int.max] {
            let disk = SimulatedDisk()
            let store = try FileStore.create(at: "/a", disk: disk)
            var lines = SampleLines()
            let head = try store.append([lines.command()], after: .empty)
            let segment = "/a/log/00000000000000000001.jsonl"
            let offset = try #require(disk.contents(of: segment)).count
            let slots = [value - 1, value].sorted { $0 % 2 < $1 % 2 }.map {
                HeadRecord(
                    generation: $0, size: 1, segment: 1, offset: offset, root: head.root)
            }
            disk.replace("/a/head", with: slots.flatMap(\.bytes))
            let next = lines.command()
            let other = try FileStore(opening: "/a", disk: disk)
            _ = try other.append([next], after: head)
            #expect(try other.head().size == 2)
            let huge = HeadRecord(
                generation: 3, size: value, segment: value, offset: value, root: head.root)
            var older = huge
            older.generation = 2
            disk.replace("/a/head", with: older.bytes + huge.bytes)
            _ = try? FileStore(opening: "/a", disk: disk).exclusively {}
            // One that is not valid is written anew; a valid one that is wrong is refused.
            let report = try Verification.verify(ledgerAt: "/a", disk: disk)
            #expect(report.isGood == (value > HeadBoundTests.greatest))
        }
    }
}
