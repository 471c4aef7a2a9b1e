import CPage
import OKRLog
import OKRReports
import OKRText

extension PageParts {
    /// The style and the script that stand in every page.
    static var embedded: PageParts {
        PageParts(
            style: text(okr_page_style(), okr_page_style_size()),
            script: text(okr_page_script(), okr_page_script_size())
        ) { Base64.encode(SHA256.hash($0).bytes) }
    }

    private static func text(_ start: UnsafePointer<UInt8>?, _ size: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
    }
}
