# Catch2 2.13 and qualmTest().
#
# The header is reached through a folder of its own: an include path of /usr/include would put the host's C library
# before Emscripten's. Natively the distribution's compiled main is linked; for WebAssembly it is compiled once.

find_path(QUALM_CATCH_INCLUDE catch2/catch.hpp PATHS /usr/include /usr/local/include /opt/homebrew/include
          NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(catchInclude ${PROJECT_BINARY_DIR}/catch-include)
file(MAKE_DIRECTORY ${catchInclude})
file(CREATE_LINK ${QUALM_CATCH_INCLUDE}/catch2 ${catchInclude}/catch2 SYMBOLIC)

find_library(QUALM_CATCH_MAIN Catch2WithMain NO_CMAKE_FIND_ROOT_PATH)
if(EMSCRIPTEN OR NOT QUALM_CATCH_MAIN)
  add_library(qualm_catch STATIC ${PROJECT_SOURCE_DIR}/tests/cpp/support/main.cpp)
  set(scope PUBLIC)
else()
  add_library(qualm_catch INTERFACE)
  target_link_libraries(qualm_catch INTERFACE ${QUALM_CATCH_MAIN})
  set(scope INTERFACE)
endif()
target_include_directories(qualm_catch SYSTEM ${scope} ${catchInclude})
target_include_directories(qualm_catch ${scope} ${PROJECT_SOURCE_DIR}/tests/cpp ${PROJECT_SOURCE_DIR}/tests)
if(EMSCRIPTEN)
  optimizeFor(qualm_catch SIZE)
  target_compile_definitions(qualm_catch PUBLIC CATCH_CONFIG_NO_POSIX_SIGNALS)
  # A plain program: a modularised one would exit with 0 when tests fail.
  # -O1: a whole-program optimiser takes eight times as long as the tests that it would speed up.
  target_link_options(qualm_catch PUBLIC -O1 -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1)
endif()

# Tests that name things as their neighbours do.
set(QUALM_TESTS_APART compile/synthesis simulate/state_measures simulate/statevector simulate/trajectory
    train/gradient_rule)
list(TRANSFORM QUALM_TESTS_APART REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/tests/cpp/\\1.test.cpp")

# qualmTest(<folder>): the program test_<folder> from tests/cpp/<folder>/*.test.cpp, run by CTest as <folder>.
function(qualmTest folder)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/cpp/${folder}/*.test.cpp)
  if(sources)
    add_executable(test_${folder} ${sources})
    target_link_libraries(test_${folder} PRIVATE qualm_${folder} qualm_catch)
    optimizeFor(test_${folder} TEST)
    precompileFor(test_${folder} TEST)
    uniteSources(test_${folder} ${QUALM_TESTS_APART})
    if(EMSCRIPTEN)
      # Tests count as they like; the library itself may not narrow to a size_t of 32 bits.
      target_compile_options(test_${folder} PRIVATE -Wno-conversion)
      set_target_properties(test_${folder} PROPERTIES SUFFIX .cjs) # the package's .js files are modules
    endif()
    add_test(NAME ${folder} COMMAND test_${folder} --use-colour no)
  endif()
endfunction()
