#include "CJPEG.h"
int workbench_jpeg_placeholder(void) { return 0; }
