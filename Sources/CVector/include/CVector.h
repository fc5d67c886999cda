#ifndef WORKBENCH_CVECTOR_H
#define WORKBENCH_CVECTOR_H

// Bits of the widest vector register that the compiler may use on the machine it compiles for.
#if defined(__AVX512F__)
enum { VECTOR_BITS = 512 };
#elif defined(__AVX__)
enum { VECTOR_BITS = 256 };
#else
enum { VECTOR_BITS = 128 };
#endif

// Asks for a line of memory that is going to be read, or written, soon. Any address is fine.
static inline void vector_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }
static inline void vector_prefetch_write(void *address) { __builtin_prefetch(address, 1, 3); }

// Whether the processor multiplies and adds at once, and rounds once.
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
enum { VECTOR_FUSES = 1 };
#else
enum { VECTOR_FUSES = 0 };
#endif

// a · b + c, rounded once where the processor can; elsewhere that would be a call of a function for each lane. The
// standard library's product goes lane by lane, and the compiler does not always find the whole registers in it again.
typedef float vector_lanes __attribute__((vector_size(64)));
static inline __attribute__((always_inline)) vector_lanes vector_multiply_add(
    vector_lanes a, vector_lanes b, vector_lanes c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

#endif
