import OKRText

/// What a page's script reads: JSON as it is, or packed where it is long.
enum HTMLData {
    /// From so many bytes on, data is packed; shorter data can be read in the page's source.
    static let longest = 96 * 1024

    /// An element that holds data alone; `json` ends no script.
    static func element(_ id: String, _ json: String) -> String {
        let start = "<script type=\"application/json\" id=\"\(id)\""
        guard json.utf8.count >= longest else { return "\(start)>\(json)</script>" }
        let packed = Base64.encode(Deflate.packed(Array(json.utf8)))
        return "\(start) data-packed=\"deflate-raw\">\(packed)</script>"
    }
}
