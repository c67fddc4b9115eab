#include "client/speech/queue.h"
#include "tests/support/silent_speaker.h"

#include <doctest/doctest.h>

using namespace onedoor;
using speech::Rate;
using speech::Speaker;
using speech::Urgency;
using speech::Utterances;

namespace {

Utterances words(std::initializer_list<char const*> sentences) {
    Utterances all;
    ui::NodeId node = 1;
    for (char const* each : sentences)
        all.push_back({node++, {{each, text::Language::Vietnamese, speech::Break::Comma}}});
    return all;
}

struct Room {
    fakes::SilentSpeaker speaker;
    speech::SpeechQueue queue{speaker};
    core::Uptime now{1'000};

    void advance(std::int64_t milliseconds = 16) {
        now.milliseconds += milliseconds;
        ++speaker.samples;
        queue.advance(now);
    }
    void hear_out() {
        speaker.finish();
        advance();
    }
    void say(std::initializer_list<char const*> sentences, Urgency urgency) {
        queue.say(words(sentences), urgency);
        advance();
    }
    [[nodiscard]] std::string last() const {
        return speaker.said.empty() ? std::string() : speaker.said.back();
    }
};

}

TEST_CASE("queue: one utterance after another, each heard out") {
    Room room;
    room.say({"một", "hai"}, Urgency::Focus);
    CHECK(room.speaker.said == std::vector<std::string>{"một"});
    CHECK(room.queue.spoken_node() == 1);
    room.hear_out();
    CHECK(room.last() == "hai");
    room.hear_out();
    CHECK(room.queue.is_quiet());
    CHECK(room.queue.spoken_node() == 0);
    CHECK(room.speaker.said.size() == 2);
}

TEST_CASE("EN 301 549 5.1.3.5: a key silences what is said at once, and what waits") {
    Room room;
    room.say({"một", "hai"}, Urgency::Assertive);
    room.say({"ba"}, Urgency::Polite);
    room.queue.stop();
    CHECK(room.speaker.now == Speaker::State::Quiet);
    room.advance();
    CHECK(room.queue.is_quiet());
    CHECK(room.last() == "một");
}

TEST_CASE("queue: focus takes the place of focus, said or waiting") {
    Room room;
    room.say({"cũ", "cũ hai"}, Urgency::Focus);
    room.say({"mới"}, Urgency::Focus);
    CHECK(room.last() == "mới");
    room.hear_out();
    CHECK(room.queue.is_quiet());
    CHECK(room.speaker.said.size() == 2);
}

TEST_CASE("queue: what is assertive interrupts, then the focus is told from its beginning") {
    Room room;
    room.say({"ô nhập"}, Urgency::Focus);
    room.say({"còn 20 giây"}, Urgency::Assertive);
    CHECK(room.last() == "còn 20 giây");
    room.say({"nút"}, Urgency::Focus);
    CHECK(room.last() == "còn 20 giây");
    room.hear_out();
    CHECK(room.last() == "nút");
    room.say({"còn 19 giây"}, Urgency::Assertive);
    room.hear_out();
    CHECK(room.last() == "nút");
}

TEST_CASE("queue: what is polite waits, and a flood of it keeps the newest") {
    Room room;
    room.say({"ô nhập"}, Urgency::Focus);
    for (char const* each : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"})
        room.say({each}, Urgency::Polite);
    CHECK(room.last() == "ô nhập");
    room.hear_out();
    CHECK(room.last() == "3");
}

TEST_CASE("EN 301 549 5.1.3.4: reading is stopped, resumed, stepped and repeated by sentences") {
    Room room;
    room.queue.read(words({"Câu một. Câu hai.", "Câu ba.", "Câu bốn."}), 0);
    room.advance();
    CHECK(room.last() == "Câu một.");
    room.hear_out();
    CHECK(room.last() == "Câu hai.");
    room.queue.pause();
    room.advance();
    CHECK(room.speaker.now == Speaker::State::Quiet);
    REQUIRE(room.queue.resume());
    room.advance();
    CHECK(room.last() == "Câu hai.");
    REQUIRE(room.queue.next());
    room.advance();
    CHECK(room.last() == "Câu ba.");
    REQUIRE(room.queue.previous());
    room.advance();
    CHECK(room.last() == "Câu hai.");
    std::size_t const said = room.speaker.said.size();
    room.queue.repeat();
    room.advance();
    CHECK(room.last() == "Câu hai.");
    CHECK(room.speaker.said.size() == said + 1);
    room.hear_out();
    room.hear_out();
    CHECK(room.last() == "Câu bốn.");
    CHECK_FALSE(room.queue.next());
    room.hear_out();
    CHECK(room.queue.is_quiet());
    CHECK_FALSE(room.queue.is_reading());
    CHECK_FALSE(room.queue.resume());
}

TEST_CASE("queue: reading goes on after news and ends when the focus moves") {
    Room room;
    room.queue.read(words({"Một.", "Hai.", "Ba."}), 1);
    room.advance();
    CHECK(room.last() == "Hai.");
    room.say({"máy in hết giấy"}, Urgency::Assertive);
    CHECK(room.last() == "máy in hết giấy");
    room.hear_out();
    CHECK(room.last() == "Hai.");
    room.say({"đã lưu"}, Urgency::Polite);
    CHECK(room.last() == "Hai.");
    room.hear_out();
    CHECK(room.last() == "đã lưu");
    room.hear_out();
    CHECK(room.last() == "Ba.");
    room.say({"nút"}, Urgency::Focus);
    CHECK(room.last() == "nút");
    room.hear_out();
    CHECK(room.queue.is_quiet());
    CHECK(room.queue.resume());
}

TEST_CASE("queue: the last thing is repeated, also after it was stopped") {
    Room room;
    room.queue.repeat();
    room.advance();
    CHECK(room.speaker.said.empty());
    room.say({"mã hồ sơ"}, Urgency::Focus);
    room.queue.stop();
    room.queue.repeat();
    room.advance();
    CHECK(room.last() == "mã hồ sơ");
    CHECK(room.speaker.said.size() == 2);
}

TEST_CASE("queue: another rate is heard at once") {
    Room room;
    room.say({"mã hồ sơ"}, Urgency::Focus);
    room.queue.set_rate(Rate::Slow);
    CHECK(room.speaker.said.size() == 2);
    CHECK(room.speaker.rates.back() == Rate::Slow);
    room.hear_out();
    room.say({"nút"}, Urgency::Focus);
    CHECK(room.speaker.rates.back() == Rate::Slow);
}

TEST_CASE("queue: a voice that fails is tried again, and nothing that matters is lost") {
    Room room;
    room.speaker.is_broken = true;
    room.say({"mã hồ sơ"}, Urgency::Focus);
    CHECK_FALSE(room.queue.is_audible());
    int const says = room.speaker.says;
    room.advance(1'000);
    CHECK(room.speaker.says == says);
    room.speaker.is_broken = false;
    room.advance(1'001);
    CHECK(room.last() == "mã hồ sơ");
    CHECK_FALSE(room.queue.is_audible());
    room.hear_out();
    CHECK(room.queue.is_audible());
    CHECK(room.queue.is_quiet());
}

TEST_CASE("queue: a headset that goes in the middle of a sentence is noticed, whatever is said") {
    for (Urgency const urgency : {Urgency::Assertive, Urgency::Focus, Urgency::Polite}) {
        Room room;
        room.say({"mã hồ sơ"}, urgency);
        room.speaker.now = Speaker::State::Failed;
        room.advance();
        CHECK_FALSE(room.queue.is_audible());
        room.speaker.finish();
        room.advance(2'000);
        CHECK(room.speaker.said.size() == 2);
        CHECK(room.last() == "mã hồ sơ");
    }
    Room room;
    room.queue.read(words({"Một.", "Hai."}), 0);
    room.advance();
    room.hear_out();
    room.speaker.now = Speaker::State::Failed;
    room.advance();
    room.speaker.finish();
    room.advance(2'000);
    CHECK(room.last() == "Hai.");
}

TEST_CASE("queue: a voice that says nothing for three seconds has failed") {
    Room room;
    room.say({"mã hồ sơ"}, Urgency::Focus);
    for (int i = 0; i < 10; ++i)
        room.advance(2'900);
    CHECK(room.queue.is_audible());
    room.queue.advance({room.now.milliseconds + 3'001});
    CHECK_FALSE(room.queue.is_audible());
    CHECK(room.speaker.now == Speaker::State::Quiet);
}

TEST_CASE("EN 301 549 5.1.3.13: volume and rate are as at first after every session") {
    Room room;
    CHECK(room.speaker.volume == speech::default_volume);
    room.queue.set_volume({speech::Volume::highest});
    room.queue.set_rate(Rate::Fastest);
    room.say({"mã hồ sơ"}, Urgency::Focus);
    room.queue.forget();
    CHECK(room.speaker.volume == speech::default_volume);
    CHECK(room.queue.rate() == Rate::Normal);
}

TEST_CASE("queue: nothing of a session is said in the next") {
    Room room;
    room.queue.read(words({"Một.", "Hai."}), 0);
    room.advance();
    room.say({"mã hồ sơ"}, Urgency::Assertive);
    room.say({"nút"}, Urgency::Focus);
    room.speaker.has_forgotten = false;
    CHECK_FALSE(room.queue.is_forgotten());
    room.queue.forget();
    CHECK(room.speaker.forgets == 1);
    CHECK_FALSE(room.queue.is_forgotten());
    room.speaker.has_forgotten = true;
    CHECK(room.queue.is_forgotten());
    std::size_t const said = room.speaker.said.size();
    room.queue.repeat();
    CHECK_FALSE(room.queue.resume());
    room.advance(10'000);
    CHECK(room.speaker.said.size() == said);
}
