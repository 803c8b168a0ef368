# Headers of the standard library, parsed once for every set of flags in place of once for every file: reading them is
# most of the work of compiling a small file. The sanitizers' build goes without, so that a forgotten #include shows.

option(QUALM_PRECOMPILE "Precompile the standard library's headers" ON)

# Which flags a precompiled header goes with: those of a library compiled for SIZE or SPEED, or of a TEST.
function(qualmPrecompiled goal)
  set(target qualm_headers_${goal})
  add_library(${target} OBJECT ${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp)
  target_precompile_headers(
    ${target} PRIVATE <algorithm> <array> <bit> <cmath> <cstddef> <cstdint> <functional> <limits> <map> <memory>
                      <numbers> <numeric> <optional> <set> <span> <string> <string_view> <utility> <vector>)
  if(goal STREQUAL TEST)
    target_precompile_headers(${target} PRIVATE <catch2/catch.hpp>)
    target_link_libraries(${target} PRIVATE qualm_catch)
  endif()
  optimizeFor(${target} ${goal})
endfunction()

# precompileFor(<target> SIZE|SPEED|TEST)
function(precompileFor target goal)
  if(NOT QUALM_PRECOMPILE)
    return()
  endif()
  if(NOT TARGET qualm_headers_${goal})
    qualmPrecompiled(${goal})
  endif()
  target_precompile_headers(${target} REUSE_FROM qualm_headers_${goal})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # GCC 12 takes moved strings for overruns and overreads once the library's headers are no system headers any more.
    target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overread)
  endif()
endfunction()
