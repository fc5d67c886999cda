#include <stdio.h>
#include <sys/prctl.h>

// Swift cannot call prctl itself, which takes a variable number of arguments, and takes stdout for
// shared state.
static inline int die_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }
static inline int print_line_by_line(void) { return setvbuf(stdout, NULL, _IOLBF, 0); }
