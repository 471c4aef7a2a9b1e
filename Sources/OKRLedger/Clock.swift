public import OKRModel

/// Where a ledger takes the time from; a parameter, so that tests and demos can supply their own.
public protocol LedgerClock: Sendable {
    /// The moment it is now.
    func now() -> Instant
}

/// Where a ledger takes random bytes from: salts, and the identifier of a new ledger.
public protocol RandomBytes: Sendable {
    /// That many bytes, unpredictable in a real ledger.
    func next(_ count: Int) -> [UInt8]
}

/// Random bytes of the operating system.
public struct SystemRandomBytes: RandomBytes {
    /// Makes the source.
    public init() {}

    /// That many bytes that nobody can predict.
    public func next(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

/// A universally unique identifier of version 7: its time, then random bits (RFC 9562 §5.7).
func timeOrderedUUID(at time: Instant, random: [UInt8]) -> String {
    precondition(random.count == 10, "a version 7 identifier takes 10 random bytes")
    let milliseconds = UInt64(clamping: time.microseconds / 1000)
    var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> UInt64(8 * (5 - $0))) }
    bytes += random
    bytes[6] = bytes[6] & 0x0f | 0x70
    bytes[8] = bytes[8] & 0x3f | 0x80
    let digits = bytes.map { byte in
        let hex = String(byte, radix: 16)
        return hex.count == 1 ? "0" + hex : hex
    }
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
    return groups.joined(separator: "-")
}
