#pragma once
#include <stddef.h>

// verify.py: the script that stands in every audit pack, embedded as it is.
const unsigned char *okr_pack_verifier(void);
size_t okr_pack_verifier_size(void);
