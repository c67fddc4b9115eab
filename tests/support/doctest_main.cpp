#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_options();

/// Reading its own configuration, fontconfig 2.14 loses 288 bytes once per process.
extern "C" char const* __lsan_default_suppressions() {
    return "leak:libfontconfig.so";
}

extern "C" char const* __lsan_default_options() {
    return "print_suppressions=0";
}
