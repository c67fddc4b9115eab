#pragma once

#include "server/fleet/service.h"
#include "tests/server/support/fixtures.h"
#include "tests/server/support/signer.h"

#include <fstream>
#include <sqlite3.h>

namespace onedoor::testing {

/// An office with two kiosks over a real database, at a time the test sets.
struct Office {
    class Clock final : public core::Clock {
    public:
        [[nodiscard]] core::Instant now() const override { return at; }
        core::Instant at{1'795'140'000'000};
    };

    Office() {
        write(Signer(1).entry("sanh-1") + "," + Signer(2).entry("sanh-2"));
        open();
    }
    void write(std::string const& entries) const {
        std::ofstream(folder.file("devices.json")) << R"({"devices":[)" << entries << "]}";
    }
    void open() {
        store.reset();
        store = open_store(folder.file("onedoor.db"));
        service.emplace(fleet::Dependencies{*store, devices, clock});
    }

    /// What a healthy kiosk with this sequence says now, by a clock that differs this much.
    [[nodiscard]] protocol::KioskState state(std::int64_t sequence,
                                             std::int64_t skew_ms = 0) const {
        return {.sequence = sequence,
                .clock = {clock.at.milliseconds + skew_ms},
                .version = "1.0.0",
                .printer = protocol::KioskPrinter::Ready};
    }
    /// Of the first kiosk.
    std::vector<fleet::Alarm> alarms_after(protocol::KioskState const& state) {
        REQUIRE(service->report("sanh-1", state));
        return service->kiosks()->front().alarms;
    }
    /// What the audit chain says about clocks.
    [[nodiscard]] std::vector<std::string> clock_events() const {
        sqlite3* database = nullptr;
        REQUIRE(sqlite3_open(folder.file("onedoor.db").c_str(), &database) == SQLITE_OK);
        std::vector<std::string> bodies;
        auto const read = [](void* into, int, char** values, char**) {
            static_cast<std::vector<std::string>*>(into)->emplace_back(values[0]);
            return 0;
        };
        CHECK(sqlite3_exec(database,
                           "SELECT body FROM event WHERE action = 'kiosk.clock_differs'"
                           " ORDER BY sequence",
                           read, &bodies, nullptr) == SQLITE_OK);
        sqlite3_close(database);
        return bodies;
    }

    TemporaryFolder folder;
    Clock clock;
    keys::DeviceRegister devices{folder.file("devices.json")};
    std::unique_ptr<store::Store> store;
    std::optional<fleet::Service> service;
};

}
