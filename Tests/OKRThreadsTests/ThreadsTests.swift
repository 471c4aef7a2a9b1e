import OKRThreads
import Synchronization
import Testing

@Suite("Work on all processors")
struct ThreadsTests {
    @Test("What becomes of each number stands in its place", arguments: [0, 1, 2, 3, 7, 1000])
    func places(count: Int) {
        let squares = Threads.map(count) { $0 * $0 }
        #expect(squares == (0..<count).map { $0 * $0 })
    }

    @Test("Each number is worked on once, whatever takes long")
    func once() {
        let asked = Mutex<[Int: Int]>([:])
        let results = Threads.map(200) { number -> String in
            asked.withLock { $0[number, default: 0] += 1 }
            // The first takes longer than all others together.
            return String(repeating: "x", count: number == 0 ? 2_000_000 : number)
        }
        #expect(results.map(\.utf8.count) == [2_000_000] + Array(1..<200))
        #expect(asked.withLock { $0.count == 200 && $0.values.allSatisfy { $0 == 1 } })
    }

    @Test("Deep recursion has the room that it has on the main thread")
    func depth() {
        @Sendable func sum(_ number: Int) -> Int { number == 0 ? 0 : number + sum(number - 1) }
        #expect(Threads.map(4) { _ in sum(20_000) } == Array(repeating: 200_010_000, count: 4))
    }

    @Test("There is a processor")
    func processors() {
        #expect(Threads.processorCount >= 1)
    }
}
