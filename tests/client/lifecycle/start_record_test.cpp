#include "client/files/files.h"
#include "client/lifecycle/start_record.h"
#include "tests/support/read_file.h"
#include "tests/support/scratch_folder.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;
using lifecycle::LastExit;
using lifecycle::Mode;
using lifecycle::StartRecord;

namespace {

constexpr core::Instant wall{1'800'000'000'000};
constexpr std::int64_t minute_ms = 60'000;

struct Machine {
    support::ScratchFolder folder;
    std::string path = folder.file("starts.json");
    std::string boot = "boot-1";

    [[nodiscard]] StartRecord start(std::int64_t minute, core::Instant at = wall) const {
        return StartRecord::begin(path, {boot, {minute * minute_ms}, at});
    }
    /// Starts that end without a word, one each minute from `first`.
    void crash(int times, std::int64_t first = 0) const {
        for (int i = 0; i < times; ++i)
            (void)start(first + i);
    }
};

}

TEST_CASE("start record: a first start, a clean end, a crash and a power cut are told apart") {
    Machine machine;
    CHECK(machine.start(0).last_exit() == LastExit::FirstStart);
    StartRecord second = machine.start(1);
    CHECK(second.last_exit() == LastExit::Crash);
    second.end(wall);
    CHECK(machine.start(2).last_exit() == LastExit::Clean);
    machine.boot = "boot-2";
    CHECK(machine.start(0).last_exit() == LastExit::PowerLoss);
}

TEST_CASE("start record: the fifth crash within ten minutes leads to the safe mode") {
    Machine const machine;
    machine.crash(5);
    // The run that begins now is the sixth; four crashes were known before.
    CHECK(machine.start(5).mode() == Mode::Safe);
}

TEST_CASE("start record: four crashes, or five over a longer time, change nothing") {
    Machine const few;
    few.crash(4);
    CHECK(few.start(4).mode() == Mode::Ordinary);
    Machine const slow;
    for (int i = 0; i < 12; ++i)
        CHECK(slow.start(i * 3).mode() == Mode::Ordinary);
}

TEST_CASE("start record: a clean end between crashes hides none of them") {
    Machine const machine;
    machine.crash(4);
    machine.start(4).end(wall);
    CHECK(machine.start(5).mode() == Mode::Ordinary);
    CHECK(machine.start(6).mode() == Mode::Safe);
}

TEST_CASE("start record: ten minutes of running clear the crashes, once") {
    Machine const machine;
    machine.crash(5);
    StartRecord safe = machine.start(5);
    REQUIRE(safe.mode() == Mode::Safe);
    CHECK(!safe.advance({15 * minute_ms - 1}, wall));
    CHECK(safe.advance({15 * minute_ms}, wall));
    CHECK(!safe.advance({16 * minute_ms}, wall));
    CHECK(safe.mode() == Mode::Safe);
    CHECK(machine.start(16).mode() == Mode::Ordinary);
}

TEST_CASE("start record: a socket that loses power again and again makes no safe mode") {
    Machine machine;
    for (int i = 0; i < 12; ++i) {
        machine.boot = "boot-" + std::to_string(i);
        CHECK(machine.start(0).mode() == Mode::Ordinary);
    }
}

TEST_CASE("start record: crashes of an earlier boot do not count") {
    Machine machine;
    machine.crash(5);
    machine.boot = "boot-2";
    machine.crash(2, 5);
    CHECK(machine.start(7).mode() == Mode::Ordinary);
}

TEST_CASE("K4 start record: no wrong clock makes or hides the safe mode") {
    constexpr std::int64_t ten_years_ms = 3653LL * 24 * 60 * minute_ms;
    for (std::int64_t const step : {ten_years_ms, -ten_years_ms, -60 * minute_ms}) {
        CAPTURE(step);
        Machine const machine;
        for (int i = 0; i < 5; ++i)
            CHECK(machine.start(i, {wall.milliseconds + i * step}).mode() == Mode::Ordinary);
        CHECK(machine.start(5, {wall.milliseconds + 5 * step}).mode() == Mode::Safe);
    }
}

TEST_CASE("start record: a damaged record of any kind starts the machine and is told of") {
    for (std::string const content :
         {"", "{}", "{\"boot\":", "[]",
          R"({"boot":"boot-1","ended":false,"wall_ms":1,"crashes_ms":["1"]})"}) {
        CAPTURE(content);
        Machine const machine;
        REQUIRE(files::replace(machine.path, core::as_bytes(content), files::Durability::Process));
        StartRecord const record = machine.start(0);
        CHECK(record.mode() == Mode::Ordinary);
        CHECK(record.last_exit() == LastExit::Unknown);
        CHECK(!record.fault());
    }
}

TEST_CASE("start record: what cannot be written is told of, and the machine starts") {
    StartRecord record = StartRecord::begin("/nowhere/starts.json", {"boot-1", {0}, wall});
    CHECK(record.mode() == Mode::Ordinary);
    REQUIRE(record.fault());
    CHECK(record.fault()->code == "file.unwritable");
}

TEST_CASE("start record: the file stays small however often the program crashes") {
    Machine const machine;
    for (int i = 0; i < 500; ++i)
        (void)StartRecord::begin(machine.path, {machine.boot, {i}, wall});
    CHECK(support::read_file(machine.path).size() < 200);
}
