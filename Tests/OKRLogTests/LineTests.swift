import OKRLog
import OKRTesting
import OKRText
import Testing

@Suite("Lines") struct LineTests {
    /// A line with every known member.
    static let full = SampleLines.write(
        Envelope(
            number: 42, source: "urn:uuid:1", type: "t.v1", subject: "KR-1",
            time: "2026-02-13T09:00:00.123456Z", actor: "p3", onBehalfOf: "p4", relayedBy: "p5",
            correlationID: "40", causationID: "41", commandKey: "k\"1", count: 2, revision: 7),
        data: [("on", "\"2026-02-12\""), ("value", "71.50"), ("list", "[1,{\"a\":null},true]")],
        private: [("note", "two \"demos\"\nslipped \u{1} 😀 é")])

    // Made by another program from the definitions.
    static let commitment = "/gerVqVQz6tL/PPmhdI1wiewdplDnhveUFX0tGDT6io="
    static let crc = "2185d981"

    static let plain = SampleLines.write(
        Envelope(
            number: 1, source: "urn:uuid:1", type: "t.v1", subject: "KR-1",
            time: "2024-02-29T23:59:59.000000Z", actor: "p1", revision: 1),
        data: [("value", "1")])

    @Test("A line's bytes are exactly these")
    func bytes() {
        #expect(
            String(decoding: LineTests.full, as: UTF8.self)
                == #"{"specversion":"1.0","id":"42","source":"urn:uuid:1","type":"t.v1","#
                + #""subject":"KR-1","time":"2026-02-13T09:00:00.123456Z","actor":"p3","#
                + #""onbehalfof":"p4","relayedby":"p5","correlationid":"40","causationid":"41","#
                + #""commandkey":"k\"1","count":2,"revision":7,"data":{"on":"2026-02-12","#
                + #""value":71.50,"list":[1,{"a":null},true],"#
                + #""commitment":"\#(LineTests.commitment)","#
                + #""private":{"note":"two \"demos\"\nslipped \u0001 😀 é","#
                + #""salt":"BwcHBwcHBwcHBwcHBwcHBw=="}},"crc":"\#(LineTests.crc)"}"#)
        #expect(
            String(decoding: LineTests.plain, as: UTF8.self)
                == #"{"specversion":"1.0","id":"1","source":"urn:uuid:1","type":"t.v1","#
                + #""subject":"KR-1","time":"2024-02-29T23:59:59.000000Z","actor":"p1","#
                + #""revision":1,"data":{"value":1},"crc":"e3559870"}"#)
    }

    @Test("A line gives back what was written, its parts and its checks")
    func parts() throws {
        let line = try Line(parsing: LineTests.full)
        #expect(line.envelope.commandKey == "k\"1")
        #expect(line.envelope.onBehalfOf == "p4" && line.envelope.count == 2)
        #expect(line.crcIsGood && line.commitmentIsGood && !line.privateIsNull)
        #expect(line.privateTexts?.map(\.text) == ["two \"demos\"\nslipped \u{1} 😀 é"])
        #expect(line.commitment == SHA256.hash(Array(line.privateValue ?? [])))
        let leaf = String(decoding: line.leafForm, as: UTF8.self)
        #expect(leaf.hasSuffix(#","private":null},"crc":"\#(LineTests.crc)"}"#))
        #expect(line.leafHash == SHA256.hash([0] + line.leafForm))
        let checked = leaf.utf8.prefix(leaf.utf8.count - 18)
        #expect(CRC32C.checksum(Array(checked)) == line.layout.crc)

        let erased = try Line(parsing: line.leafForm)
        #expect(erased.privateIsNull && erased.crcIsGood && erased.commitmentIsGood)
        #expect(erased.leafHash == line.leafHash && erased.privateTexts == nil)
    }

    /// Replaces a part of the full line once.
    static func changed(_ part: String, _ other: String) -> [UInt8] {
        let text = String(decoding: full, as: UTF8.self)
        guard let range = text.firstRange(of: part) else { preconditionFailure("\(part)?") }
        return Array((text[..<range.lowerBound] + other + text[range.upperBound...]).utf8)
    }

