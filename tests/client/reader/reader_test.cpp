#include "client/reader/reader.h"
#include "tests/support/reader_line.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::reader;
using core::Uptime;
using testing::ScriptedReaderLine;
using Kind = ReaderEvent::Kind;

namespace {

constexpr std::string_view code = "H15.50.05.13-261121-0008";

std::vector<std::string> texts(Reader& reader) {
    std::vector<std::string> texts;
    while (auto event = reader.take())
        texts.push_back(event->kind == Kind::Read ? event->reading.text : "!");
    return texts;
}

}

TEST_CASE("reader: what it sends is classified") {
    ScriptedReaderLine line;
    Reader reader(line);
    CHECK(reader.condition() == Reader::Condition::Absent);
    line.send(std::string(code) + "\r");
    reader.advance(Uptime{1});
    CHECK(reader.condition() == Reader::Condition::Ready);
    CHECK(reader.last_sent() == Uptime{1});
    auto const event = reader.take();
    REQUIRE(event);
    CHECK(event->kind == Kind::Read);
    CHECK(event->reading.kind == Reading::Kind::File);
    CHECK(event->reading.text == code);
    CHECK_FALSE(reader.take());
}

TEST_CASE("reader: a device pulled out at any moment comes back and is read again") {
    for (int fails_at = 1; fails_at <= 4; ++fails_at) {
        CAPTURE(fails_at);
        ScriptedReaderLine line;
        line.at_once = 10;
        line.fails_at = fails_at;
        Reader reader(line);
        line.send(std::string(code) + "\r");
        reader.advance(Uptime{0});
        reader.advance(Uptime{1});
        bool const was_read = fails_at == 4;
        CHECK(texts(reader) == (was_read        ? std::vector<std::string>{std::string(code)}
                                : fails_at == 1 ? std::vector<std::string>{}
                                                : std::vector<std::string>{"!"}));
        CHECK(reader.condition() == Reader::Condition::Absent);

        line.discard();
        reader.advance(Uptime{500});
        CHECK(line.opened == 1);
        reader.advance(Uptime{1'001});
        CHECK(line.opened == 2);
        CHECK(reader.condition() == Reader::Condition::Ready);
        line.send("again\r");
        reader.advance(Uptime{1'002});
        CHECK(texts(reader) == std::vector<std::string>{"again"});
    }
}

TEST_CASE("reader: one that is not there, or not ours alone, is tried again each second") {
    ScriptedReaderLine line;
    line.open_error = "line.address";
    Reader reader(line);
    for (std::int64_t now = 0; now < 3'000; now += 100)
        reader.advance(Uptime{now});
    CHECK(line.opened == 3);
    CHECK(reader.condition() == Reader::Condition::Refused);
    line.open_error.clear();
    reader.advance(Uptime{3'000});
    CHECK(reader.condition() == Reader::Condition::Ready);
}

TEST_CASE("reader: a code held before it is read once") {
    ScriptedReaderLine line;
    Reader reader(line);
    for (std::int64_t now = 0; now < 5'000; now += 500) {
        line.send("same\r");
        reader.advance(Uptime{now});
    }
    CHECK(texts(reader) == std::vector<std::string>{"same"});
    line.send("same\r");
    reader.advance(Uptime{5'000 + Reader::repeat_ms});
    CHECK(texts(reader) == std::vector<std::string>{"same"});
}

TEST_CASE("reader: one that never stops sending takes a bounded part of a call") {
    ScriptedReaderLine line;
    Reader reader(line);
    line.send(std::string(1'000'000, 'x'));
    reader.advance(Uptime{0});
    CHECK(line.receives <= 4);
    CHECK(texts(reader) == std::vector<std::string>{"!"});
}

TEST_CASE("reader: S1 after forget() nothing read before comes out, nor the rest of it") {
    ScriptedReaderLine line;
    line.at_once = 4;
    Reader reader(line);
    line.send("done CANARY\rhalf CANARY of a long text\rlater CANARY\r");
    reader.advance(Uptime{0});
    reader.forget();
    line.send(" the rest\rnext\r");
    reader.advance(Uptime{1});
    CHECK(texts(reader) == std::vector<std::string>{"next"});

    line.send("same\r");
    reader.advance(Uptime{2});
    CHECK(texts(reader) == std::vector<std::string>{"same"});
    reader.forget();
    line.send("same\r");
    reader.advance(Uptime{3});
    CHECK(texts(reader) == std::vector<std::string>{"same"});
}
