#include "CDemo.h"

static const unsigned char quarter[] = {
#embed "../../fixtures/demo/quarter.jsonl"
};

const unsigned char *okr_demo_quarter(void) { return quarter; }
size_t okr_demo_quarter_size(void) { return sizeof quarter; }
