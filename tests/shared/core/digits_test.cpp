#include "shared/core/digits.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("digits: zeros fill the front, and a longer number keeps all its digits") {
    CHECK(core::zero_padded(7, 2) == "07");
    CHECK(core::zero_padded(0, 4) == "0000");
    CHECK(core::zero_padded(2026, 4) == "2026");
    CHECK(core::zero_padded(123, 2) == "123");
}
