import OKRText
import Testing

@Suite("JSON: what is written")
struct JSONWritingTests {
    @Test("Members keep their order and are found by their exact name")
    func members() throws {
        let value: JSON = ["b": 1, "a": [true, "x", .null], "é": 2, "e\u{301}": 3]
        #expect(value.description == "{\"b\":1,\"a\":[true,\"x\",null],\"é\":2,\"e\u{301}\":3}")
        #expect(value["a"]?.elements == [true, "x", .null])
        #expect(value["é"]?.integer == 2)
        #expect(value["e\u{301}"]?.integer == 3)
        #expect(value["c"] == nil)
        #expect(value["b"]?["b"] == nil)
        #expect(value.members?.map(\.name).first == "b")
        #expect(try JSON(parsing: Array(value.description.utf8)) == value)
    }

    @Test("Values are equal only where their bytes would be")
    func equality() {
        #expect(JSON.number("1.0") != .number("1"))
        #expect(JSON.string("é") != .string("e\u{301}"))
        #expect(JSON.object([.init("a", 1), .init("b", 2)]) != ["b": 2, "a": 1])
        #expect(JSON.null != .bool(false))
        #expect(JSON.array([]) != .object([]))
        #expect(JSON.object([.init("a", 1)]) == ["a": 1])
    }

    @Test(
        "Binary numbers are written in the shortest digits that read back as themselves",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-7, "-7"), (0.1, "0.1"),
            (2.0 / 3, "0.6666666666666666"),
            (1e15, "1000000000000000"), (1e300, "1e+300"), (2.5e-300, "2.5e-300"),
        ] as [(Double, String)])
    func doubles(value: Double, digits: String) throws {
        #expect(JSON.double(value) == .number(digits))
        #expect(Double(digits) == value)
        #expect(try JSON(parsing: Array(digits.utf8)).digits == digits)
    }

    @Test("What is absent is written as null")
    func absence() {
        #expect(JSON.optional(nil as String?) == .null)
        #expect(JSON.optional("a") == "a")
        #expect(JSON.optional(nil as Int?) == .null)
        #expect(JSON.optional(3) == 3)
        #expect(JSON.optional(nil as Double?) == .null)
        #expect(JSON.optional(0.5) == .number("0.5"))
        #expect(JSON.optional(nil as JSON?) == .null)
    }

    @Test("Every scalar is written so that it reads back, escaped only where it must be")
    func scalars() throws {
        for value in UInt32(0)...0x10FFFF {
            guard value < 0x3000 || value % 251 == 0, let scalar = Unicode.Scalar(value) else {
                continue
            }
            let text = String(String.UnicodeScalarView([scalar, "x"]))
            var bytes: [UInt8] = []
            JSON.appendQuoted(text, to: &bytes)
            let isEscaped = bytes.contains(UInt8(ascii: "\\"))
            #expect(isEscaped == (value < 0x20 || scalar == "\"" || scalar == "\\"))
            #expect(try JSON(parsing: bytes).text?.unicodeScalars.first == scalar)
        }
    }

    @Test("The form for people indents by two and keeps short lists on a line")
    func pretty() {
        let long = JSON.array((0..<30).map { .integer(1000 + $0) })
        let value: JSON = [
            "name": "Acme", "empty": [[], [:]], "none": [], "list": [1, "a, b", .null],
            "nested": [["id": "KR-1", "tags": [true]], 2], "long": long,
        ]
        let lines = value.prettyPrinted().split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(12) == [
                "{",
                "  \"name\": \"Acme\",",
                "  \"empty\": [[], {}],",
                "  \"none\": [],",
                "  \"list\": [1, \"a, b\", null],",
                "  \"nested\": [",
                "    {",
                "      \"id\": \"KR-1\",",
                "      \"tags\": [true]",
                "    },",
                "    2",
                "  ],",
            ])
        #expect(lines.count == 12 + 1 + 30 + 1 + 1)
        #expect(lines.suffix(3) == ["    1029", "  ]", "}"])
    }

    @Test(
        "A list of exactly 80 characters stays on its line, one more does not", arguments: 60...100)
    func width(length: Int) throws {
        let value: JSON = ["a": [.string(String(repeating: "é", count: length))], "b": 1]
        let lines = value.prettyPrinted().split(separator: "\n")
        #expect(lines.count == (length <= 80 - 12 ? 4 : 6))
        #expect(try JSON(parsing: Array(value.prettyPrinted().utf8)) == value)
    }
}
