#include "tests/server/fleet/office.h"

using namespace onedoor;
using fleet::Alarm;
using protocol::KioskCondition;
using protocol::KioskPrinter;
using testing::Office;

using Alarms = std::vector<Alarm>;

static constexpr std::int64_t second_ms = 1000;
static constexpr std::int64_t hour_ms = 3'600'000;
static constexpr std::int64_t day_ms = 24 * hour_ms;

TEST_CASE_FIXTURE(Office,
                  "K4 clock: a kiosk more than 120 s from the server is flagged, 120 s is not") {
    std::int64_t sequence = 0;
    for (std::int64_t const skew : {std::int64_t{0}, 120 * second_ms, -120 * second_ms}) {
        CAPTURE(skew);
        CHECK(alarms_after(state(++sequence, skew)) == Alarms{});
    }
    for (std::int64_t const skew : {121 * second_ms, -121 * second_ms, hour_ms, -hour_ms, day_ms,
                                    -day_ms, 3653 * day_ms, -3653 * day_ms, 4'200 * day_ms}) {
        CAPTURE(skew);
        CHECK(alarms_after(state(++sequence, skew)) == Alarms{Alarm::Clock});
        CHECK(service->kiosks()->front().report->clock_skew_ms / second_ms == skew / second_ms);
    }
    CHECK(alarms_after(state(++sequence)) == Alarms{});
}

TEST_CASE_FIXTURE(Office,
                  "K4 clock: a wrong clock goes into the audit chain once, and once again later") {
    REQUIRE(service->report("sanh-1", state(1)));
    CHECK(clock_events().empty());
    for (std::int64_t sequence = 2; sequence < 6; ++sequence)
        REQUIRE(service->report("sanh-1", state(sequence, hour_ms)));
    CHECK(clock_events() == std::vector<std::string>{R"({"kiosk":"sanh-1","skew_seconds":3600})"});
    REQUIRE(service->report("sanh-1", state(6)));
    REQUIRE(service->report("sanh-1", state(7, -day_ms)));
    CHECK(clock_events().size() == 2);
    CHECK(store->verify_chain()->first_broken == 0);
}

TEST_CASE_FIXTURE(Office, "K4 clock: a kiosk's clock does not make it silent or heard") {
    REQUIRE(service->report("sanh-1", state(1, -10 * day_ms)));
    CHECK(service->kiosks()->front().alarms == Alarms{Alarm::Clock});
    REQUIRE(service->report("sanh-1", state(2, 10 * day_ms)));
    clock.at.milliseconds += fleet::silent_after_ms + 1;
    CHECK(service->kiosks()->front().alarms == Alarms{Alarm::Silent, Alarm::Clock});
}

TEST_CASE_FIXTURE(Office, "fleet: silent after five minutes, unheard before the first report") {
    CHECK(service->kiosks()->front().alarms == Alarms{Alarm::Unheard});
    CHECK(alarms_after(state(1)) == Alarms{});
    clock.at.milliseconds += fleet::silent_after_ms;
    CHECK(service->kiosks()->front().alarms == Alarms{});
    clock.at.milliseconds += 1;
    CHECK(service->kiosks()->front().alarms == Alarms{Alarm::Silent});
    CHECK(alarms_after(state(2)) == Alarms{});
}

TEST_CASE_FIXTURE(Office, "fleet: each condition and printer has its alarm") {
    protocol::KioskState broken = state(1);
    broken.condition = KioskCondition::OutOfService;
    broken.printer = KioskPrinter::NearEnd;
    CHECK(alarms_after(broken) == Alarms{Alarm::OutOfService, Alarm::PaperLow});
    std::int64_t sequence = 1;
    for (KioskPrinter const printer : {KioskPrinter::Out, KioskPrinter::Cover, KioskPrinter::Jam,
                                       KioskPrinter::Offline, KioskPrinter::Error}) {
        protocol::KioskState one = state(++sequence);
        one.printer = printer;
        CHECK(alarms_after(one) == Alarms{Alarm::Printer});
    }
    protocol::KioskState closed = state(++sequence);
    closed.condition = KioskCondition::Closed;
    closed.printer = KioskPrinter::None;
    CHECK(alarms_after(closed) == Alarms{});
}

TEST_CASE_FIXTURE(Office,
                  "fleet: a report that comes again changes nothing, an older one neither") {
    protocol::KioskState const old = state(5);
    CHECK(service->report("sanh-1", old)->is_kept);
    clock.at.milliseconds += 60'000;
    protocol::KioskState newer = state(6);
    newer.printer = KioskPrinter::Out;
    CHECK(service->report("sanh-1", newer)->is_kept);
    CHECK(service->report("sanh-1", newer)->is_kept);
    auto const replayed = service->report("sanh-1", old);
    REQUIRE(replayed);
    CHECK_FALSE(replayed->is_kept);
    CHECK(replayed->sequence == 6);
    clock.at.milliseconds += fleet::silent_after_ms + 1;
    REQUIRE(service->report("sanh-1", newer));
    CHECK(service->kiosks()->front().alarms == Alarms{Alarm::Silent, Alarm::Printer});
    CHECK_FALSE(service->report("sanh-1", state(6))->is_kept);
}

TEST_CASE_FIXTURE(Office,
                  "fleet: reports outlive a stop; who leaves the register leaves the list") {
    REQUIRE(service->report("sanh-2", state(3)));
    open();
    auto const kiosks = *service->kiosks();
    REQUIRE(kiosks.size() == 2);
    CHECK(kiosks[1].name == "sanh-2");
    CHECK(kiosks[1].place == "Sảnh");
    CHECK(kiosks[1].report->state == state(3));
    CHECK_FALSE(service->report("sanh-2", state(2))->is_kept);
    write(testing::Signer(1).entry("sanh-1"));
    CHECK(service->kiosks()->size() == 1);
    std::ofstream(folder.file("devices.json")) << "{";
    CHECK(service->kiosks().error().code == "devices.file");
}
