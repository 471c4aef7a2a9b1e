import OKRText
import Testing

@Suite("CSV: what is read")
struct CSVTableTests {
    @Test(
        "A table is read as its rows of cells",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r3,4", [["a", "b"], ["1", "2"], ["3", "4"]]),
            ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
            ("a\tb\n1,5\t2;3\n", [["a", "b"], ["1,5", "2;3"]]),
            ("a;b,c;d\n1;2;3", [["a", "b,c", "d"], ["1", "2", "3"]]),
            ("\"a,b,c\";d\n1;2", [["a,b,c", "d"], ["1", "2"]]),
            ("a\n1\n\n \n2\n", [["a"], ["1"], ["2"]]),
            ("\n\n;;\na;b;c\n;;\n1;2;3", [["a", "b", "c"], ["1", "2", "3"]]),
            ("a,b\n\"1,\"\"x\"\"\",\"\"\n", [["a", "b"], ["1,\"x\"", ""]]),
            ("a,b\n\"1\r\n2\r3\n4\",5\r\n", [["a", "b"], ["1\n2\n3\n4", "5"]]),
            (
                "a,b,c\n1\n1,2\n1,2,3,,\n",
                [
                    ["a", "b", "c"], ["1", "", ""], ["1", "2", ""], ["1", "2", "3"],
                ]
            ),
            (" a , b \n é , \u{1F600} ", [[" a ", " b "], [" é ", " \u{1F600} "]]),
            ("a,b\n,2", [["a", "b"], ["", "2"]]), ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ])
    func tables(text: String, rows: [[String]]) throws {
        let table = try CSVTable(parsing: Array(text.utf8))
        #expect(([table.header] + table.rows.map(\.cells)).map { $0.map(\.text) } == rows)
    }

    @Test(
        "The separator is what the header has most of",
        arguments: [
            ("a", ","), ("a,b", ","), ("a;b", ";"), ("a\tb", "\t"), ("a,b;c", ","),
            ("a,b;c;d", ";"),
            ("\"a;b;c\",d", ","), ("\n \n\na;b", ";"),
        ] as [(String, Character)])
    func separators(text: String, separator: Character) throws {
        #expect(try CSVTable(parsing: Array(text.utf8)).separator == separator)
    }

    @Test("Every cell knows its line and its column in characters")
    func places() throws {
        let text = "\u{FEFF}a,b,c\r\n\r\n\u{1F600}é,\"x\r\ny\",z\rq\n,,last"
        let table = try CSVTable(parsing: Array(text.utf8))
        let places = table.rows.map { $0.cells.map { "\($0.text)@\($0.line):\($0.column)" } }
        #expect(
            places == [
                ["\u{1F600}é@3:1", "x\ny@3:4", "z@4:4"],
                ["q@5:1", "@5:2", "@5:2"],
                ["@6:1", "@6:2", "last@6:3"],
            ])
        #expect(table.rows.map(\.line) == [3, 5, 6])
        #expect(table.header.map(\.column) == [1, 3, 5])
    }

    @Test(
        "Faults are refused, all at once, with line and column",
        arguments: [
            ("", ["1:1"]), ("\u{FEFF}", ["1:1"]), ("\n \n,,\n", ["1:1"]),
            ("a,b\n1,2,3\n1,2,,4\n", ["2:5", "3:6"]),
            ("a,b\n1\"x\"y,2\n \"3\",4", ["2:2", "3:2"]),
            ("a,b\n\"1\"x,2\n\"1\" ,2\n\"1\"\"\"\"x,", ["2:4", "3:4", "4:1"]),
            ("a,b\n1,\"2\n3,4\n", ["2:3"]), ("\"a,b", ["1:1"]), ("a,b\n\"", ["2:1"]),
            ("é,b\n\"ä\nö\"é,\"ü\" ", ["3:3", "3:8"]),
            ("a\nb\u{0}", ["2:2"]),
        ])
    func faults(text: String, places: [String]) {
        let bytes = Array(text.utf8)
        let error = #expect(throws: CSVError.self) { try CSVTable(parsing: bytes) }
        #expect(error?.faults.map { "\($0.line):\($0.column)" } == places)
        #expect(error?.faults.allSatisfy { !$0.problem.isEmpty && !$0.remedy.isEmpty } == true)
    }

    @Test(
        "What is not UTF-8 is refused where it begins",
        arguments: [
            ([0x61, 0x0D, 0x0A, 0xC3, 0xA9, 0xE9, 0x2C], "2:2"),
            ([0x61, 0xE2, 0x82], "1:2"), ([0xFF, 0xFE, 0x61, 0x00], "1:1"),
            ([0xFE, 0xFF, 0x00, 0x61], "1:1"), ([0x80], "1:1"),
        ] as [([UInt8], String)])
    func encoding(bytes: [UInt8], place: String) {
        let error = #expect(throws: CSVError.self) { try CSVTable(parsing: bytes) }
        #expect(error?.faults.map { "\($0.line):\($0.column)" } == [place])
    }
}
