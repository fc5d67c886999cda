#ifndef WORKBENCH_CJPEG_H
#define WORKBENCH_CJPEG_H
int workbench_jpeg_placeholder(void);
#endif
