import OKRTesting
import OKRText
import Testing

@Suite("Large files of commands and of rows")
struct ApplyTests {
    static let count = 3000

    static let commands = (1...count).map { number in
        """
        {"command":"check-in","goal":"KR-\(number % 2 + 1)","value":\(number),\
        "note":"n\(number)","key":"k\(number)"}

        """
    }.joined()

    @Test("Every command of a large file is acknowledged on a line of its own")
    func acknowledged() throws {
        let (_, binary) = try ProcessesTests.ledger()
        let outcome = try binary.okr("apply", "-", "--json", input: Self.commands)
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        let lines = outcome.bytes.split(separator: 10)
        #expect(lines.count == Self.count)
        for (index, line) in lines.enumerated() {
            let result = try JSON(parsing: line)
            #expect(result["line"]?.integer == index + 1)
            #expect(result["entries"]?.elements?.first?.integer == index + 8)
        }
        #expect(try ProcessesTests.notes(binary).count == Self.count)
    }

    @Test("A refusal ends the file also where it is the last line that shares a sync")
    func refusedAtTheEndOfAGroup() throws {
        let (scratch, binary) = try ProcessesTests.ledger()
        var lines = Self.commands.split(separator: "\n").prefix(501).map(String.init)
        lines[499] = #"{"command":"check-in","goal":"KR-99","value":1}"#
        try scratch.write(lines.joined(separator: "\n"), to: "commands.jsonl")
        let outcome = try binary.okr("apply", "commands.jsonl")
        #expect(outcome.code == 1)
        #expect(outcome.output.hasPrefix("499 of 501 commands"), "\(outcome.output)")
        #expect(try ProcessesTests.notes(binary).count == 499)
    }

    @Test("A refused init leaves nothing behind, and can be given again")
    func refusedInit() throws {
        let scratch = try Scratch()
        let binary = Binary(in: scratch)
        let refused = try binary.okr("init", "acme", "--name", "Acme", "--actor", "Ana Ruiz")
        #expect(refused.code == 1 && refused.errors.contains("cannot be a handle"))
        #expect(scratch.files(under: ".").isEmpty)
        #expect(try binary.okr("init", "acme", "--name", "Acme", "--actor", "ana").code == 0)
        #expect(try binary.okr("verify", "--ledger", "acme").code == 0)
        #expect(try binary.okr("init", "", "--name", "Acme").code == 64)
    }

    @Test(
        "Interrupted, a file of commands is recorded up to a whole one; again, it is finished",
        arguments: [2, 15, 9] as [Int32])
    func interrupted(_ signal: Int32) throws {
        let (scratch, binary) = try ProcessesTests.ledger()
        try scratch.write(Self.commands, to: "commands.jsonl")
        let apply = try binary.start([Binary.path, "apply", "commands.jsonl", "--json"])
        #expect(apply.wait { apply.outputSoFar.contains("\n") })
        apply.send(signal)
        let first = try apply.finish()
        #expect(first.code == 128 + signal, "\(first.errors)")
        if signal != 9 { #expect(first.errors.contains("Apply the file again to finish it")) }
        let notes = try ProcessesTests.notes(binary)
        #expect(notes.count < Self.count)
        let acknowledged = first.bytes.split(separator: 10).count - (signal == 9 ? 1 : 0)
        for number in 1...max(1, acknowledged) { #expect(notes["n\(number)"] == number + 7) }
        let second = try binary.okr("apply", "commands.jsonl")
        #expect(second.code == 0, "\(second.errors)")
        #expect(second.output.hasPrefix("\(Self.count - notes.count) of \(Self.count) commands"))
        #expect(try ProcessesTests.notes(binary).count == Self.count)
        #expect(try binary.okr("verify").code == 0)
    }
}
