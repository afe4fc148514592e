#define DOCTEST_CONFIG_IMPLEMENT  // said too, for the precompiled header has the declarations already
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
