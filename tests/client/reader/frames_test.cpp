#include "client/reader/frames.h"
#include "shared/core/limits.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::reader;
using core::Uptime;
using Kind = Frame::Kind;

namespace {

std::vector<Frame> taken(FrameAssembler& assembler) {
    std::vector<Frame> frames;
    while (auto frame = assembler.take())
        frames.push_back(*std::move(frame));
    return frames;
}

std::vector<Frame> frames_of(std::string_view characters, Framing framing = Framing::Terminated) {
    FrameAssembler assembler(framing);
    assembler.receive(characters, Uptime{0});
    return taken(assembler);
}

Frame text(std::string_view text) {
    return {.kind = Kind::Text, .text = std::string(text)};
}

}

TEST_CASE("frames: CR, LF and both end a reading, an empty one is none") {
    CHECK(frames_of("một\rhai\nba\r\n\r\n\n") ==
          std::vector<Frame>{text("một"), text("hai"), text("ba")});
    CHECK(frames_of("không có cuối").empty());
}

TEST_CASE("frames: between STX and ETX line ends are dropped, and what stands before STX") {
    CHECK(frames_of("rác\x02một\r\nhai\x03") == std::vector<Frame>{text("mộthai")});
    CHECK(frames_of("\x02 dở \x02trọn\x03") == std::vector<Frame>{text("trọn")});
}

TEST_CASE("frames: control characters are dropped") {
    CHECK(frames_of(std::string("a\0b\x1B[2Jc\x7F\td\r", 12)) ==
          std::vector<Frame>{text("ab[2Jcd")});
}

TEST_CASE("frames: what arrives byte by byte, in time, is one reading") {
    FrameAssembler assembler;
    std::int64_t now = 0;
    for (char const character : std::string_view("056193000137|Nguyễn\r")) {
        assembler.receive({&character, 1}, Uptime{now});
        assembler.rest(Uptime{now + FrameAssembler::gap_ms - 1});
        now += FrameAssembler::gap_ms;
    }
    CHECK(taken(assembler) == std::vector<Frame>{text("056193000137|Nguyễn")});
}

TEST_CASE("frames: a reading cut off in the middle is dropped, said, and does not join the next") {
    FrameAssembler assembler;
    assembler.receive("H15.50.05.13-261121-0", Uptime{0});
    assembler.rest(Uptime{99});
    CHECK(taken(assembler).empty());
    assembler.rest(Uptime{100});
    CHECK(taken(assembler) == std::vector<Frame>{{Kind::Broken, {}}});
    assembler.receive("0081\r", Uptime{200});
    CHECK(taken(assembler) == std::vector<Frame>{text("0081")});
}

TEST_CASE("frames: a look that came late is no gap") {
    FrameAssembler assembler;
    assembler.receive("056193", Uptime{0});
    assembler.receive("000137\r", Uptime{5'000});
    CHECK(taken(assembler) == std::vector<Frame>{text("056193000137")});
}

TEST_CASE("frames: only a reader set to it ends its readings by a gap, and never one in STX") {
    FrameAssembler assembler(Framing::Gap);
    assembler.receive("TN-1", Uptime{0});
    assembler.rest(Uptime{100});
    CHECK(taken(assembler) == std::vector<Frame>{text("TN-1")});
    assembler.receive("\x02TN-", Uptime{200});
    assembler.rest(Uptime{300});
    CHECK(taken(assembler) == std::vector<Frame>{{Kind::Broken, {}}});
}

TEST_CASE("frames: the longest is taken, one byte more is dropped whole and said once") {
    std::string const longest(limits::reader_frame_bytes_max, 'x');
    CHECK(frames_of(longest + "\r") == std::vector<Frame>{text(longest)});
    CHECK(frames_of(longest + "x\rngắn\r") ==
          std::vector<Frame>{{Kind::TooLong, {}}, text("ngắn")});
    CHECK(frames_of("\x02" + longest + longest + "\r" + longest + "\x03ngắn\r") ==
          std::vector<Frame>{{Kind::TooLong, {}}, text("ngắn")});
}

TEST_CASE("frames: text that is not UTF-8 is refused") {
    CHECK(frames_of("Nguy\xE1\xBB\r") == std::vector<Frame>{{Kind::NotUtf8, {}}});
    CHECK(frames_of("\xC0\xAF\r") == std::vector<Frame>{{Kind::NotUtf8, {}}});
}

TEST_CASE("frames: too many in a second are dropped and said once; the next second is free") {
    FrameAssembler assembler;
    for (int i = 0; i < 50; ++i) {
        assembler.receive("a\r", Uptime{i});
        std::vector<Frame> const frames = taken(assembler);
        auto const number = static_cast<std::size_t>(i);
        if (number < limits::reader_frames_per_second_max)
            CHECK(frames == std::vector<Frame>{text("a")});
        else if (number == limits::reader_frames_per_second_max)
            CHECK(frames == std::vector<Frame>{{Kind::TooMany, {}}});
        else
            CHECK(frames.empty());
    }
    assembler.receive("b\r", Uptime{1'000});
    CHECK(taken(assembler) == std::vector<Frame>{text("b")});
}

TEST_CASE("frames: a lost part spoils its own reading, a typed one is not read") {
    CHECK(frames_of("trước\x1Asau\rsau đó\r") ==
          std::vector<Frame>{{Kind::Broken, {}}, text("sau đó")});
    CHECK(frames_of("gõ tay\x18quét\r") == std::vector<Frame>{text("quét")});
}

TEST_CASE("frames: S1 forgotten means also the rest of what was on its way") {
    FrameAssembler assembler;
    assembler.receive("sẵn\rCANARY-", Uptime{0});
    assembler.forget();
    CHECK(taken(assembler).empty());
    assembler.receive("CANARY\rnext\r", Uptime{10});
    CHECK(taken(assembler) == std::vector<Frame>{text("next")});
    assembler.receive("\x02"
                      "CANARY",
                      Uptime{20});
    assembler.forget();
    assembler.receive("CA\rNARY\x03next\r", Uptime{30});
    CHECK(taken(assembler) == std::vector<Frame>{text("next")});
}
