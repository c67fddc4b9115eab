#include "client/staff_panel/corners.h"

#include <doctest/doctest.h>
#include <random>

using namespace onedoor;
using staff_panel::Corners;
using Verdict = Corners::Verdict;

namespace {

constexpr Corners::Glass glass{1080, 1920, 4};
constexpr float left_x = 20, right_x = 1060, low_y = 1900;

struct Finger {
    Corners corners;
    std::int64_t now = 1'000;

    Verdict hold(float x, float y, std::int64_t ms) {
        if (Verdict const verdict = corners.press(glass, x, y, {now}); verdict != Verdict::Kept)
            return verdict;
        now += ms;
        return corners.release({now});
    }
    void wait(std::int64_t ms) { now += ms; }
};

}

TEST_CASE("corners: the left one and then the right one, each held, open the door") {
    Finger finger;
    CHECK(finger.hold(left_x, low_y, Corners::hold_ms) == Verdict::Kept);
    finger.wait(Corners::way_ms);
    CHECK(finger.hold(right_x, low_y, Corners::hold_ms) == Verdict::Open);
}

TEST_CASE("corners: a short touch is a citizen's, and begins the way anew") {
    Finger finger;
    CHECK(finger.hold(left_x, low_y, Corners::hold_ms) == Verdict::Kept);
    CHECK(finger.hold(right_x, low_y, Corners::hold_ms - 1) == Verdict::Tap);
    CHECK(finger.hold(right_x, low_y, Corners::hold_ms) == Verdict::Kept);
}

TEST_CASE("corners: too late, the wrong way round or twice the same is nothing") {
    Finger late;
    late.hold(left_x, low_y, Corners::hold_ms);
    late.wait(Corners::way_ms + 1);
    CHECK(late.hold(right_x, low_y, Corners::hold_ms) == Verdict::Kept);
    Finger wrong;
    wrong.hold(right_x, low_y, Corners::hold_ms);
    CHECK(wrong.hold(left_x, low_y, Corners::hold_ms) == Verdict::Kept);
    Finger twice;
    twice.hold(right_x, low_y, Corners::hold_ms);
    CHECK(twice.hold(right_x, low_y, Corners::hold_ms) == Verdict::Kept);
}

TEST_CASE("corners: a touch anywhere else belongs to citizens and ends the way") {
    Finger finger;
    finger.hold(left_x, low_y, Corners::hold_ms);
    CHECK(finger.hold(540, 900, 10) == Verdict::NotHere);
    CHECK(finger.hold(right_x, low_y, Corners::hold_ms) == Verdict::Kept);
    CHECK(finger.hold(left_x, 20, 10) == Verdict::NotHere);
    CHECK(finger.hold(right_x, 20, 10) == Verdict::NotHere);
}

TEST_CASE("corners: a finger that slides out of a corner was nothing") {
    Finger finger;
    CHECK(finger.corners.press(glass, left_x, low_y, {0}) == Verdict::Kept);
    CHECK(finger.corners.move(glass, 30, 1890) == Verdict::Kept);
    CHECK(finger.corners.move(glass, 400, 1890) == Verdict::Kept);
    CHECK(finger.corners.release({Corners::hold_ms}) == Verdict::NotHere);
}

TEST_CASE("corners: K8 a hundred thousand random touches of up to two seconds find no door") {
    std::minstd_rand random(20261122);
    CAPTURE(20261122);
    Finger finger;
    for (int i = 0; i < 100'000; ++i) {
        bool const is_low = random() % 2 == 0;
        float const x = static_cast<float>(random() % 1080);
        float const y = is_low ? 1910 : static_cast<float>(random() % 1920);
        REQUIRE(finger.hold(x, y, static_cast<std::int64_t>(random() % 2'000)) != Verdict::Open);
        finger.wait(static_cast<std::int64_t>(random() % 1'000));
    }
}
