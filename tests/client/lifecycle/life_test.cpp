#include "client/lifecycle/life.h"
#include "client/lifecycle/wording.h"
#include "tests/client/lifecycle/notify_socket.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace onedoor;
using lifecycle::Life;

namespace {

constexpr core::Instant wall{1'800'000'000'000};

using Messages = std::vector<std::string>;

Life begin(support::ScratchFolder const& folder, std::int64_t uptime_ms, core::Instant at = wall) {
    return Life::begin(folder.path(), {"boot-1", {uptime_ms}, at}, {});
}

}

TEST_CASE("life: a run says when it is ready, that it lives, and when it stops") {
    support::NotifySocket socket;
    support::ScratchFolder const folder;
    ::setenv("NOTIFY_SOCKET", socket.path().c_str(), 1);
    ::setenv("WATCHDOG_USEC", "10000000", 1);
    Life life = begin(folder, 0);
    CHECK(socket.receive().empty());
    life.ready();
    life.advance({0}, wall);
    life.end(wall);
    CHECK(socket.receive() == Messages{"READY=1", "STATUS=In service", "WATCHDOG=1", "STOPPING=1"});
    CHECK(life.notes().empty());
}

TEST_CASE("life: after a crash staff are told, after a clean end nobody is") {
    support::ScratchFolder const folder;
    {
        Life const crashed = begin(folder, 0);
    }
    Life second = begin(folder, 1000);
    REQUIRE(second.notes().size() == 1);
    CHECK(describe(second.notes()[0], text::Language::English) ==
          "The last run ended suddenly by a fault of the program.");
    second.end(wall);
    CHECK(begin(folder, 2000).notes().empty());
}

TEST_CASE("life: the safe screen tries again by itself after ten minutes, an ordinary run never") {
    support::ScratchFolder const folder;
    for (int i = 0; i < 5; ++i) {
        Life life = begin(folder, i);
        CHECK(life.mode() == lifecycle::Mode::Ordinary);
    }
    Life safe = begin(folder, 5);
    REQUIRE(safe.mode() == lifecycle::Mode::Safe);
    safe.advance({599'000}, {wall.milliseconds + 599'000});
    CHECK(!safe.wants_restart());
    safe.advance({601'000}, {wall.milliseconds + 601'000});
    CHECK(safe.wants_restart());
    safe.end(wall);
    Life ordinary = begin(folder, 602'000);
    CHECK(ordinary.mode() == lifecycle::Mode::Ordinary);
    ordinary.advance({1'300'000}, wall);
    CHECK(!ordinary.wants_restart());
}

TEST_CASE("life: a wrong clock is a sentence for staff, with its size") {
    support::ScratchFolder const folder;
    Life life = begin(folder, 0);
    life.advance({1000}, {wall.milliseconds + 1000 - 3 * 3'600'000});
    REQUIRE(life.notes().size() == 1);
    CHECK(describe(life.notes()[0], text::Language::Vietnamese) ==
          "Đồng hồ của máy vừa bị chỉnh chậm 3 giờ. Hãy kiểm tra ngày giờ.");
    life.server_answered({wall.milliseconds + 4 * 24 * 3'600'000}, wall);
    REQUIRE(life.notes().size() == 2);
    CHECK(describe(life.notes()[1], text::Language::English) ==
          "The machine's clock is 4 days behind compared with the server's. Deadlines still come "
          "from the server.");
    CHECK(life.server_skew_ms() == -4 * 24 * 3'600'000);
}

TEST_CASE("life: a clock that went back while the machine was off is told of") {
    support::ScratchFolder const folder;
    begin(folder, 0).end(wall);
    Life life = begin(folder, 0, {wall.milliseconds - 24LL * 365 * 3'600'000});
    life.advance({0}, {wall.milliseconds - 24LL * 365 * 3'600'000});
    REQUIRE(life.notes().size() == 1);
    CHECK(describe(life.notes()[0], text::Language::English).find("365 days behind") !=
          std::string::npos);
}

TEST_CASE("life: a disk that takes no record and a protection that is off are told of") {
    Life const life = Life::begin("/nowhere", {"boot-1", {0}, wall},
                                  {{"hardening.memory_lock", "", "not permitted"}});
    REQUIRE(life.notes().size() == 2);
    CHECK(describe(life.notes()[0], text::Language::English).find("hardening.memory_lock") !=
          std::string::npos);
    CHECK(describe(life.notes()[1], text::Language::English).find("file.unwritable") !=
          std::string::npos);
}

TEST_CASE("life: notes are bounded, the newest stay") {
    support::ScratchFolder const folder;
    Life life = begin(folder, 0);
    for (std::int64_t i = 1; i <= 100; ++i)
        life.advance({0}, {wall.milliseconds + i * 3'600'000});
    CHECK(life.notes().size() == lifecycle::notes_max);
    CHECK(life.notes().back().at.milliseconds == wall.milliseconds + 100LL * 3'600'000);
}
