// SHA-256 compression (FIPS 180-4 §6.2.2) on the processor's own instructions.
//
// The reference and the fallback is the Swift version in OKRLog; nothing here pads or counts.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether this processor has the SHA extensions (and the SSE 4.1 and SSSE3 the kernel also uses).
bool csha256_available(void);

// Compresses whole 64-byte blocks into the eight state words; only where `csha256_available`.
void csha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count);

// Whether `csha256_compress_emulated` can run here: x86-64 with SSE 4.1 and SSSE3.
bool csha256_emulation_available(void);

// The same kernel with its three SHA instructions written out in C after Intel's pseudo code, so
// that the kernel's flow of data is tested on processors without them too.
void csha256_compress_emulated(uint32_t state[8], const uint8_t *blocks, size_t count);
