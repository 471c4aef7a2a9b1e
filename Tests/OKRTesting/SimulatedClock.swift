public import OKRLedger
public import OKRModel
internal import Synchronization

/// A clock that shows what a test sets it to, and stands still otherwise.
public final class SimulatedClock: LedgerClock {
    private let moment: Mutex<Instant>

    /// Starts at a moment.
    public init(_ start: Instant) {
        moment = Mutex(start)
    }

    /// The moment it shows.
    public func now() -> Instant { moment.withLock { $0 } }

    /// Sets the clock, forwards or backwards.
    public func set(_ instant: Instant) {
        moment.withLock { $0 = instant }
    }

    /// Moves the clock by so many seconds; backwards where negative.
    public func advance(seconds: Int64) {
        moment.withLock { $0 = $0 + seconds * 1_000_000 }
    }
}

/// Random bytes that are the same for the same seed.
public final class SeededBytes: RandomBytes {
    private let random: Mutex<SeededRandom>

    /// Starts the sequence of a seed.
    public init(seed: UInt64) {
        random = Mutex(SeededRandom(seed: seed))
    }

    /// The next bytes of the sequence.
    public func next(_ count: Int) -> [UInt8] {
        random.withLock { random in
            (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        }
    }
}
