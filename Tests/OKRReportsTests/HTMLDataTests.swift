import Testing

@testable import OKRReports

@Suite("Data of a page") struct HTMLDataTests {
    @Test("Short data is there to be read, long data is packed and ends no script")
    func packing() {
        let short = HTMLData.element("frames", "{\"a\":[1]}")
        #expect(short == "<script type=\"application/json\" id=\"frames\">{\"a\":[1]}</script>")
        let json = "[" + String(repeating: "\"<\\/script>\",", count: HTMLData.longest / 13) + "1]"
        let long = HTMLData.element("frames", json + String(repeating: " ", count: 100))
        #expect(
            long.hasPrefix(
                "<script type=\"application/json\" id=\"frames\" data-packed=\"deflate-raw\">"))
        #expect(long.count { $0 == "<" } == 2)
        #expect(long.utf8.count < json.utf8.count / 50)
    }
}
