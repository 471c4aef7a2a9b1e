#pragma once
#include <stddef.h>

// The demo quarter: fixtures/demo/quarter.jsonl, embedded so that an installed binary has it.
const unsigned char *okr_demo_quarter(void);
size_t okr_demo_quarter_size(void);

// The small quarter told for an audit: fixtures/account/quarter.jsonl.
const unsigned char *okr_demo_account(void);
size_t okr_demo_account_size(void);
