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
  int width, height;
} workbench_jpeg_size;

/// A decoder for picture after picture, of one thread at a time.
typedef struct workbench_jpeg_decoder workbench_jpeg_decoder;

/// A decoder; NULL when there is no memory.
workbench_jpeg_decoder *workbench_jpeg_decoder_create(void);

void workbench_jpeg_decoder_destroy(workbench_jpeg_decoder *decoder);

/// Reads the header of a picture; allocates nothing that grows with it.
///
/// `data` has to stay where it is until the picture was read. A picture opened before is dropped.
workbench_jpeg_status workbench_jpeg_open(
    workbench_jpeg_decoder *decoder, const unsigned char *data, size_t size,
    workbench_jpeg_size *picture, char *message);

/// Chooses the scale: the smallest of 1/8, 2/8, 4/8 and 8/8 at which both sides have at least
/// `at_least` pixels; the full size when `at_least` is 0.
workbench_jpeg_status workbench_jpeg_begin(
    workbench_jpeg_decoder *decoder, int at_least, workbench_jpeg_size *decoded, char *message);

/// Decodes a part of the picture, at the chosen scale, to RGB, without gaps between rows.
///
/// The pixels are those that the same part of the whole picture has. What lies below the part is
/// not looked at. The first warning counts as an error: a truncated file decodes to grey otherwise.
workbench_jpeg_status workbench_jpeg_read(
    workbench_jpeg_decoder *decoder, int top, int left, int height, int width,
    unsigned char *pixels, char *message);

/// Encodes RGB; the result is to be freed by `workbench_jpeg_free`.
workbench_jpeg_status workbench_jpeg_encode(
    const unsigned char *pixels, int width, int height, int quality, unsigned char **data,
    unsigned long *size, char *message);

void workbench_jpeg_free(unsigned char *data);

/// Such as `libjpeg-turbo 2.1.5`.
const char *workbench_jpeg_version(void);

#endif
