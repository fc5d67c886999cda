#ifndef WORKBENCH_CGNUPLOT_H
#define WORKBENCH_CGNUPLOT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// One gnuplot process and the stream to it. Nothing here throws, and nothing raises SIGPIPE.
typedef struct GnuplotSession GnuplotSession;

// Starts `program` (looked up in PATH) without a shell, with `-d` and an almost empty environment,
// in `directory`, and kills it when it has not ended after `seconds`. NULL with the reason in
// `message` when that fails.
GnuplotSession *gnuplot_open(
    const char *program, const char *directory, double seconds, char *message, size_t capacity);

// Sends commands; false when the process no longer reads, and then only closing makes sense.
_Bool gnuplot_send(GnuplotSession *session, const char *text, size_t count);

// Ends the session and frees it. Gives the exit code, 128 + n after signal n, with what gnuplot
// wrote to its standard output and error in `message`.
int gnuplot_close(GnuplotSession *session, char *message, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
