#ifndef CPAGE_H
#define CPAGE_H

#include <stddef.h>

/// The style of a page, CSS.
const unsigned char *okr_page_style(void);
size_t okr_page_style_size(void);

/// The script of a page, JavaScript.
const unsigned char *okr_page_script(void);
size_t okr_page_script_size(void);

#endif
