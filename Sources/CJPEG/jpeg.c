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

struct workbench_jpeg_decoder {
  struct jpeg_decompress_struct info;
  struct jpeg_progress_mgr progress;
  struct guard guard;
};

workbench_jpeg_decoder *workbench_jpeg_decoder_create(void) {
  workbench_jpeg_decoder *decoder = calloc(1, sizeof *decoder);
  char message[WORKBENCH_JPEG_MESSAGE];
  if (decoder == NULL) return NULL;
  decoder->info.err = watch(&decoder->guard, message);
  if (setjmp(decoder->guard.home)) {
    workbench_jpeg_decoder_destroy(decoder);
    return NULL;
  }
  jpeg_create_decompress(&decoder->info);
  decoder->progress.progress_monitor = count_scans;
  decoder->info.progress = &decoder->progress;
  decoder->info.mem->max_memory_to_use = max_memory;
  return decoder;
}

void workbench_jpeg_decoder_destroy(workbench_jpeg_decoder *decoder) {
  if (decoder == NULL) return;
  jpeg_destroy_decompress(&decoder->info);
  free(decoder);
}

// Drops the picture and keeps the decoder; says how it went.
static workbench_jpeg_status close_picture(workbench_jpeg_decoder *decoder) {
  jpeg_abort_decompress(&decoder->info);
  return decoder->guard.status;
}

workbench_jpeg_status workbench_jpeg_open(
    workbench_jpeg_decoder *decoder, const unsigned char *data, size_t size,
    workbench_jpeg_size *picture, char *message) {
  struct jpeg_decompress_struct *info = &decoder->info;
  watch(&decoder->guard, message);
  if (setjmp(decoder->guard.home)) return close_picture(decoder);
  jpeg_abort_decompress(info);
  jpeg_mem_src(info, data, size);
  jpeg_read_header(info, TRUE);
  if ((double)info->image_width * info->image_height > max_pixels) {
    decoder->guard.status = WORKBENCH_JPEG_TOO_LARGE;
    snprintf(
        message, WORKBENCH_JPEG_MESSAGE, "%u×%u pixels", info->image_width, info->image_height);
    return close_picture(decoder);
  }
  if (info->num_components != 1 && info->num_components != 3) {
    decoder->guard.status = WORKBENCH_JPEG_UNSUPPORTED;
    snprintf(
        message, WORKBENCH_JPEG_MESSAGE, "%d components (CMYK or the like)",
        info->num_components);
    return close_picture(decoder);
  }
  picture->width = (int)info->image_width;
  picture->height = (int)info->image_height;
  return WORKBENCH_JPEG_OK;
}

workbench_jpeg_status workbench_jpeg_begin(
    workbench_jpeg_decoder *decoder, int at_least, workbench_jpeg_size *decoded, char *message) {
  struct jpeg_decompress_struct *info = &decoder->info;
  watch(&decoder->guard, message);
  if (setjmp(decoder->guard.home)) return close_picture(decoder);
  info->out_color_space = JCS_RGB;
  info->scale_denom = 8;
  // libjpeg-turbo has vector code for these scales alone; 5/8 takes longer than the whole.
  for (info->scale_num = at_least > 0 ? 1 : 8;; info->scale_num *= 2) {
    jpeg_calc_output_dimensions(info);
    if (info->scale_num == 8) break;
    if ((int)info->output_width >= at_least && (int)info->output_height >= at_least) break;
  }
  decoded->width = (int)info->output_width;
  decoded->height = (int)info->output_height;
  return WORKBENCH_JPEG_OK;
}

// Rows and columns around a part are decoded with it where libjpeg's smooth enlargement of the
// colours looks at them; so its pixels are those of the whole picture.
static void read_part(
    struct jpeg_decompress_struct *info, int top, int left, int height, int width,
    unsigned char *pixels) {
  size_t stride = (size_t)width * 3;
  JDIMENSION first = left > 0 ? (JDIMENSION)left - 1 : 0;
  JDIMENSION end = (JDIMENSION)(left + width);
  if (end < info->output_width) end++;
  JDIMENSION columns = end - first;
  if (columns < info->output_width) jpeg_crop_scanline(info, &first, &columns);
  int is_part = columns != (JDIMENSION)width;
  JSAMPROW line = NULL;
  if (is_part)
    line = (*info->mem->alloc_large)((j_common_ptr)info, JPOOL_IMAGE, (size_t)columns * 3);
  if (top > 0) jpeg_skip_scanlines(info, (JDIMENSION)top);
  for (int row = 0; row < height; row++, pixels += stride) {
    JSAMPROW target = is_part ? line : pixels;
    jpeg_read_scanlines(info, &target, 1);
    if (is_part) memcpy(pixels, line + ((size_t)left - first) * 3, stride);
  }
}

workbench_jpeg_status workbench_jpeg_read(
    workbench_jpeg_decoder *decoder, int top, int left, int height, int width,
    unsigned char *pixels, char *message) {
  struct jpeg_decompress_struct *info = &decoder->info;
  watch(&decoder->guard, message);
  if (setjmp(decoder->guard.home)) return close_picture(decoder);
  jpeg_start_decompress(info);
  if (top < 0 || left < 0 || height < 1 || width < 1 ||
      (JDIMENSION)(top + height) > info->output_height ||
      (JDIMENSION)(left + width) > info->output_width)
    ERREXIT(info, JERR_BUFFER_SIZE);
  read_part(info, top, left, height, width, pixels);
  if (info->output_scanline == info->output_height) jpeg_finish_decompress(info);
  return close_picture(decoder);
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

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)
#ifdef LIBJPEG_TURBO_VERSION
const char *workbench_jpeg_version(void) {
  return "libjpeg-turbo " TEXT(LIBJPEG_TURBO_VERSION);
}
#else
const char *workbench_jpeg_version(void) { return "libjpeg " TEXT(JPEG_LIB_VERSION); }
#endif
