import OKRText
import Testing

@Suite("JSON: what is accepted")
struct JSONGrammarTests {
    @Test(
        "Documents of the grammar are accepted and written back in compact form",
        arguments: [
            ("null", "null"), (" true ", "true"), ("\t\n\r false", "false"),
            ("0", "0"), ("-0", "-0"), ("-0.0", "-0.0"), ("1.50", "1.50"), ("1E400", "1E400"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("1e5", "1e5"), ("1e+5", "1e+5"), ("1.5E-05", "1.5E-05"),
            ("[ ]", "[]"), ("{ }", "{}"), ("[ 1 , 2 ]", "[1,2]"), ("[[],[[]]]", "[[],[[]]]"),
            (#"{"" : 0}"#, #"{"":0}"#), (#"{ "b" : 1 , "a" : 2 }"#, #"{"b":1,"a":2}"#),
            (#"{"a":1,"A":2}"#, #"{"a":1,"A":2}"#),
            (#""\u0041\u00e9\u20AC\uD834\udd1e""#, "\"Aé€𝄞\""),
            (#""\" \\ \/ \b \f \n \r \t""#, #""\" \\ / \b \f \n \r \t""#),
            (#""\u0000\u001f\u007f\u0022\u005c""#, "\"\\u0000\\u001f\u{7F}\\\"\\\\\""),
            (#""\u2028\uFEFF\uFFFF""#, "\"\u{2028}\u{FEFF}\u{FFFF}\""),
            ("\"\u{10FFFF}\"", "\"\u{10FFFF}\""),
            ("\"e\u{301}\"", "\"e\u{301}\""),
            (#"{"é":1,"e\u0301":2}"#, "{\"é\":1,\"e\u{301}\":2}"),
        ])
    func accepted(document: String, compact: String) throws {
        let value = try JSON(parsing: Array(document.utf8))
        #expect(Array(value.description.utf8) == Array(compact.utf8))
    }

    @Test(
        "Everything else is refused, with line and column",
        arguments: [
            ("", "1:1"), (" ", "1:2"), ("nul", "1:1"), ("True", "1:1"), ("nulll", "1:5"),
            ("1 2", "1:3"), ("[1]]", "1:4"), ("{}x", "1:3"), ("\u{FEFF}1", "1:1"),
            ("01", "1:1"), ("-01", "1:2"), ("+1", "1:1"), (".5", "1:1"), ("1.", "1:3"),
            ("-", "1:2"), ("--1", "1:2"), ("1e", "1:3"), ("1e+", "1:4"), ("1.e1", "1:3"),
            ("0x1", "1:2"), ("1_0", "1:2"), ("NaN", "1:1"), ("Infinity", "1:1"),
            ("-Infinity", "1:2"), ("[1,]", "1:4"), ("[,1]", "1:2"), ("[1 2]", "1:4"),
            ("[1,,2]", "1:4"), ("[", "1:2"), ("[1", "1:3"), ("[1,", "1:4"), ("]", "1:1"),
            ("{", "1:2"), ("{1:2}", "1:2"), ("{a:1}", "1:2"), ("{'a':1}", "1:2"),
            (#"{"a"}"#, "1:5"), (#"{"a" 1}"#, "1:6"), (#"{"a":}"#, "1:6"), (#"{"a":1,}"#, "1:8"),
            (#"{"a":1 "b":2}"#, "1:8"), (#"{"a":1;"b":2}"#, "1:7"), (#"{"a":1"#, "1:7"),
            (#"{"a":1,"a":2}"#, "1:8"), (#"[{"a":{"b":1,"\u0062":2}}]"#, "1:14"),
            ("'a'", "1:1"), ("\"", "1:1"), ("\"a", "1:1"), ("\"\\", "1:2"), ("\"\\\"", "1:1"),
            (#""\a""#, "1:2"), (#""\x41""#, "1:2"), (#""\U0041""#, "1:2"), (#""\u004""#, "1:2"),
            (#""\u00G0""#, "1:2"), (#""\u+041""#, "1:2"), (#""\ud800""#, "1:2"),
            (#""\udc00""#, "1:2"), (#""\ud800\ud800""#, "1:2"), (#""\ud800x""#, "1:2"),
            (#""\ud800\n""#, "1:2"), (#""\udc00\ud800""#, "1:2"), (#""\ud800\u0041""#, "1:2"),
            ("\"a\nb\"", "1:3"), ("\"a\tb\"", "1:3"), ("\"\u{0}\"", "1:2"), ("1\u{0}", "1:2"),
            ("1\u{A0}", "1:2"), ("1\u{B}", "1:2"), ("/* c */ 1", "1:1"), ("1 // c", "1:3"),
            ("{\n  \"ä\": \"€\", 7\n}", "2:13"), ("[1,\r\n2,\r3,\n\n x]", "5:2"),
            ("\"ä\\n€\\q\"", "1:6"),
        ])
    func refused(document: String, place: String) {
        let bytes = Array(document.utf8)
        let error = #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
        #expect(error.map { "\($0.line):\($0.column)" } == place)
        #expect(error?.problem.isEmpty == false && error?.remedy.isEmpty == false)
    }

    @Test(
        "Bytes that are not UTF-8 are refused at the first ill-formed one",
        arguments: [
            ([0x80], 1), ([0xC0, 0x80], 1), ([0xC1, 0xBF], 1), ([0xC3], 1), ([0xC3, 0x28], 1),
            ([0xE0, 0x80, 0x80], 1), ([0xE0, 0x9F, 0xBF], 1), ([0xE2, 0x82], 1),
            ([0xED, 0xA0, 0x80], 1), ([0xED, 0xBF, 0xBF], 1), ([0xF0, 0x80, 0x80, 0x80], 1),
            ([0xF0, 0x8F, 0xBF, 0xBF], 1), ([0xF4, 0x90, 0x80, 0x80], 1), ([0xF5], 1), ([0xFF], 1),
            ([0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x8E, 0xFF], 7),
        ] as [([UInt8], Int)])
    func illFormed(bytes: [UInt8], offset: Int) {
        let document = [0x22] + bytes + [0x22]
        let error = #expect(throws: JSONError.self) { try JSON(parsing: document) }
        #expect(error?.offset == offset)
        #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
    }

    @Test("Sixty-four levels are read, sixty-five are refused, and a million do no harm")
    func depth() throws {
        func nested(_ depth: Int) -> [UInt8] {
            [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
        }
        #expect(try JSON(parsing: nested(64)).description.utf8.count == 128)
        for depth in [65, 66, 1_000_000] {
            let bytes = nested(depth)
            let error = #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
            #expect(error?.offset == 64)
        }
    }

    @Test("A name is found twice among many, also when it is written differently")
    func manyNames() throws {
        let names = (0..<40_000).map { "\"name \($0)\":\($0)" }.joined(separator: ",")
        #expect(try JSON(parsing: Array("{\(names)}".utf8))["name 39999"] == 39_999)
        let twice = Array(#"{\#(names),"n\u0061me 7":0}"#.utf8)
        let error = #expect(throws: JSONError.self) { try JSON(parsing: twice) }
        #expect(error?.offset == names.utf8.count + 2)
    }
}
