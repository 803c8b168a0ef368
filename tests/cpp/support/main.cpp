// Catch2's main program, for builds where no compiled one is at hand.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
