#include "client/diagnostics/checklist.h"
#include "client/diagnostics/readiness.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::diagnostics;
using core::Uptime;

namespace {

constexpr std::int64_t start_ms = 1'000'000;

Observation healthy() {
    Observation seen;
    seen.printer = device::Condition::Ready;
    seen.reader = {reader::Reader::Condition::Ready, std::nullopt};
    seen.chip = ChipPlace::Empty;
    seen.keypad = {.is_there = true};
    seen.has_speaker = true;
    seen.link = {Link::State::Up, 40, Uptime{start_ms}};
    seen.disk = {.free_bytes = 100ULL << 30};
    seen.clock_skew_ms = 300;
    return seen;
}

/// Staff who do whatever is wished, at once.
void help(Checklist& checklist, Observation& seen, std::int64_t now) {
    seen.keypad->pressed = checklist.wish() == Wish::ShowKeys ? all_keys : 0;
    if (checklist.wish() == Wish::ShowCode && seen.reader)
        seen.reader->last_sent = Uptime{now};
    if (checklist.wish() == Wish::AskServer)
        seen.link.at = Uptime{now};
    checklist.answer(StaffAnswer::Yes);
}

Checklist run_alone(Observation seen) {
    Checklist checklist;
    checklist.start(Attendance::Alone, Uptime{start_ms});
    for (std::int64_t now = start_ms; !checklist.is_finished() && now < start_ms + 120'000;
         now += 250) {
        if (checklist.wish() == Wish::AskServer)
            seen.link.at = Uptime{now};
        checklist.advance(seen, Uptime{now});
    }
    REQUIRE(checklist.is_finished());
    return checklist;
}

Checklist run_staffed(Observation seen) {
    Checklist checklist;
    checklist.start(Attendance::Staffed, Uptime{start_ms});
    for (std::int64_t now = start_ms; !checklist.is_finished() && now < start_ms + 120'000;
         now += 250) {
        help(checklist, seen, now);
        checklist.advance(seen, Uptime{now});
    }
    REQUIRE(checklist.is_finished());
    return checklist;
}

}

TEST_CASE("checklist: a machine in order, with somebody there, is ready") {
    Checklist const checklist = run_staffed(healthy());
    for (Device const device : devices)
        CHECK(checklist.cause(device) == Cause::Fine);
    CHECK(checklist.is_ready());
    CHECK_FALSE(checklist.current());
}

TEST_CASE("checklist: nothing is said before it ran") {
    Checklist checklist;
    CHECK_FALSE(checklist.is_finished());
    CHECK_FALSE(checklist.is_ready());
    CHECK(checklist.wish() == Wish::Nothing);
    checklist.advance(healthy(), Uptime{1});
    CHECK(checklist.cause(Device::Printer) == Cause::NotRun);
}

TEST_CASE("checklist: alone, what needs hands is not checked, and the machine not called ready") {
    Checklist const checklist = run_alone(healthy());
    CHECK(checklist.outcome(Device::Printer) == Outcome::Ok);
    CHECK(checklist.outcome(Device::Reader) == Outcome::Ok);
    CHECK(checklist.outcome(Device::Keypad) == Outcome::NotRun);
    CHECK(checklist.outcome(Device::Speaker) == Outcome::NotRun);
    CHECK(checklist.outcome(Device::Display) == Outcome::NotRun);
    CHECK_FALSE(checklist.is_ready());
}

TEST_CASE("checklist: a part that is not fitted is no fault") {
    Observation bare;
    bare.disk = {.free_bytes = 100ULL << 30};
    bare.clock_skew_ms = 0;
    Checklist const checklist = run_alone(bare);
    for (Device const device :
         {Device::Printer, Device::Reader, Device::Chip, Device::Keypad, Device::Speaker})
        CHECK(checklist.outcome(device) == Outcome::NotFitted);
}

TEST_CASE("checklist: each fault of the printer has its name") {
    using device::Condition;
    constexpr std::pair<Condition, Cause> faults[] = {
        {Condition::NearEnd, Cause::PaperNearEnd}, {Condition::Out, Cause::PaperOut},
        {Condition::Cover, Cause::CoverOpen},      {Condition::Jam, Cause::PaperJam},
        {Condition::Error, Cause::PrinterError},   {Condition::Offline, Cause::PrinterSilent}};
    for (auto const& [condition, cause] : faults) {
        Observation seen = healthy();
        seen.printer = condition;
        Checklist const checklist = run_staffed(seen);
        CHECK(checklist.cause(Device::Printer) == cause);
        CHECK(checklist.is_ready() == (condition == Condition::NearEnd));
    }
}

