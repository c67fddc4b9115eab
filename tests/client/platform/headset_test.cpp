#include "client/platform/sdl/headset.h"
#include "client/speech/espeak_speaker.h"

#include <chrono>
#include <cstdlib>
#include <doctest/doctest.h>
#include <thread>
#include <vector>

using namespace onedoor;

namespace {

// SDL's own device that plays to nobody, in real time.
constexpr char played_to_nobody[] = "System audio output device";

void use_dummy_driver() {
    ::setenv("SDL_AUDIODRIVER", "dummy", 1);
}

template<typename Condition> bool comes_true(Condition condition) {
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::yield();
    }
    return true;
}

}

TEST_CASE("EN 301 549 5.1.3.9: without its name no device is opened, least of all a loudspeaker") {
    use_dummy_driver();
    for (char const* name : {"", "A headset that is not there"}) {
        platform::Headset headset(name);
        CHECK(headset.open(22'050).error().code == "speech.device");
        CHECK(headset.write(std::vector<std::int16_t>(100)).error().code == "speech.device");
        CHECK(headset.pending() == 0);
        headset.drop();
    }
}

TEST_CASE("headset: takes sound, plays it in its time, and drops it at once") {
    use_dummy_driver();
    platform::Headset headset(played_to_nobody);
    REQUIRE(headset.open(22'050));
    std::vector<std::int16_t> const second(22'050, 1'000);
    CHECK(headset.write(second));
    CHECK(headset.pending() > 11'025);
    CHECK(comes_true([&] { return headset.pending() < 20'000; }));
    headset.drop();
    CHECK(headset.pending() == 0);
    REQUIRE(headset.open(22'050));
    CHECK(headset.write(std::vector<std::int16_t>(1'000)));
    CHECK(comes_true([&] { return headset.pending() == 0; }));
}

TEST_CASE("headset: the voice speaks into it and comes to an end") {
    use_dummy_driver();
    platform::Headset headset(played_to_nobody);
    speech::EspeakSpeaker speaker(headset);
    std::vector<speech::Run> const runs{{"nút", text::Language::Vietnamese}};
    REQUIRE(speaker.say(runs, speech::Rate::Fastest));
    CHECK(comes_true([&] { return speaker.state() != speech::Speaker::State::Speaking; }));
    CHECK(speaker.state() == speech::Speaker::State::Quiet);
    CHECK(speaker.progress() > 2'000);
}
