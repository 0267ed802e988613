# LibTorch from the unpacked PyPI wheel, as imported target zk::torch. `find_package(Torch)` of a CUDA wheel
# demands nvcc, so the few libraries are named here. Use narrow ATen headers in sources; see docs/architecture.md.
set(_candidates ${ZK_TORCH_ROOT} $ENV{ZK_TORCH_ROOT})
if(DEFINED ENV{ZK_CACHE})
  list(APPEND _candidates $ENV{ZK_CACHE}/libtorch-2.11.0-cuda $ENV{ZK_CACHE}/libtorch-2.11.0-cpu)
elseif(DEFINED ENV{XDG_CACHE_HOME})
  list(APPEND _candidates $ENV{XDG_CACHE_HOME}/zerokara/libtorch-2.11.0-cuda $ENV{XDG_CACHE_HOME}/zerokara/libtorch-2.11.0-cpu)
else()
  list(APPEND _candidates $ENV{HOME}/.cache/zerokara/libtorch-2.11.0-cuda $ENV{HOME}/.cache/zerokara/libtorch-2.11.0-cpu)
endif()
foreach(dir IN LISTS _candidates)
  if(EXISTS ${dir}/torch/lib/libtorch_cpu.so)
    set(ZK_TORCH_DIR ${dir})
    break()
  endif()
endforeach()
if(NOT ZK_TORCH_DIR)
  message(FATAL_ERROR "LibTorch not found. Run ./zk setup, or set ZK_TORCH_ROOT to the folder that holds torch/ and nvidia/.")
endif()
message(STATUS "LibTorch: ${ZK_TORCH_DIR}")

add_library(zk_torch_headers INTERFACE)
target_include_directories(zk_torch_headers SYSTEM INTERFACE
  ${ZK_TORCH_DIR}/torch/include ${ZK_TORCH_DIR}/torch/include/torch/csrc/api/include)
# LibTorch brings its own, newer fmt headers, which come first here; header-only they need no library, and their
# namespace carries a version, so that they live beside the system's fmt of the other rooms.
target_compile_definitions(zk_torch_headers INTERFACE FMT_HEADER_ONLY)
# The set with CUDA: libtorch_cuda registers the GPU's operators when it is loaded, so it is linked though unnamed in code.
set(_torch_cuda "")
if(EXISTS ${ZK_TORCH_DIR}/torch/lib/libtorch_cuda.so AND NOT ZK_CUDA STREQUAL "OFF")
  set(_torch_cuda ${ZK_TORCH_DIR}/torch/lib/libtorch_cuda.so ${ZK_TORCH_DIR}/torch/lib/libc10_cuda.so)
  # Headers that c10/cuda and c10d's NCCL back end include; ZK_HAS_TORCH_CUDA says that they may be used.
  foreach(_part cu13 nccl cudnn)
    target_include_directories(zk_torch_headers SYSTEM INTERFACE ${ZK_TORCH_DIR}/nvidia/${_part}/include)
  endforeach()
endif()
add_library(zk_torch INTERFACE)
target_link_libraries(zk_torch INTERFACE zk_torch_headers
  -Wl,--no-as-needed ${ZK_TORCH_DIR}/torch/lib/libtorch_cpu.so ${ZK_TORCH_DIR}/torch/lib/libc10.so ${_torch_cuda} -Wl,--as-needed
  -Wl,--disable-new-dtags
  # A packaged engine has LibTorch loaded before it (workers/engine/loader.cpp) and names no place of the machine that built it.
  $<$<NOT:$<BOOL:$<TARGET_PROPERTY:ZK_FINDS_TORCH_ITSELF>>>:-Wl,-rpath,${ZK_TORCH_DIR}/torch/lib>
  -Wl,-rpath-link,${ZK_TORCH_DIR}/torch/lib:${ZK_TORCH_DIR}/nvidia/cu13/lib)
add_library(zk::torch ALIAS zk_torch)
