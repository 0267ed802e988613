// The kernels for processors with AVX512: 16 numbers a vector. Compiled with its own flags; see kernels.inl.
#define ZK_VEC 16
#define ZK_TABLE kAvx512Table
#define ZK_NAME "avx512"
#include "engine/kernels/cpu/kernels.inl"
