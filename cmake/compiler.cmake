# How every C++ file of Qualm is compiled: the language, the warnings and the machine it is meant for.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CONFIGURATION_TYPES "")

option(QUALM_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

find_program(QUALM_CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
if(QUALM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # ccache takes precompiled headers only where it is told that macros and dates in them don't matter. It goes by the
  # compiler's list of included files: a file that it doesn't know then costs no second pass.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_DEPEND=1
                                  ${QUALM_CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

# No fused multiply-add behind the source's back: results would depend on the compiler.
add_compile_options(-ffp-contract=off)

if(EMSCRIPTEN)
  # NDEBUG takes out Eigen's assertions; everything is validated before Eigen sees it.
  add_compile_options(-DNDEBUG -msimd128 -fwasm-exceptions)
  add_link_options(-fwasm-exceptions)
elseif(QUALM_SANITIZE)
  add_compile_options(-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
else()
  # Vectors of 16 bytes, as WebAssembly has them; the bench preset asks for all that its machine can.
  include(CheckCXXCompilerFlag)
  check_cxx_compiler_flag(-march=x86-64-v2 QUALM_HAS_X86_64_V2)
  set(QUALM_OPTIMIZE -O2 CACHE STRING "How hard native builds are optimised for any machine of the kind")
  set(portable ${QUALM_OPTIMIZE})
  if(QUALM_HAS_X86_64_V2)
    list(APPEND portable -march=x86-64-v2)
  endif()
  set(QUALM_NATIVE_FLAGS "${portable}" CACHE STRING "Optimisation of native builds")
  add_compile_options(${QUALM_NATIVE_FLAGS})
endif()

# optimizeFor(<target> SIZE|SPEED|TEST): pages load the module, so most of it is compiled for size and the folders of the
# simulator for speed. A target gets one -O only: Emscripten's compiler inlines next to nothing where -O3 follows -Os.
# Natively all of the library is compiled for speed. A TEST is compiled to be compiled quickly: the library does its work.
function(optimizeFor target goal)
  if(EMSCRIPTEN)
    target_compile_options(${target} PRIVATE $<IF:$<STREQUAL:${goal},SPEED>,-O3,-Os>)
  elseif("${goal}" STREQUAL "TEST" AND NOT QUALM_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
  endif()
endfunction()
