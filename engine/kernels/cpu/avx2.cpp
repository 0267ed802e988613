// The kernels for processors with AVX2: 8 numbers a vector. Compiled with its own flags; see kernels.inl.
#define ZK_VEC 8
#define ZK_TABLE kAvx2Table
#define ZK_NAME "avx2"
#include "engine/kernels/cpu/kernels.inl"