TEST_CASE("checklist: a part that just started is waited for") {
    Observation seen = healthy();
    seen.printer = device::Condition::Offline;
    Checklist checklist;
    checklist.start(Attendance::Alone, Uptime{0});
    checklist.advance(seen, Uptime{CheckLimits::settle_ms - 1});
    CHECK(checklist.current() == Device::Printer);
    seen.printer = device::Condition::Ready;
    checklist.advance(seen, Uptime{CheckLimits::settle_ms});
    CHECK(checklist.cause(Device::Printer) == Cause::Fine);
}

TEST_CASE("checklist: every other fault is found") {
    struct Case {
        Device device;
        Cause cause;
        void (*spoil)(Observation&);
    };
    constexpr Case cases[] = {
        {Device::Reader, Cause::ReaderGone,
         [](Observation& seen) { seen.reader->condition = reader::Reader::Condition::Absent; }},
        {Device::Reader, Cause::ReaderRefused,
         [](Observation& seen) { seen.reader->condition = reader::Reader::Condition::Refused; }},
        {Device::Chip, Cause::ChipReaderGone,
         [](Observation& seen) { seen.chip = ChipPlace::ReaderGone; }},
        {Device::Chip, Cause::CardInReader,
         [](Observation& seen) { seen.chip = ChipPlace::CardInside; }},
        {Device::Keypad, Cause::KeypadGone,
         [](Observation& seen) { seen.keypad->is_there = false; }},
        {Device::Link, Cause::LinkDown,
         [](Observation& seen) { seen.link.state = Link::State::Down; }},
        {Device::Link, Cause::LinkDown,
         [](Observation& seen) { seen.link.state = Link::State::Unknown; }},
        {Device::Link, Cause::LinkForeign,
         [](Observation& seen) { seen.link.state = Link::State::Foreign; }},
        {Device::Link, Cause::LinkSlow,
         [](Observation& seen) { seen.link.round_trip_ms = CheckLimits::slow_ms + 1; }},
        {Device::Disk, Cause::DiskUnknown, [](Observation& seen) { seen.disk.reset(); }},
        {Device::Disk, Cause::DiskLow,
         [](Observation& seen) { seen.disk->free_bytes = CheckLimits::disk_low_bytes - 1; }},
        {Device::Disk, Cause::DiskFull,
         [](Observation& seen) { seen.disk->free_bytes = CheckLimits::disk_full_bytes - 1; }},
        {Device::Clock, Cause::ClockUnknown, [](Observation& seen) { seen.clock_skew_ms.reset(); }},
        {Device::Clock, Cause::ClockWrong, [](Observation& seen) { seen.clock_skew_ms = 120'001; }},
        {Device::Clock, Cause::ClockWrong,
         [](Observation& seen) { seen.clock_skew_ms = -3'600'000; }},
        {Device::Clock, Cause::Fine, [](Observation& seen) { seen.clock_skew_ms = -120'000; }}};
    for (Case const& one : cases) {
        Observation seen = healthy();
        one.spoil(seen);
        CHECK(run_staffed(seen).cause(one.device) == one.cause);
    }
}

TEST_CASE("checklist: K8 nobody helps, and it still ends and says so") {
    Checklist checklist;
    checklist.start(Attendance::Staffed, Uptime{start_ms});
    Observation const seen = healthy();
    std::int64_t now = start_ms;
    for (; !checklist.is_finished() && now < start_ms + 600'000; now += 250)
        checklist.advance(seen, Uptime{now});
    CHECK(checklist.is_finished());
    CHECK(checklist.cause(Device::Reader) == Cause::NothingRead);
    CHECK(checklist.cause(Device::Keypad) == Cause::KeypadSilent);
    CHECK(checklist.cause(Device::Speaker) == Cause::NoAnswer);
    CHECK(checklist.cause(Device::Display) == Cause::NoAnswer);
    CHECK(checklist.cause(Device::Link) == Cause::LinkDown);
    CHECK_FALSE(checklist.is_ready());
}

TEST_CASE("checklist: one key that does not come is found; eight are not nine") {
    Checklist checklist;
    Observation seen = healthy();
    checklist.start(Attendance::Staffed, Uptime{0});
    std::int64_t now = 0;
    seen.reader.reset();
    for (std::uint32_t key = 0; checklist.cause(Device::Keypad) == Cause::NotRun; ++key) {
        seen.keypad->pressed = key % 9 == 4 ? 0 : 1u << key % 9;
        checklist.advance(seen, Uptime{now += 250});
        REQUIRE(now < 70'000);
    }
    CHECK(checklist.cause(Device::Keypad) == Cause::KeyMissing);
}

TEST_CASE("checklist: staff who say no are believed; an answer nobody asked for counts nothing") {
    Observation seen = healthy();
    seen.keypad.reset();
    seen.reader.reset();
    Checklist checklist;
    checklist.answer(StaffAnswer::Yes);
    checklist.start(Attendance::Staffed, Uptime{0});
    checklist.answer(StaffAnswer::Yes);
    checklist.advance(seen, Uptime{0});
    CHECK(checklist.wish() == Wish::PlaySound);
    checklist.answer(StaffAnswer::No);
    checklist.advance(seen, Uptime{1});
    CHECK(checklist.cause(Device::Speaker) == Cause::NotHeard);
    CHECK(checklist.wish() == Wish::ShowPattern);
    checklist.answer(StaffAnswer::No);
    checklist.advance(seen, Uptime{2});
    CHECK(checklist.cause(Device::Display) == Cause::NotSeen);
}

TEST_CASE("findings: every cause has a sentence in both languages, every fault says what to do") {
    for (std::size_t i = 0; i < cause_count; ++i) {
        auto const cause = static_cast<Cause>(i);
        for (text::Language const language :
             {text::Language::Vietnamese, text::Language::English}) {
            std::string_view const sentence = phrases::get(sentence_of(cause), language);
            CHECK_FALSE(sentence.empty());
            CHECK(sentence.ends_with('.'));
            CHECK_FALSE(phrases::get(name_of(outcome_of(cause)), language).empty());
        }
    }
}

TEST_CASE("readiness: the report names the machine, its program and every part") {
    Observation seen = healthy();
    seen.printer = device::Condition::NearEnd;
    seen.chip.reset();
    Checklist const checklist = run_staffed(seen);
    Machine const machine{.office = "Trung tâm Phục vụ hành chính công phường Nha Trang",
                          .id = "kiosk-nha-trang-1",
                          .version = "0.1.0",
                          .program_digest = std::string(64, 'a')};
    receipts::ReadinessSource const source =
        readiness_of(checklist, machine, core::Instant{0}, text::Language::Vietnamese);
    CHECK(source.version == "0.1.0 · aaaaaaaaaaaaaaaa");
    REQUIRE(source.checks.size() == device_count);
    CHECK(source.checks[0].outcome == receipts::CheckOutcome::Attention);
    CHECK(source.checks[0].detail == "Giấy in sắp hết. Hãy chuẩn bị cuộn mới.");
    CHECK(source.checks[2].outcome == receipts::CheckOutcome::NotFitted);
    CHECK(source.checks[3].detail.empty());
    receipts::Slip const slip = build_readiness_slip(source, text::Language::Vietnamese);
    CHECK(slip.banner == "SẴN SÀNG PHỤC VỤ");
    CHECK(slip.items.size() == device_count);
}

TEST_CASE("checklist: one part is checked alone, and the others keep their findings") {
    Observation seen = healthy();
    Checklist checklist = run_staffed(seen);
    seen.printer = device::Condition::Out;
    seen.disk.reset();
    checklist.check(Device::Printer, Uptime{start_ms + 200'000});
    CHECK(checklist.cause(Device::Printer) == Cause::NotRun);
    checklist.advance(seen, Uptime{start_ms + 200'000});
    CHECK(checklist.cause(Device::Printer) == Cause::PaperOut);
    CHECK(checklist.cause(Device::Disk) == Cause::Fine);
    CHECK(checklist.is_finished());
    CHECK_FALSE(checklist.is_ready());
}

TEST_CASE("checklist: a code has to come within 20 seconds") {
    Checklist checklist;
    checklist.check(Device::Reader, Uptime{0});
    checklist.advance(healthy(), Uptime{19'999});
    CHECK(checklist.current() == Device::Reader);
    checklist.advance(healthy(), Uptime{20'000});
    CHECK(checklist.cause(Device::Reader) == Cause::NothingRead);
}
