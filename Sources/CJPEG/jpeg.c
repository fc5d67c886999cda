#include "CJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

static const double max_pixels = 32e6;
static const int max_scans = 100;
static const long max_memory = 512L << 20;

struct guard {
  struct jpeg_error_mgr base;
  jmp_buf home;
  workbench_jpeg_status status;
  char *message;
};

static void leave(j_common_ptr info) {
  struct guard *guard = (struct guard *)info->err;
  longjmp(guard->home, 1);
}

static void fail(j_common_ptr info) {
  struct guard *guard = (struct guard *)info->err;
  guard->status = WORKBENCH_JPEG_DAMAGED;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  snprintf(guard->message, WORKBENCH_JPEG_MESSAGE, "%s", text);
  leave(info);
}

// Level -1 is a warning: the data is corrupt and libjpeg would go on with what it can guess.
static void hear(j_common_ptr info, int level) {
  if (level < 0) fail(info);
}

static void say_nothing(j_common_ptr info) { (void)info; }

static struct jpeg_error_mgr *watch(struct guard *guard, char *message) {
  struct jpeg_error_mgr *base = jpeg_std_error(&guard->base);
  base->error_exit = fail;
  base->emit_message = hear;
  base->output_message = say_nothing;
  guard->status = WORKBENCH_JPEG_OK;
  guard->message = message;
  message[0] = 0;
  return base;
}

static void count_scans(j_common_ptr info) {
  j_decompress_ptr decoder = (j_decompress_ptr)info;
  if (decoder->input_scan_number <= max_scans) return;
  struct guard *guard = (struct guard *)info->err;
  guard->status = WORKBENCH_JPEG_TOO_MANY_SCANS;
  snprintf(guard->message, WORKBENCH_JPEG_MESSAGE, "more than %d scans", max_scans);
  leave(info);
}

// Reads the header and refuses what must not be decoded; sets the scale.
static void open_picture(
    struct jpeg_decompress_struct *decoder, struct guard *guard, const unsigned char *data,
    size_t size, int at_least) {
  decoder->mem->max_memory_to_use = max_memory;
  jpeg_mem_src(decoder, data, size);
  jpeg_read_header(decoder, TRUE);
  if ((double)decoder->image_width * decoder->image_height > max_pixels) {
    guard->status = WORKBENCH_JPEG_TOO_LARGE;
    snprintf(
        guard->message, WORKBENCH_JPEG_MESSAGE, "%u×%u pixels", decoder->image_width,
        decoder->image_height);
    leave((j_common_ptr)decoder);
  }
  if (decoder->num_components != 1 && decoder->num_components != 3) {
    guard->status = WORKBENCH_JPEG_UNSUPPORTED;
    snprintf(
        guard->message, WORKBENCH_JPEG_MESSAGE, "%d components (CMYK or the like)",
        decoder->num_components);
    leave((j_common_ptr)decoder);
  }
  decoder->out_color_space = JCS_RGB;
  decoder->scale_denom = 8;
  for (decoder->scale_num = at_least > 0 ? 1 : 8;; decoder->scale_num++) {
    jpeg_calc_output_dimensions(decoder);
    if (decoder->scale_num == 8) break;
    if ((int)decoder->output_width >= at_least && (int)decoder->output_height >= at_least) break;
  }
}

workbench_jpeg_status workbench_jpeg_probe(
    const unsigned char *data, size_t size, int at_least, workbench_jpeg_header *header,
    char *message) {
  struct jpeg_decompress_struct decoder;
  struct guard guard;
  memset(&decoder, 0, sizeof decoder);
  decoder.err = watch(&guard, message);
  if (!setjmp(guard.home)) {
    jpeg_create_decompress(&decoder);
    open_picture(&decoder, &guard, data, size, at_least);
    header->width = (int)decoder.image_width;
    header->height = (int)decoder.image_height;
    header->decoded_width = (int)decoder.output_width;
    header->decoded_height = (int)decoder.output_height;
    header->components = decoder.num_components;
  }
  jpeg_destroy_decompress(&decoder);
  return guard.status;
}

workbench_jpeg_status workbench_jpeg_decode(
    const unsigned char *data, size_t size, int at_least, unsigned char *pixels, size_t capacity,
    char *message) {
  struct jpeg_decompress_struct decoder;
  struct jpeg_progress_mgr progress;
  struct guard guard;
  memset(&decoder, 0, sizeof decoder);
  memset(&progress, 0, sizeof progress);
  progress.progress_monitor = count_scans;
  decoder.err = watch(&guard, message);
  if (!setjmp(guard.home)) {
    jpeg_create_decompress(&decoder);
    decoder.progress = &progress;
    open_picture(&decoder, &guard, data, size, at_least);
    jpeg_start_decompress(&decoder);
    size_t stride = (size_t)decoder.output_width * 3;
    if (stride * decoder.output_height != capacity) ERREXIT(&decoder, JERR_BUFFER_SIZE);
    while (decoder.output_scanline < decoder.output_height) {
      JSAMPROW row = pixels + stride * decoder.output_scanline;
      jpeg_read_scanlines(&decoder, &row, 1);
    }
    jpeg_finish_decompress(&decoder);
  }
  jpeg_destroy_decompress(&decoder);
  return guard.status;
}

workbench_jpeg_status workbench_jpeg_encode(
    const unsigned char *pixels, int width, int height, int quality, unsigned char **data,
    unsigned long *size, char *message) {
  struct jpeg_compress_struct encoder;
  struct guard guard;
  memset(&encoder, 0, sizeof encoder);
  *data = NULL;
  *size = 0;
  encoder.err = watch(&guard, message);
  if (!setjmp(guard.home)) {
    jpeg_create_compress(&encoder);
    jpeg_mem_dest(&encoder, data, size);
    encoder.image_width = (JDIMENSION)width;
    encoder.image_height = (JDIMENSION)height;
    encoder.input_components = 3;
    encoder.in_color_space = JCS_RGB;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, quality, TRUE);
    jpeg_start_compress(&encoder, TRUE);
    while (encoder.next_scanline < encoder.image_height) {
      JSAMPROW row = (JSAMPROW)pixels + (size_t)encoder.next_scanline * (size_t)width * 3;
      jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
  }
  jpeg_destroy_compress(&encoder);
  return guard.status;
}

void workbench_jpeg_free(unsigned char *data) { free(data); }
