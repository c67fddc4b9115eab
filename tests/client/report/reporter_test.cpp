#include "client/report/reporter.h"
#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "shared/protocol/device.h"

#include <doctest/doctest.h>
#include <vector>

using namespace onedoor;
using report::Reporter;

namespace {

class Wire final : public net::Transport {
public:
    void send(net::Token, net::Request request) override { sent.push_back(std::move(request)); }
    void cancel(net::Token) override {}
    std::vector<net::Request> sent;
};

struct Machine {
    /// Says what the last report was, as the server reads it.
    [[nodiscard]] protocol::KioskState last() const {
        auto const state = protocol::parse_kiosk_state(wire.sent.back().body);
        REQUIRE(state);
        return *state;
    }
    void send() { reporter.send({.clock = clock, .version = "1.0.0"}, now); }
    void answer(int status, std::string body) {
        CHECK(reporter.receive({Reporter::token, status, 0, std::move(body)}, clock, now));
    }
    void answer(bool is_kept, std::int64_t sequence, core::Instant at) {
        answer(200, json::write(protocol::to_json(protocol::KioskAnswer{is_kept, sequence, at})));
    }

    Wire wire;
    outbox::DeviceKey key{outbox::DeviceKey::Seed{1}};
    Reporter reporter{wire, key, "sanh-1"};
    core::Uptime now{5'000};
    core::Instant clock{1'795'140'000'000};
};

}

TEST_CASE_FIXTURE(Machine, "report: signed by the device's key over address and body") {
    send();
    net::Request const& request = wire.sent.back();
    CHECK(request.path == "/api/v1/kiosks/sanh-1/state");
    REQUIRE(request.headers.size() == 4);
    CHECK(request.headers[2].value == "sanh-1");
    auto const signature = core::from_base64url(request.headers[3].value);
    REQUIRE(signature);
    CHECK(outbox::is_signed(
        key.verifying_key(), *signature,
        protocol::device_message("sanh-1", {"POST", request.path, request.body})));
    CHECK(last().sequence == 1);
}

TEST_CASE_FIXTURE(Machine,
                  "report: one a minute, none while one is under way, also without an answer") {
    CHECK(reporter.due() == core::Uptime{0});
    send();
    CHECK_FALSE(reporter.due());
    send();
    CHECK(wire.sent.size() == 1);
    answer(0, "");
    CHECK(reporter.due() == core::Uptime{65'000});
    send();
    CHECK(last().sequence == 2);
    answer(200, "<html>");
    CHECK(reporter.due() == core::Uptime{65'000});
}

TEST_CASE_FIXTURE(Machine,
                  "report: after a restart the count goes on above the server's, at once") {
    send();
    answer(false, 41, clock);
    CHECK(reporter.due() == now);
    send();
    CHECK(last().sequence == 42);
    answer(true, 42, clock);
    CHECK(reporter.due() == core::Uptime{65'000});
    send();
    CHECK(last().sequence == 43);
}

TEST_CASE_FIXTURE(Machine,
                  "report: a server that always claims a higher count is not asked in a loop") {
    send();
    answer(false, 41, clock);
    send();
    answer(false, 99, clock);
    CHECK(reporter.due() == core::Uptime{65'000});
    send();
    answer(false, protocol::kiosk_sequence_max, clock);
    CHECK(reporter.due() == core::Uptime{65'000});
    send();
    CHECK(last().sequence == 101);
}

TEST_CASE_FIXTURE(Machine, "K4 clock: the machine learns how wrong its own clock is") {
    CHECK_FALSE(reporter.clock_skew_ms());
    send();
    answer(true, 1, {clock.milliseconds - 3'600'000});
    CHECK(reporter.clock_skew_ms() == 3'600'000);
    send();
    answer(0, "");
    CHECK(reporter.clock_skew_ms() == 3'600'000);
}

TEST_CASE_FIXTURE(Machine, "report: an answer to somebody else is left to them") {
    send();
    CHECK_FALSE(reporter.receive({7, 200, 0, ""}, clock, now));
    CHECK_FALSE(reporter.due());
}
