import Foundation
import OKRTesting
import Testing

/// The browser that shows pages, where there is one.
private let browser: String? = {
    let found = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    if found == nil { print("skipped: there is no chromium to show pages in") }
    return found
}()

@Suite("okr report: pages in a browser")
struct ReportPageTests {
    @Test(
        "A page runs in a browser without an error and without a request, and folds its rows",
        .enabled(if: browser != nil))
    func inBrowser() throws {
        let scratch = try Scratch()
        let binary = Binary(in: scratch)
        let demo = try binary.okr("demo", "d", "--quiet")
        #expect(demo.code == 0, "\(demo.errors)")
        for name in ["cycle", "scoreboard", "retrospective"] {
            let made = try binary.okr(
                "report", name, "--cycle", "2026-Q1", "--html", "\(name).html", "--ledger", "d")
            #expect(made.code == 0, "\(made.errors)")
            let shown = try binary.shell(
                """
                timeout -s KILL 120 \(try #require(browser)) --headless=new --no-sandbox \
                --disable-gpu "--host-resolver-rules=MAP * ~NOTFOUND" --enable-logging=stderr \
                --v=0 --user-data-dir=\(scratch.path)/browser --dump-dom \
                file://\(scratch.path)/\(name).html
                """)
            #expect(shown.output.contains("class=\"fold\""), "\(name): the script did not run")
            #expect(!shown.errors.contains("CONSOLE"), "\(name): \(shown.errors)")
        }
    }
}
