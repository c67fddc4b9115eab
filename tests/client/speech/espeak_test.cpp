#include "client/speech/espeak_speaker.h"
#include "shared/core/wipe.h"
#include "tests/support/pcm_sink.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <semaphore>

using namespace onedoor;
using speech::EspeakSpeaker;
using speech::Rate;
using speech::Run;
using speech::Speaker;
using text::Language;

namespace {

std::counting_semaphore<1000> g_woken{0};

void wake() {
    g_woken.release();
}

std::vector<Run> vi(std::string words) {
    return {{std::move(words), Language::Vietnamese}};
}

std::vector<Run> en(std::string words) {
    return {{std::move(words), Language::English}};
}

/// The real voice in an ear that keeps what it hears.
struct Ear {
    fakes::PcmSink sink;
    EspeakSpeaker speaker{sink, wake};

    explicit Ear(fakes::PcmSink::Ear ear = fakes::PcmSink::Ear::Live) : sink(ear) {
        while (g_woken.try_acquire()) {
        }
    }
    std::vector<std::int16_t> hear(std::vector<Run> const& runs, Rate rate = Rate::Normal) {
        CHECK(speaker.say(runs, rate));
        REQUIRE(g_woken.try_acquire_for(std::chrono::seconds(20)));
        return sink.take();
    }
};

/// Of 32767.
double loudness(std::vector<std::int16_t> const& samples) {
    double sum = 0;
    for (std::int16_t const sample : samples)
        sum += double{1} * sample * sample;
    return samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

double seconds(Ear const& ear, std::vector<std::int16_t> const& samples) {
    return static_cast<double>(samples.size()) / ear.sink.rate;
}

}

TEST_CASE("EN 301 549 5.1.3.14: Vietnamese and English are heard, each in its own voice") {
    Ear ear;
    auto const vietnamese = ear.hear(vi("Đăng ký khai sinh, liên kết"));
    CHECK(ear.sink.rate >= 16'000);
    CHECK(loudness(vietnamese) > 300);
    CHECK(seconds(ear, vietnamese) > 1);
    CHECK(seconds(ear, vietnamese) < 6);
    auto const english = ear.hear(en("Birth registration, link"));
    CHECK(loudness(english) > 300);
    CHECK(ear.hear(en("data")) != ear.hear(vi("data")));
    CHECK(ear.speaker.state() == Speaker::State::Quiet);
}

TEST_CASE("espeak: other words, tones and digits make another sound") {
    Ear ear;
    char const* const words[] = {"ma", "má", "mà", "mả", "mã", "mạ", "một", "hai", "năm", "nút"};
    std::vector<std::vector<std::int16_t>> sounds;
    for (char const* each : words)
        sounds.push_back(ear.hear(vi(each)));
    for (std::size_t i = 0; i < sounds.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            INFO(words[i], " and ", words[j]);
            CHECK(sounds[i] != sounds[j]);
        }
}

TEST_CASE("espeak: each rate is shorter than the one before, each volume louder") {
    Ear ear;
    constexpr char words[] = "Ông bà đang ở trang tra cứu hồ sơ";
    double longest = 1'000;
    for (Rate const rate : {Rate::Slowest, Rate::Slow, Rate::Normal, Rate::Fast, Rate::Fastest}) {
        double const length = seconds(ear, ear.hear(vi(words), rate));
        CHECK(length < longest * 0.95);
        longest = length;
    }
    double softest = 1;
    std::vector<double> loud;
    for (std::uint8_t step = speech::Volume::lowest; step <= speech::Volume::highest; ++step) {
        ear.speaker.set_volume({step});
        loud.push_back(loudness(ear.hear(vi(words))));
        CHECK(loud.back() > softest * 1.2);
        softest = loud.back();
    }
    // EN 301 549 5.1.3.11, ADA 707.5: at least 18 dB between the softest and the loudest.
    CHECK(20 * std::log10(loud.back() / loud.front()) > 18);
}

TEST_CASE("espeak: a word of another language does not end the sentence") {
    Ear ear;
    std::vector<Run> const both{{"Chọn ngôn ngữ", Language::Vietnamese},
                                {"English, button", Language::English}};
    auto const first = ear.hear({both[0]});
    auto const second = ear.hear({both[1]});
    auto const whole = ear.hear(both);
    CHECK(whole.size() > std::max(first.size(), second.size()));
}

TEST_CASE("EN 301 549 5.1.3.5: stop is silence within one chunk") {
    Ear ear(fakes::PcmSink::Ear::Held);
    std::string words = "Ông bà đang ở trang tra cứu hồ sơ";
    for (int i = 0; i < 5; ++i)
        words += ", " + words.substr(0, 40);
    CHECK(ear.speaker.say(vi(words), Rate::Slow));
    REQUIRE(ear.sink.wait_for_sound());
    CHECK(ear.speaker.state() == Speaker::State::Speaking);
    int const drops = ear.sink.drops();
    ear.speaker.stop();
    CHECK(ear.speaker.state() == Speaker::State::Quiet);
    REQUIRE(ear.sink.wait_for_drop(drops + 1));
    (void)ear.sink.take();
    auto const next = ear.hear({});
    CHECK(next.empty());
    CHECK(ear.sink.pending() == 0);
}

TEST_CASE("espeak: the first sound does not wait for the last, and no more than 0.3 s are ahead") {
    Ear ear(fakes::PcmSink::Ear::Held);
    CHECK(ear.speaker.say(vi(std::string("Ông bà đang ở trang tra cứu hồ sơ. ") +
                             "Xin nhập mã hồ sơ và mã tra cứu, rồi chọn xem tình trạng."),
                          Rate::Slowest));
    REQUIRE(ear.sink.wait_for_sound());
    CHECK(ear.speaker.state() == Speaker::State::Speaking);
    CHECK(static_cast<double>(ear.sink.pending()) < 0.3 * ear.sink.rate);
}

TEST_CASE("espeak: at the end of a session the device is let go, and opened anew for the next") {
    Ear ear;
    CHECK_FALSE(ear.hear(vi("nút")).empty());
    ear.speaker.forget();
    REQUIRE(g_woken.try_acquire_for(std::chrono::seconds(20)));
    CHECK(ear.speaker.is_forgotten());
    CHECK(ear.sink.closes == 1);
    CHECK_FALSE(ear.hear(vi("nút")).empty());
    CHECK(ear.sink.opens == 2);
    CHECK_FALSE(ear.speaker.is_forgotten());
}

TEST_CASE("espeak: what comes later takes the place of what is said") {
    Ear ear(fakes::PcmSink::Ear::Held);
    CHECK(ear.speaker.say(vi("Ông bà đang ở trang tra cứu hồ sơ, xin nhập mã"), Rate::Slow));
    REQUIRE(ear.sink.wait_for_sound());
    int const drops = ear.sink.drops();
    CHECK(ear.speaker.say(vi("nút"), Rate::Normal));
    REQUIRE(ear.sink.wait_for_drop(drops + 1));
    CHECK(ear.speaker.state() == Speaker::State::Speaking);
}

TEST_CASE("espeak: a headset that is gone is told at whatever piece it goes, and opened anew") {
    for (int piece = 1; piece <= 12; ++piece) {
        Ear ear;
        ear.sink.failing_write = piece;
        ear.hear(vi("Đăng ký khai sinh, liên kết"));
        CHECK(ear.speaker.state() == Speaker::State::Failed);
        CHECK(loudness(ear.hear(vi("Đăng ký khai sinh, liên kết"))) > 300);
        CHECK(ear.speaker.state() == Speaker::State::Quiet);
        CHECK(ear.sink.opens == 2);
    }
}

TEST_CASE("espeak: without a headset it says so, and speaks as soon as there is one") {
    Ear ear;
    ear.sink.is_unplugged = true;
    CHECK(ear.hear(vi("nút")).empty());
    CHECK(ear.speaker.state() == Speaker::State::Failed);
    ear.sink.is_unplugged = false;
    CHECK(loudness(ear.hear(vi("nút"))) > 300);
    CHECK(ear.speaker.state() == Speaker::State::Quiet);
}
