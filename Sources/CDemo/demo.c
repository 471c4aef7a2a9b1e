#include "CDemo.h"

static const unsigned char quarter[] = {
#embed "../../fixtures/demo/quarter.jsonl"
};

static const unsigned char account[] = {
#embed "../../fixtures/account/quarter.jsonl"
};

const unsigned char *okr_demo_account(void) { return account; }
size_t okr_demo_account_size(void) { return sizeof account; }
const unsigned char *okr_demo_quarter(void) { return quarter; }
size_t okr_demo_quarter_size(void) { return sizeof quarter; }
