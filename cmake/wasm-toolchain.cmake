# Emscripten's own CMake platform, plus what a distribution's Emscripten and today's Node need to work together.

find_program(EM_CONFIG em-config REQUIRED)
execute_process(COMMAND ${EM_CONFIG} EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscriptenRoot OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
include(${emscriptenRoot}/cmake/Modules/Platform/Emscripten.cmake)

# The linker runs acorn, which Debian installs where a Node from elsewhere does not look.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")

# Emscripten 3.1 takes a Node that has fetch for a browser.
find_program(QUALM_NODE NAMES node nodejs REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR ${QUALM_NODE} --no-experimental-fetch)
