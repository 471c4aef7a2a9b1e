// The kernel, included once for each set of instructions: KERNEL names the function, FEATURES the
// target, and ROUNDS2, SCHEDULE1 and SCHEDULE2 are sha256rnds2, sha256msg1 and sha256msg2.
//
// The processor keeps the eight working variables as two vectors, ABEF and CDGH, highest word
// first; each ROUNDS2 does two rounds and turns the older of the two into the newer.

__attribute__((target(FEATURES)))
void KERNEL(uint32_t state[8], const uint8_t *blocks, size_t count) {
    const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
    const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
    __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);

    for (; count > 0; count -= 1, blocks += 64) {
        const __m128i abefBefore = abef, cdghBefore = cdgh;
        __m128i words[4];
        for (int i = 0; i < 4; i += 1) {
            const __m128i *source = (const __m128i *)(blocks + 16 * i);
            words[i] = _mm_shuffle_epi8(_mm_loadu_si128(source), bigEndian);
        }
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group += 1) {
            const __m128i constants = _mm_loadu_si128((const __m128i *)(roundConstants + 4 * group));
            const __m128i sum = _mm_add_epi32(words[group & 3], constants);
            cdgh = ROUNDS2(cdgh, abef, sum);
            abef = ROUNDS2(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
            if (group < 12) {
                const __m128i last = words[(group + 3) & 3];
                const __m128i sevenBack = _mm_alignr_epi8(last, words[(group + 2) & 3], 4);
                const __m128i begun = SCHEDULE1(words[group & 3], words[(group + 1) & 3]);
                words[group & 3] = SCHEDULE2(_mm_add_epi32(begun, sevenBack), last);
            }
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }

    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}
