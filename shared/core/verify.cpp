#include "shared/core/verify.h"

#include <cstdio>
#include <cstdlib>

namespace onedoor::core {

void verification_failed(char const* expression, char const* file, int line) {
    std::fprintf(stderr, "VERIFY failed: %s at %s:%d\n", expression, file, line);
    std::abort();
}

}
