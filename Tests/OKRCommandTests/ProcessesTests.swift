import Foundation
import OKRTesting
import OKRText
import Testing

@Suite("Processes on one ledger")
struct ProcessesTests {
    /// A folder with a ledger of two key results whose cycle holds any day a machine may have.
    static func ledger() throws -> (scratch: Scratch, binary: Binary) {
        let scratch = try Scratch()
        let binary = Binary(in: scratch)
        let made = try binary.shell(
            """
            okr init . --name Acme --timezone UTC && okr team add acme Acme &&
            okr cycle add Age --from 2000-01-01 --to 2199-12-31 &&
            okr objective add Grow --cycle Age --owner team:acme --on 2000-01-01 &&
            okr kr add O-1 Sales --from 0 --to 1000 --on 2000-01-01 &&
            okr kr add O-1 Calls --from 0 --to 1000 --on 2000-01-01
            """)
        try #require(made.code == 0, "\(made.errors)")
        return (scratch, binary)
    }

    /// The numbers of the entries in the log by the notes of their check-ins.
    ///
    /// Fails where numbers have gaps, or a note stands twice.
    static func notes(_ binary: Binary) throws -> [String: Int] {
        var notes: [String: Int] = [:]
        let lines = try binary.okr("log", "--json", "--skip-unknown").bytes.split(separator: 10)
        for (index, line) in lines.enumerated() {
            let entry = try JSON(parsing: line)
            #expect(entry["id"]?.text == "\(index + 1)")
            guard let note = entry["data"]?["private"]?["note"]?.text else { continue }
            #expect(notes[note] == nil, "the check-in \(note) stands twice")
            notes[note] = index + 1
        }
        return notes
    }

    /// Writers in shells of their own: each checks in over and over, notes `WRITER-NUMBER`.
    static func startWriters(_ count: Int, checkIns: Int, _ binary: Binary) throws
        -> [RunningBinary]
    {
        try (1...count).map { writer in
            try binary.start([
                "/bin/bash", "-c",
                """
                for number in $(seq \(checkIns)); do
                okr check-in KR-\(writer % 2 + 1) $number --note \(writer)-$number || exit 1
                done
                """,
            ])
        }
    }

    /// The entry numbers that whole lines of an output acknowledge.
    static func acknowledged(_ output: String) -> [Int] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap {
            line in
            line.hasPrefix("@") ? Int(line.dropFirst().prefix { $0.isNumber }) : nil
        }
    }

    /// A hundred where `OKR_TESTS=full`, as in continuous integration; it takes minutes otherwise.
    private static let checkIns =
        ProcessInfo.processInfo.environment["OKR_TESTS"] == "full" ? 100 : 20

    @Test("Eight processes record check-ins at once: each stands there once, without a gap")
    func eightProcesses() throws {
        let (_, binary) = try Self.ledger()
        let all = 8 * Self.checkIns
        let outcomes = try Self.startWriters(8, checkIns: Self.checkIns, binary).map {
            try $0.finish()
        }
        let notes = try Self.notes(binary)
        var numbers: [Int] = []
        for (index, outcome) in outcomes.enumerated() {
            #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
            let own = Self.acknowledged(outcome.output)
            #expect(own.count == Self.checkIns && own == own.sorted())
            numbers += own
            for (place, number) in own.enumerated() {
                #expect(notes["\(index + 1)-\(place + 1)"] == number)
            }
        }
        #expect(Set(numbers).count == all)
        #expect(notes.count == all)
        #expect(numbers.min() == 8 && numbers.max() == all + 7)
        let verified = try binary.okr("verify")
        #expect(verified.code == 0 && verified.output.hasPrefix("\(all + 7) entries, whole"))
    }

    @Test("Killed at any moment, nothing acknowledged is missing and the next command works")
    func killed() throws {
        let seed = UInt64.random(in: 1...999_999)
        print("killing at random moments with seed \(seed)")
        var random = SeededRandom(seed: seed)
        let (scratch, binary) = try Self.ledger()
        var known: [String: Int] = [:]
        for round in 1...6 {
            let binaryOfRound = Binary(in: scratch, environment: ["OKR_ACTOR": "r\(round)"])
            let writers = try (1...4).map { writer in
                try binaryOfRound.start([
                    "/bin/bash", "-c",
                    """
                    for number in $(seq 200); do
                    okr check-in KR-1 $number --note \(round)-\(writer)-$number || exit 1
                    done
                    """,
                ])
            }
            for (index, writer) in writers.enumerated() {
                let enough = Int.random(in: 0...4, using: &random) + index
                #expect(writer.wait { Self.acknowledged(writer.outputSoFar).count >= enough })
                writer.send(9)
            }
            var acknowledged: [String: Int] = [:]
            for (index, writer) in writers.enumerated() {
                for (number, entry) in Self.acknowledged(try writer.finish().output).enumerated() {
                    acknowledged["\(round)-\(index + 1)-\(number + 1)"] = entry
                }
            }
            let next = try binary.okr("check-in", "KR-2", "\(round)", "--note", "next \(round)")
            #expect(next.code == 0, "\(next.errors)")
            let notes = try Self.notes(binary)
            for (note, entry) in acknowledged { #expect(notes[note] == entry, "\(note)") }
            for (note, entry) in known { #expect(notes[note] == entry, "\(note)") }
            known = notes
            let verified = try binary.okr("verify")
            #expect(verified.code == 0, "\(verified.errors)")
        }
    }
}
