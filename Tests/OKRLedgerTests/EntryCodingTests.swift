import OKRLog
import OKRTesting
import OKRText
import Testing

@testable import OKRLedger
@testable import OKRModel

@Suite("Entries as lines")
struct EntryCodingTests {
    /// The samples of one type, as their file `fixtures/events/NAME.v1.jsonl` keeps them.
    struct Kept: Sendable, CustomTestStringConvertible {
        let name: String
        let samples: [EntryCodingSample]
        var file: String { "events/\(name).v1.jsonl" }
        var testDescription: String { name }

        func lines() throws -> [[UInt8]] {
            try Fixtures.text(file).split(separator: "\n").map { Array($0.utf8) }
        }
    }

    static func kept() throws -> [Kept] {
        let samples = try EntryCodingSample.all()
        return Event.vocabulary.map { fact in
            Kept(name: fact.name, samples: samples.filter { $0.event.name == fact.name })
        }
    }

    @Test("Every event type has its frozen lines, and there are no others")
    func complete() throws {
        for kept in try Self.kept() where !kept.samples.isEmpty {
            let random = SeededBytes(seed: 42)
            var lines: [[UInt8]] = []
            for (index, sample) in kept.samples.enumerated() {
                lines.append(
                    try EntryCodingSample.coding.encode(
                        sample.entry(index + 42), options: nil, salt: random.next(16)))
            }
            let text = lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
            try Fixtures.expectFrozen(text, toEqual: kept.file)
        }
        #expect(
            try Fixtures.names(in: "events")
                == Event.vocabulary.map { "\($0.name).v1.jsonl" }
                .sorted())
    }

    @Test("A frozen line is read as the event it was written from", arguments: try kept())
    func decoding(_ kept: Kept) throws {
        let lines = try kept.lines()
        #expect(lines.count == kept.samples.count)
        for (index, (bytes, sample)) in zip(lines, kept.samples).enumerated() {
            let line = try Line(parsing: bytes)
            #expect(line.crcIsGood)
            #expect(line.commitmentIsGood)
            let entry = try EntryCodingSample.coding.decode(line)
            let wanted = try sample.entry(index + 42)
            #expect(entry.event == wanted.event)
            #expect(entry.number == wanted.number)
            #expect(entry.time == wanted.time)
            #expect(entry.day == wanted.day)
            #expect(entry.subject == wanted.subject)
            #expect(entry.revision == wanted.revision)
            #expect(entry.authors == wanted.authors)
            #expect(entry.importedBy == wanted.importedBy)
            #expect(entry.commandKey == wanted.commandKey)
            #expect(entry.count == wanted.count)
        }
    }

    @Test("What was read is written as the same bytes, digits as entered", arguments: try kept())
    func encoding(_ kept: Kept) throws {
        for bytes in try kept.lines() {
            let line = try Line(parsing: bytes)
            let entry = try EntryCodingSample.coding.decode(line)
            let again = try EntryCodingSample.coding.encode(
                entry, options: nil, salt: Self.salt(of: line))
            #expect(
                String(decoding: again, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func salt(of line: Line) throws -> [UInt8] {
        guard let value = line.privateValue else { return Array(repeating: 0, count: 16) }
        guard case .string(let salt)? = try JSON(parsing: Array(value))["salt"],
            let bytes = Base64.decode(salt)
        else { throw Misspelt() }
        return bytes
    }

    @Test("Every event can be read once its texts are erased", arguments: try kept())
    func erased(_ kept: Kept) throws {
        for bytes in try kept.lines() {
            let line = try Line(parsing: try Line(parsing: bytes).leafForm)
            let entry = try EntryCodingSample.coding.decode(line)
            #expect(entry.event.name == kept.name)
            #expect(entry.event.fact.fields.texts.allSatisfy { $0.text.isEmpty })
            #expect(entry.event.fact.fields.open == (try open(of: bytes)))
        }
    }

    private func open(of bytes: [UInt8]) throws -> [FieldValue.Field] {
        try EntryCodingSample.coding.decode(Line(parsing: bytes)).event.fact.fields.open
    }

    @Test("The open members are exactly those of the schema, in its order", arguments: try kept())
    func openMembers(_ kept: Kept) throws {
        let schema = try #require(Event.schema(named: kept.name))
        let names = schema.open.map(\.name)
        var seen: Set<String> = []
        var texts: Set<String> = []
        for bytes in try kept.lines() {
            let line = try Line(parsing: bytes)
            guard case .object(let members) = try JSON(parsing: Array(line.data)) else {
                Issue.record("the data of \(kept.name) is no object")
                return
            }
            let open = members.map(\.name).filter { $0 != "commitment" && $0 != "private" }
            #expect(open == names.filter(open.contains))
            seen.formUnion(open)
            texts.formUnion((line.privateTexts ?? []).map(\.name))
        }
        #expect(seen == Set(names))
        #expect(texts == Set(schema.texts))
    }

    @Test("Unknown members of data and of the envelope are passed over", arguments: try kept())
    func unknownMembers(_ kept: Kept) throws {
        for bytes in try kept.lines() {
            let text = String(decoding: bytes, as: UTF8.self)
            let event = try EntryCodingSample.coding.decode(Line(parsing: bytes)).event
            let comma = text.contains(#""data":{}"#) ? "" : ","
            let more = text.replacing(
                #","data":{"#, with: #","traceparent":"00-1","data":{"mood":{"x":[1,2]}"# + comma,
                maxReplacements: 1)
            let entry = try EntryCodingSample.coding.decode(Line(parsing: Array(more.utf8)))
            #expect(entry.event == event)
        }
    }

    @Test(
        "A type of another version, name or product is refused as unknown",
        arguments: [
            "goalledger.check-in-recorded.v2", "goalledger.party-held.v1",
            "com.example.check-in-recorded.v1", "goalledger..v1",
        ])
    func unknownType(_ type: String) throws {
        let bytes = SampleLines.write(
            Envelope(
                number: 42, source: EntryCodingSample.coding.source, type: type, subject: "KR-1",
                time: "2026-02-13T09:00:00.123456Z", actor: "p3", revision: 1),
            data: [("on", "\"2026-02-12\"")])
        let line = try Line(parsing: bytes)
        do {
            _ = try EntryCodingSample.coding.decode(line)
            Issue.record("\(type) was read")
        } catch .unknownType(let entry, let named) {
            #expect(entry == 42)
            #expect(named == type)
        }
    }
}
