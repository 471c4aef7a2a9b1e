import OKRLedger
import OKRModel
import Synchronization

/// A clock that shows what the test sets it to.
final class TestClock: LedgerClock {
    private let moment: Mutex<Instant>

    init(_ start: Instant) {
        moment = Mutex(start)
    }

    func now() -> Instant { moment.withLock { $0 } }

    /// Moves the clock by that many seconds; backwards where negative.
    func advance(seconds: Int64) {
        moment.withLock { $0 = $0 + seconds * 1_000_000 }
    }
}

/// Salts that are the same every time; what is compared does not depend on them.
struct SameBytes: RandomBytes {
    func next(_ count: Int) -> [UInt8] { Array(repeating: 7, count: count) }
}
