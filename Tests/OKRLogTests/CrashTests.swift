import OKRLog
import OKRTesting
import Testing

/// Promises 1 and 2: cut the power at every call, keep of the unsynced writes what a disk may.
@Suite("Power cuts") struct CrashTests {
    /// What goes wrong when the power goes at each call, on a disk that behaves as `wrapped` does.
    static func faults(
        keeping policy: SimulatedCrash, stride step: Int = 1,
        on wrapped: (SimulatedDisk) -> any Disk = { $0 }
    ) -> [String] {
        var random = SeededRandom(seed: 20_260_213)
        var faults: [String] = []
        let workload = Workload.shared
        for cut in stride(from: 1, through: callCount(of: workload), by: step) {
            let disk = SimulatedDisk()
            disk.expect(.cut(at: cut))
            var run = Run(workload)
            run.createAndAppend(on: wrapped(disk))
            let found = disk.crashed(keeping: policy, using: &random)
            let interrupted = found.restarted()
            faults += run.faults(of: found).map { "cut at call \(cut), \(policy): \($0)" }

            // The recovery itself may be interrupted, and what it did be lost.
            interrupted.expect(.cut(at: Int.random(in: 1...40, using: &random)))
            let store = try? FileStore(opening: Workload.path, disk: wrapped(interrupted))
            try? store?.exclusively {}
            let again = interrupted.crashed(keeping: policy, using: &random)
            faults += run.faults(of: again).map { "cut at call \(cut) and again, \(policy): \($0)" }
        }
        return faults
    }

    private static func callCount(of workload: Workload) -> Int {
        let disk = SimulatedDisk()
        disk.expect(.none)
        var run = Run(workload)
        run.createAndAppend(on: disk)
        precondition(run.errors.isEmpty, "the workload runs on a sound disk: \(run.errors)")
        return disk.callCount
    }

    @Test(
        "Whatever a power cut keeps, acknowledged commands are there, and whole ones only",
        arguments: SimulatedCrash.allCases)
    func powerCut(policy: SimulatedCrash) {
        #expect(CrashTests.faults(keeping: policy) == [])
    }
}
