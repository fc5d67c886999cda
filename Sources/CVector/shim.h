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
