#include "server/http/limiter.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::http;

namespace {

struct FakeClock final : core::Clock {
    [[nodiscard]] core::Instant now() const override { return at; }
    void advance(std::int64_t milliseconds) { at.milliseconds += milliseconds; }
    core::Instant at{1'000'000};
};

constexpr Bucket three{"three", 3, 1'000, OnFailure::Refuse};

}

TEST_CASE("limiter: gives the burst, then one every refill time") {
    FakeClock clock;
    Limiter limiter(clock);
    for (int i = 0; i < 3; ++i)
        CHECK_FALSE(limiter.take(three, "a").has_value());
    CHECK(limiter.take(three, "a") == 1);
    clock.advance(999);
    CHECK(limiter.take(three, "a") == 1);
    clock.advance(1);
    CHECK_FALSE(limiter.take(three, "a").has_value());
    CHECK(limiter.take(three, "a") == 1);
}

TEST_CASE("limiter: never saves up more than the burst") {
    FakeClock clock;
    Limiter limiter(clock);
    clock.advance(1'000'000'000);
    for (int i = 0; i < 3; ++i)
        CHECK_FALSE(limiter.take(three, "a").has_value());
    CHECK(limiter.take(three, "a").has_value());
}

TEST_CASE("limiter: subjects and buckets do not share") {
    FakeClock clock;
    Limiter limiter(clock);
    constexpr Bucket other{"other", 1, 1'000, OnFailure::Refuse};
    CHECK_FALSE(limiter.take(three, "a", 3).has_value());
    CHECK(limiter.take(three, "a").has_value());
    CHECK_FALSE(limiter.take(three, "b").has_value());
    CHECK_FALSE(limiter.take(other, "a").has_value());
}

TEST_CASE("limiter: a refused take costs nothing and says how long to wait") {
    FakeClock clock;
    Limiter limiter(clock);
    CHECK_FALSE(limiter.take(three, "a", 2).has_value());
    CHECK(limiter.take(three, "a", 3) == 2);
    CHECK_FALSE(limiter.take(three, "a", 1).has_value());
}

TEST_CASE("limiter: peeking takes nothing") {
    FakeClock clock;
    Limiter limiter(clock);
    for (int i = 0; i < 10; ++i)
        CHECK_FALSE(limiter.peek(three, "a").has_value());
    CHECK_FALSE(limiter.take(three, "a", 3).has_value());
    CHECK(limiter.peek(three, "a") == 1);
}

TEST_CASE("limiter: a clock that steps back gives nothing and breaks nothing") {
    FakeClock clock;
    Limiter limiter(clock);
    CHECK_FALSE(limiter.take(three, "a", 3).has_value());
    clock.advance(-5'000);
    CHECK(limiter.take(three, "a").has_value());
    clock.advance(1'000);
    CHECK_FALSE(limiter.take(three, "a").has_value());
}

TEST_CASE("limiter: stays bounded and forgets who was unused for longest") {
    FakeClock clock;
    Limiter limiter(clock, 100);
    CHECK_FALSE(limiter.take(three, "kept", 3).has_value());
    for (int i = 0; i < 1'000; ++i) {
        CHECK(limiter.take(three, "kept").has_value());
        CHECK_FALSE(limiter.take(three, std::to_string(i)).has_value());
    }
    CHECK(limiter.size() == 100);
    CHECK_FALSE(limiter.take(three, "0", 3).has_value());
}
