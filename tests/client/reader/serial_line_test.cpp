#include "client/reader/reader.h"
#include "client/reader/serial_line.h"
#include "tests/support/terminal.h"

#include <array>
#include <chrono>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <thread>
#include <unistd.h>

using namespace onedoor;
using namespace onedoor::reader;
using core::Uptime;
using testing::Terminal;

namespace {

/// Has the device open too, as no one could once the line has it: what came is kept, and seen to
/// have come.
class Bystander {
public:
    explicit Bystander(Terminal const& terminal)
        : m_device(::open(terminal.path().c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC)) {
        REQUIRE(m_device >= 0);
    }
    ~Bystander() { ::close(m_device); }
    Bystander(Bystander const&) = delete;
    Bystander& operator=(Bystander const&) = delete;

    void wait() {
        pollfd readable{.fd = m_device, .events = POLLIN, .revents = 0};
        REQUIRE(poll(&readable, 1, 10'000) == 1);
    }

private:
    int m_device;
};

/// At most ten seconds of looks at the line.
std::string received(ReaderLine& line, std::size_t count) {
    std::string characters;
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    std::array<char, 64> chunk{};
    while (characters.size() < count && std::chrono::steady_clock::now() < end) {
        Result<std::size_t> const got = line.receive(chunk);
        if (!got)
            return "closed";
        characters.append(chunk.data(), *got);
        std::this_thread::yield();
    }
    return characters;
}

}

TEST_CASE("serial line: bytes come as they are, CR and control characters too") {
    Terminal terminal;
    SerialLine line(terminal.path(), 115200);
    REQUIRE(line.open());
    std::string const sent = "Nguyễn\r\n\x03\x1A\x11\x13|";
    terminal.send(sent);
    CHECK(received(line, sent.size()) == sent);
    std::array<char, 8> chunk{};
    CHECK(line.receive(chunk).value() == 0);
}

TEST_CASE("serial line: what came before it was opened is not received") {
    Terminal terminal;
    SerialLine line(terminal.path());
    Bystander bystander(terminal);
    terminal.send("of the last citizen\r");
    bystander.wait();
    REQUIRE(line.open());
    terminal.send("new\r");
    CHECK(received(line, 4) == "new\r");
}

TEST_CASE("serial line: S1 what is discarded is not received") {
    Terminal terminal;
    Bystander bystander(terminal);
    SerialLine line(terminal.path());
    REQUIRE(line.open());
    terminal.send("CANARY\r");
    bystander.wait();
    line.discard();
    terminal.send("new\r");
    CHECK(received(line, 4) == "new\r");
}

TEST_CASE("serial line: a device pulled out ends it; a path without one does not open") {
    auto terminal = std::make_unique<Terminal>();
    SerialLine line(terminal->path());
    REQUIRE(line.open());
    terminal.reset();
    CHECK(received(line, 1) == "closed");
    CHECK(line.open().error().code == "line.closed");
    CHECK(SerialLine("/dev/null").open().error().code == "line.address");
    CHECK(SerialLine("/dev/null", 42).open().error().code == "line.address");
}

TEST_CASE("serial line: a card is read from a device") {
    Terminal terminal;
    SerialLine line(terminal.path());
    Reader reader(line);
    reader.advance(Uptime{0});
    REQUIRE(reader.condition() == Reader::Condition::Ready);
    terminal.send("056193000137||Nguyễn Thị Mẫu|02091993|Nữ|Lộc Thọ, Nha Trang, Khánh Hòa|"
                  "15062021\r\n");
    std::optional<ReaderEvent> event;
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!event && std::chrono::steady_clock::now() < end) {
        reader.advance(Uptime{1});
        event = reader.take();
    }
    REQUIRE(event);
    CHECK(event->reading.kind == Reading::Kind::Card);
}
