// The kernels for any processor: 4 numbers a vector. Compiled with its own flags; see kernels.inl.
#define ZK_VEC 4
#define ZK_TABLE kBaseTable
#define ZK_NAME "base"
#include "engine/kernels/cpu/kernels.inl"
