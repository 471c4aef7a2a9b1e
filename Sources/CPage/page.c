#include "CPage.h"

static const unsigned char style[] = {
#embed "page.css"
};
static const unsigned char script[] = {
#embed "data.js"
,
#embed "page.js"
,
#embed "drawings.js"
,
#embed "slider.js"
};

const unsigned char *okr_page_style(void) { return style; }
size_t okr_page_style_size(void) { return sizeof style; }
const unsigned char *okr_page_script(void) { return script; }
size_t okr_page_script_size(void) { return sizeof script; }
