#pragma once

namespace onedoor::core {

/// Stops the process: a bug was found, going on could damage somebody's file. Never used on input.
[[noreturn]] void verification_failed(char const* expression, char const* file, int line);

}

/// Checks an invariant of the program itself, in every build.
#define VERIFY(expression)                                                                         \
    do {                                                                                           \
        if (!(expression)) [[unlikely]]                                                            \
            ::onedoor::core::verification_failed(#expression, __FILE__, __LINE__);                 \
    } while (false)
