import OKRReports
import Testing

@Suite("A text cannot drive the terminal")
struct VisibleTextTests {
    @Test(
        "What would act is shown instead",
        arguments: [
            ("plain", "plain", "plain"),
            ("\u{1B}[31mred", "␛[31mred", "^[[31mred"),
            ("\u{1B}]0;title\u{07}", "␛]0;title␇", "^[]0;title^G"),
            ("a\u{9B}2Jb", "a<9B>2Jb", "a<9B>2Jb"),
            ("a\u{0}b\u{7F}", "a␀b␡", "a^@b^?"),
            ("a\rb", "a␍b", "a^Mb"),
            ("a\r\nb", "a b", "a b"),
            ("a\tb\nc\u{2028}d", "a b c d", "a b c d"),
            ("\u{202E}evil\u{202C}", "<202E>evil<202C>", "<202E>evil<202C>"),
            ("\u{2066}x\u{2069}", "<2066>x<2069>", "<2066>x<2069>"),
            ("a\u{200F}b\u{200B}c", "a<200F>b<200B>c", "a<200F>b<200B>c"),
            ("\u{FEFF}a\u{2060}b\u{61C}", "<FEFF>a<2060>b<61C>", "<FEFF>a<2060>b<61C>"),
            ("می\u{200C}خواهم ❤\u{FE0F}", "می\u{200C}خواهم ❤\u{FE0F}", "می\u{200C}خواهم ❤\u{FE0F}"),
            ("a\u{200D}b\u{200C}", "a<200D>b<200C>", "a<200D>b<200C>"),
            (
                "🏴\u{E0067}\u{E0062}\u{E007F}", "🏴\u{E0067}\u{E0062}\u{E007F}",
                "🏴\u{E0067}\u{E0062}\u{E007F}"
            ),
            ("a\u{E0067}\u{3164}", "a<E0067><3164>", "a<E0067><3164>"),
            ("Müller “Ş” · 1 → 2 …", "Müller “Ş” · 1 → 2 …", "Müller \"Ş\" - 1 -> 2 ..."),
            ("≥ 5 ↗ –\u{A0}3", "≥ 5 ↗ –\u{A0}3", ">= 5 / - 3"),
            ("soft\u{AD}hyphen", "softhyphen", "softhyphen"),
            ("שלום 顧客 👩‍👩‍👧 é", "שלום 顧客 👩‍👩‍👧 é", "שלום 顧客 👩‍👩‍👧 é"),
        ])
    func line(_ text: String, _ unicode: String, _ ascii: String) {
        #expect(VisibleText.line(text) == unicode)
        #expect(VisibleText.line(text, unicode: false) == ascii)
    }

    @Test("Lines stay lines where they are wanted")
    func lines() {
        #expect(VisibleText.lines("a\r\nb\n\nc\u{1B}") == ["a", "b", "", "c␛"])
    }

    @Test("No scalar of a text reaches the terminal as a control", arguments: [true, false])
    func everyScalar(unicode: Bool) {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = VisibleText.line("a\(Character(scalar))b", unicode: unicode)
            for scalar in shown.unicodeScalars {
                #expect(scalar.properties.generalCategory != .control, "U+\(value)")
            }
        }
    }
}
