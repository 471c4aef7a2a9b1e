// SHA256RNDS2, SHA256MSG1 and SHA256MSG2 in plain C, after the pseudo code of Intel's Software
// Developer's Manual, volume 2. Lane 0 is bits 31…0 of a vector.

typedef struct { uint32_t lane[4]; } Lanes;

static Lanes unpacked(__m128i vector) {
    Lanes lanes;
    _mm_storeu_si128((__m128i *)lanes.lane, vector);
    return lanes;
}

static __m128i packed(Lanes lanes) { return _mm_loadu_si128((const __m128i *)lanes.lane); }

static uint32_t rotated(uint32_t x, int n) { return x >> n | x << (32 - n); }

static uint32_t smallSigma0(uint32_t x) { return rotated(x, 7) ^ rotated(x, 18) ^ x >> 3; }

static uint32_t smallSigma1(uint32_t x) { return rotated(x, 17) ^ rotated(x, 19) ^ x >> 10; }

static __m128i emulatedRounds2(__m128i cdgh, __m128i abef, __m128i words) {
    const Lanes first = unpacked(cdgh), second = unpacked(abef), wk = unpacked(words);
    uint32_t a = second.lane[3], b = second.lane[2], c = first.lane[3], d = first.lane[2];
    uint32_t e = second.lane[1], f = second.lane[0], g = first.lane[1], h = first.lane[0];
    for (int i = 0; i < 2; i += 1) {
        const uint32_t choice = (e & f) ^ (~e & g);
        const uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        const uint32_t sigma0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
        const uint32_t sigma1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
        const uint32_t step = choice + sigma1 + wk.lane[i] + h;
        h = g, g = f, f = e, e = d + step;
        d = c, c = b, b = a, a = step + majority + sigma0;
    }
    return packed((Lanes){{f, e, b, a}});
}

static __m128i emulatedSchedule1(__m128i older, __m128i newer) {
    const Lanes w = unpacked(older);
    const uint32_t w4 = unpacked(newer).lane[0];
    return packed((Lanes){{
        w.lane[0] + smallSigma0(w.lane[1]), w.lane[1] + smallSigma0(w.lane[2]),
        w.lane[2] + smallSigma0(w.lane[3]), w.lane[3] + smallSigma0(w4),
    }});
}

static __m128i emulatedSchedule2(__m128i begun, __m128i last) {
    const Lanes sum = unpacked(begun), before = unpacked(last);
    const uint32_t w16 = sum.lane[0] + smallSigma1(before.lane[2]);
    const uint32_t w17 = sum.lane[1] + smallSigma1(before.lane[3]);
    const uint32_t w18 = sum.lane[2] + smallSigma1(w16);
    const uint32_t w19 = sum.lane[3] + smallSigma1(w17);
    return packed((Lanes){{w16, w17, w18, w19}});
}
