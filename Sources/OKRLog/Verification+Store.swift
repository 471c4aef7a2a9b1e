extension Verification {
    /// Verifies the entries of any store, as far as a store tells.
    ///
    /// Lines, crc, commitments, numbers, revisions, times, commands and the root of the head.
    /// Linear; entries are read in portions.
    ///
    /// - Throws: what reading throws: a store that finds damage itself ends the verification.
    public static func verify(
        _ store: any EventStore, against checkpoints: [Checkpoint] = []
    ) throws(StoreError) -> Verification {
        let head = try store.head()
        var verifier = EntryVerifier(rootsAt: checkpoints.map(\.size))
        var next = 1
        while next <= head.size {
            let last = min(head.size, next + 9_999)
            for chunk in try store.read(next...last) {
                chunk.bytes.withUnsafeBufferPointer { bytes in
                    for line in bytes.split(separator: UInt8(ascii: "\n")) {
                        verifier.examine(UnsafeBufferPointer(rebasing: line))
                    }
                }
            }
            next = last + 1
        }
        verifier.finish(against: checkpoints)
        if verifier.report.size != head.size || verifier.report.root != head.root {
            verifier.find(.head, "The entries do not have the root that was acknowledged.")
        }
        return verifier.report
    }
}
