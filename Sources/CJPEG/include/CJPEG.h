#ifndef WORKBENCH_CJPEG_H
#define WORKBENCH_CJPEG_H

#include <stddef.h>

// libjpeg reports errors by a jump and ends the process by default. Both stay inside jpeg.c: every
// function here returns a code, and a sentence without a full stop in `message`.

enum { WORKBENCH_JPEG_MESSAGE = 256 };

typedef enum {
  WORKBENCH_JPEG_OK = 0,
  WORKBENCH_JPEG_DAMAGED = 1,      // an error or a warning of libjpeg
  WORKBENCH_JPEG_TOO_LARGE = 2,    // more pixels in the header than allowed
  WORKBENCH_JPEG_TOO_MANY_SCANS = 3,
  WORKBENCH_JPEG_UNSUPPORTED = 4,  // CMYK
} workbench_jpeg_status;

typedef struct {
  int width, height;                // of the whole picture
  int decoded_width, decoded_height;  // at the scale that was asked for
  int components;
} workbench_jpeg_header;

/// Reads the header; allocates nothing that grows with the picture.
///
/// The decoded size is that of the smallest scale n/8, n = 1…8, at which both sides have at least
/// `at_least` pixels; the full size when `at_least` is 0.
workbench_jpeg_status workbench_jpeg_probe(
    const unsigned char *data, size_t size, int at_least, workbench_jpeg_header *header,
    char *message);

/// Decodes to RGB at the size that the probe with the same `at_least` gave.
///
/// The first warning counts as an error: a truncated file decodes to grey otherwise.
workbench_jpeg_status workbench_jpeg_decode(
    const unsigned char *data, size_t size, int at_least, unsigned char *pixels, size_t capacity,
    char *message);

/// Encodes RGB; the result is to be freed by `workbench_jpeg_free`.
workbench_jpeg_status workbench_jpeg_encode(
    const unsigned char *pixels, int width, int height, int quality, unsigned char **data,
    unsigned long *size, char *message);

void workbench_jpeg_free(unsigned char *data);

#endif
