// The compression function of SHA-256 in Swift: FIPS 180-4 §6.2.2, the reference for the
// instructions in CSHA256 and what runs where a processor has none. Shifts and sums are the masking
// and wrapping ones (&>>, &+), because the checked ones are calls in a debug build.

extension SHA256 {
    /// FIPS 180-4 §5.3.3.
    static let initialState: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The compression function written in Swift alone.
    static let compressInSwift: Compression = { state, blocks, count in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            roundConstants.withUnsafeBufferPointer { constants in
                guard let words = schedule.baseAddress, let constants = constants.baseAddress
                else { return }
                var block = blocks
                for _ in 0..<count {
                    expand(block, into: words)
                    compress(words, constants, into: state)
                    block += blockSize
                }
            }
        }
    }

    /// Makes the 64 words of the message schedule from one block.
    @inline(__always)
    private static func expand(
        _ block: UnsafePointer<UInt8>, into words: UnsafeMutablePointer<UInt32>
    ) {
        let raw = UnsafeRawPointer(block)
        var index = 0
        while index < 16 {
            words[index] =
                raw.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)
                .bigEndian
            index &+= 1
        }
        while index < 64 {
            let old = words[index &- 15]
            let new = words[index &- 2]
            let sigma0 =
                ((old &>> 7) | (old &<< 25)) ^ ((old &>> 18) | (old &<< 14)) ^ (old &>> 3)
            let sigma1 =
                ((new &>> 17) | (new &<< 15)) ^ ((new &>> 19) | (new &<< 13)) ^ (new &>> 10)
            words[index] = words[index &- 16] &+ sigma0 &+ words[index &- 7] &+ sigma1
            index &+= 1
        }
    }

    /// Runs the 64 rounds over a message schedule.
    @inline(__always)
    private static func compress(
        _ words: UnsafeMutablePointer<UInt32>, _ constants: UnsafePointer<UInt32>,
        into state: UnsafeMutablePointer<UInt32>
    ) {
        var a = state[0]
        var b = state[1]
        var c = state[2]
        var d = state[3]
        var e = state[4]
        var f = state[5]
        var g = state[6]
        var h = state[7]
        var round = 0
        while round < 64 {
            let sigma1 =
                ((e &>> 6) | (e &<< 26)) ^ ((e &>> 11) | (e &<< 21)) ^ ((e &>> 25) | (e &<< 7))
            let choice = (e & f) ^ (~e & g)
            let first = h &+ sigma1 &+ choice &+ constants[round] &+ words[round]
            let sigma0 =
                ((a &>> 2) | (a &<< 30)) ^ ((a &>> 13) | (a &<< 19)) ^ ((a &>> 22) | (a &<< 10))
            let majority = (a & b) ^ (a & c) ^ (b & c)
            h = g
            g = f
            f = e
            e = d &+ first
            d = c
            c = b
            b = a
            a = first &+ sigma0 &+ majority
            round &+= 1
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    /// FIPS 180-4 §4.2.2.
    private static let roundConstants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
        0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
        0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
        0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
        0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
        0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}
