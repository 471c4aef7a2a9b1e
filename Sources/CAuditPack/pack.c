#include "CAuditPack.h"

static const unsigned char verifier[] = {
#embed "verify.py"
};

const unsigned char *okr_pack_verifier(void) { return verifier; }
size_t okr_pack_verifier_size(void) { return sizeof verifier; }