    @Test(
        "Every other form of a line is refused",
        arguments: [
            // White space, order, missing, repeated and unknown members.
            (#"{"spec"#, #"{ "spec"#), (#","type""#, #", "type""#), (#""id":"#, #""id": "#),
            (#""1.0""#, #""1""#), (#""id":"42""#, #""id":42"#), (#""id":"42""#, #""id":"042""#),
            (#""id":"42""#, #""id":"0""#), (#""id":"42""#, #""id":"-1""#),
            (#""id":"42""#, #""id":"1000000000000000""#), (#""id":"42","#, ""),
            (#","revision":7"#, #","revision":0"#), (#","revision":7"#, #","revision":"7""#),
            (#","revision":7"#, #","revision":7.0"#), (#","revision":7"#, ""),
            (#","count":2,"revision":7"#, #","revision":7,"count":2"#),
            (#""count":2"#, #""count":1"#), (#""count":2"#, #""count":10001"#),
            (#""count":2"#, #""count":02"#), (#""actor":"p3""#, #""actor":"""#),
            (#""actor":"p3""#, #""actor":null"#), (#""onbehalfof":"p4","#, #""onbehalfof":"","#),
            (#""relayedby":"p5","#, #""relayedby":"p5","relayedby":"p5","#),
            (#","data""#, #","b":1,"a":2,"data""#), (#","data""#, #","a":1,"a":2,"data""#),
            (#","data""#, #","Abc":1,"data""#), (#","data""#, #","a_b":1,"data""#),
            (#","data""#, #","":1,"data""#), (#","data""#, #","count":3,"data""#),
            (#","data""#, #","crc":3,"data""#), (#","crc""#, #","zz":1,"crc""#),
            // Times.
            ("2026-02-13T", "2026-02-30T"), ("2026-02-13T", "2025-02-29T"),
            ("2026-02-13T", "1900-02-29T"), ("2026-02-13T", "2026-13-13T"),
            ("2026-02-13T", "2026-00-13T"), ("2026-02-13T", "2026-02-00T"),
            ("2026-02-13T", "0000-02-13T"), ("T09:00:00", "T24:00:00"), ("T09:00:00", "T09:60:00"),
            ("T09:00:00", "T09:00:60"), ("T09:00:00", " 09:00:00"), (".123456Z", ".12345Z"),
            (".123456Z", ".123456+00:00"), (".123456Z", ".123456z"),
            // Numbers.
            ("71.50", "071.50"), ("71.50", "-0"), ("71.50", "-0.00"), ("71.50", "1e3"),
            ("71.50", "1E3"), ("71.50", "1.5e3"), ("71.50", "1."), ("71.50", ".5"),
            ("71.50", "+1"), ("71.50", "1234567890123456"), ("71.50", "1.234567890123456"),
            ("71.50", "00"), ("71.50", "-"), ("71.50", "NaN"), ("71.50", "--1"),
            // Texts and names.
            (#"2026-02-12""#, #"2026\u002d02-12""#), (#"2026-02-12""#, #"2026\/02-12""#),
            (#"2026-02-12""#, "2026\u{1}02-12\""), (#"2026-02-12""#, #"2026\x02-12""#),
            (#"2026-02-12""#, #"2026-02-12\""#), (#"\u0001"#, #"\u000A"#), (#"\u0001"#, #"\u000a"#),
            (#"\u0001"#, #"\u0008"#), (#"\u0001"#, #"\u001F"#), (#"\u0001"#, #"\u0020"#),
            (#"\u0001"#, #"\ud83d\ude00"#), (#""on":"#, #""ön":"#), (#""on":"#, #""o\"n":"#),
            (#""on":"#, #""value":"#), (#"{"a":null}"#, #"{"a":null,"a":1}"#),
            (#"{"a":null}"#, #"{"a":nul}"#), ("[1,", "[1,,"), ("true]", "true,]"),
            ("true]", "True]"), ("[1,", "[1 ,"), (#"{"a":null}"#, #"{"a":null,}"#),
            // Commitment and private.
            (#""commitment":"#, #""committed":"#), ("COMMITMENT", "COMMITMENT="),
            ("COMMITMENT", "AAAA"), ("COMMITMENT", ""), (#","private":{"#, #","x":1,"private":{"#),
            (#","salt":"BwcHBwcHBwcHBwcHBwcHBw==""#, ""), ("BwcHBwcHBwcHBwcHBwcHBw==", "BwcH"),
            ("BwcHBwcHBwcHBwcHBwcHBw==", "BwcHBwcHBwcHBwcHBwcHBx=="),
            (#""salt":"BwcHBwcHBwcHBwcHBwcHBw==""#, #""salt":"BwcHBwcHBwcHBwcHBwcHBw==","z":"1""#),
            (#"{"note":"#, #"{"n":1,"note":"#), (#"{"note":"#, #"{"n":null,"note":"#),
            (#"{"note":"#, #"{"n":{},"note":"#), (#"{"note":"#, #"{"salt":"x","note":"#),
            (#"{"note":"#, #"{"note":"a","note":"#), (#"=="}},"crc""#, #"=="},"x":1},"crc""#),
            // The end.
            (#""crc":"CRC"}"#, #""crc":"CRC"} "#), (#""crc":"CRC"}"#, #""crc":"CRC","a":1}"#),
            (#""crc":"CRC"}"#, #""crc":"CR"}"#), (#","crc":"CRC"}"#, "}"),
            (#""crc":"CRC"}"#, #""crc":"CRC""#), (#"{"spec"#, "\u{FEFF}{\"spec"),
        ])
    func refused(part: String, other: String) {
        func filled(_ text: String) -> String {
            text.replacing("COMMITMENT", with: LineTests.commitment)
                .replacing("CRC", with: LineTests.crc)
        }
        let (before, after) = (filled(part), filled(other))
        #expect(throws: LineError.self) {
            try Line(parsing: LineTests.changed(before, after))
        }
    }

    @Test("A crc or a commitment that is wrong is told apart from a form that is")
    func wrongChecks() throws {
        let value = try Line(parsing: LineTests.changed("71.50", "71.51"))
        #expect(!value.crcIsGood && value.commitmentIsGood)
        let note = try Line(parsing: LineTests.changed("slipped", "slopped"))
        #expect(note.crcIsGood && !note.commitmentIsGood)
    }

    @Test("Unknown members sorted by name are kept, and known optional ones may be missing")
    func unknownMembers() throws {
        let line = LineTests.changed(
            #","data""#, #","dataschema":"x","traceparent":{"a":[1.5]},"data""#)
        #expect(try Line(parsing: line).bytes == line)
        #expect(try Line(parsing: LineTests.plain).envelope.count == nil)
    }

    @Test("A refusal names the column")
    func column() throws {
        let line = LineTests.changed("71.50", "1e3")
        let expected = String(decoding: line, as: UTF8.self)
        let place = try #require(expected.firstRange(of: "1e3")?.lowerBound)
        let column = expected.utf8.distance(from: expected.startIndex, to: place) + 2
        #expect(throws: LineError("a number has an exponent", column: column)) {
            try Line(parsing: line)
        }
    }

    @Test("A line of 60 KiB is fine, one byte more is not, deep nesting is refused")
    func limits() throws {
        func line(_ length: Int) throws(LineError) -> [UInt8] {
            let envelope = try Line(parsing: LineTests.plain).envelope
            let text = "\"" + String(repeating: "x", count: length) + "\""
            return try LineWriter.write(
                envelope, data: [("text", Array(text.utf8))], private: nil, salt: [])
        }
        let overhead = try line(0).count
        #expect(try line(LineScanner.longestLine - overhead).count == LineScanner.longestLine)
        #expect(throws: LineError.self) { try line(LineScanner.longestLine - overhead + 1) }
        for (depth, isFine) in [(62, true), (63, false), (20_000, false)] {
            let nested =
                String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            let bytes = LineTests.changed("71.50", nested)
            // A changed value has a wrong crc, but reads.
            #expect(((try? Line(parsing: bytes)) != nil) == isFine, "\(depth)")
        }
    }

    @Test("The writer refuses what would smuggle in a member")
    func smuggling() throws {
        let envelope = try Line(parsing: LineTests.plain).envelope
        for (name, json) in [("a\":1,\"b", "1"), ("a", "1,\"b\":2"), ("a", ""), ("a", "1 ")] {
            #expect(throws: LineError.self) {
                try LineWriter.write(
                    envelope, data: [(name, Array(json.utf8))], private: nil, salt: [])
            }
        }
        for name in ["salt", "a\"b", "é"] {
            #expect(throws: LineError.self) {
                try LineWriter.write(
                    envelope, data: [], private: [(name, "x")],
                    salt: [UInt8](repeating: 0, count: 16))
            }
        }
        for name in ["private", "commitment"] {
            #expect(throws: LineError.self) {
                try LineWriter.write(envelope, data: [(name, [0x31])], private: nil, salt: [])
            }
        }
    }
}
