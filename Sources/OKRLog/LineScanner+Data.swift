extension LineScanner {
    // `data` is read member by member, because its last two may be the commitment and the text it
    // is for (rules 8 and 9).
    mutating func scanData(into layout: inout LineLayout) throws(LineError) {
        try cursor.expect(",\"data\":")
        let start = cursor.position
        try cursor.expect("{")
        if !cursor.take("}") {
            let names = cursor.beginNames()
            repeat {
                let name = try cursor.memberName()
                if cursor.text(at: name, is: "commitment") {
                    try scanCommitted(into: &layout)
                    break
                }
                guard !cursor.text(at: name, is: "private") else {
                    throw LineError(
                        "private does not stand directly after commitment",
                        column: name.lowerBound)
                }
                try cursor.skipValue(depth: 2)
            } while cursor.take(",")
            try cursor.endNames(names)
            try cursor.expect("}")
        }
        layout.data = start..<cursor.position
    }

    private mutating func scanCommitted(into layout: inout LineLayout) throws(LineError) {
        layout.commitment = try cursor.base64Text(of: Digest.byteCount)
        guard cursor.take(",\"private\":") else {
            throw LineError(
                "private does not stand directly after commitment", column: cursor.position + 1)
        }
        let start = cursor.position
        if !cursor.take("null") { try scanPrivate() }
        layout.privateValue = start..<cursor.position
        guard cursor.stands(at: "}") else {
            throw LineError("private is not the last member of data", column: cursor.position + 1)
        }
    }

    private mutating func scanPrivate() throws(LineError) {
        try cursor.expect("{")
        let names = cursor.beginNames()
        while true {
            let name = try cursor.memberName()
            let isSalt = cursor.text(at: name, is: "salt")
            let start = cursor.position
            if isSalt {
                _ = try cursor.base64Text(of: LineWriter.saltSize)
            } else {
                _ = try cursor.text()
            }
            if cursor.take(",") {
                guard !isSalt else {
                    throw LineError("salt is not the last member of private", column: start + 1)
                }
                continue
            }
            guard isSalt else {
                throw LineError(
                    "the last member of private is not salt", column: name.lowerBound)
            }
            break
        }
        try cursor.endNames(names)
        try cursor.expect("}")
    }
}
