// Bits of the widest vector register that the compiler may use on the machine it compiles for.
#if defined(__AVX512F__)
enum { VECTOR_BITS = 512 };
#elif defined(__AVX__)
enum { VECTOR_BITS = 256 };
#else
enum { VECTOR_BITS = 128 };
#endif
