// Not a target of the package: libFuzzer brings `main`, and the modules are built with its
// instrumentation. `.ci/fuzz` compiles this file together with the probes of
// Tests/OKRCommandTests/Fuzzing and names one of them in FUZZ_PROBE.

internal import Glibc

private let name = getenv("FUZZ_PROBE").map { String(cString: $0) } ?? ""

private let probe: FuzzProbe = {
    guard let probe = FuzzProbe(rawValue: name) else {
        print("FUZZ_PROBE is one of \(FuzzProbe.allCases.map(\.rawValue))")
        exit(64)
    }
    return probe
}()

/// Runs one input; a trap is a finding, and so is a fact that does not hold.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        try probe.run(bytes)
    } catch {
        print("\(name): \(error)")
        fflush(nil)
        abort()
    }
    return 0
}
