#include "shared/json/json.h"
#include "shared/protocol/kiosk.h"

#include <doctest/doctest.h>

using namespace onedoor;
using protocol::KioskCondition;
using protocol::KioskPrinter;
using protocol::KioskState;

namespace {

KioskState sample() {
    return {.sequence = 7,
            .clock = {1'795'140'000'000},
            .version = "1.0.0+abc",
            .condition = KioskCondition::InUse,
            .printer = KioskPrinter::NearEnd,
            .last_print_at = core::Instant{1'795'139'000'000},
            .uptime_seconds = 3600,
            .sessions = 12,
            .failures = {{"print.out", 2}, {"wipe.slow", 1}},
            .outbox_count = 3,
            .outbox_bytes = 4096};
}

Error error_with(std::string_view name, json::Value value) {
    json::Value document = protocol::to_json(sample());
    document.as_object()->set(name, std::move(value));
    auto const parsed = protocol::parse_kiosk_state(json::write(document));
    return parsed ? Error{"accepted", "", ""} : Error{parsed.error().code, parsed.error().path, ""};
}

}

TEST_CASE("kiosk: what it says about itself is read as it was written") {
    CHECK(protocol::parse_kiosk_state(json::write(protocol::to_json(sample()))) == sample());
    KioskState plain{.clock = {1'795'140'000'000}, .version = "1"};
    CHECK(protocol::parse_kiosk_state(json::write(protocol::to_json(plain))) == plain);
    protocol::KioskAnswer const answer{true, 7, {1'795'140'000'000}};
    CHECK(protocol::parse_kiosk_answer(json::write(protocol::to_json(answer))) == answer);
    for (auto const printer : {KioskPrinter::Ready, KioskPrinter::Error, KioskPrinter::None}) {
        plain.printer = printer;
        CHECK(protocol::parse_kiosk_state(json::write(protocol::to_json(plain))) == plain);
    }
}

TEST_CASE("kiosk: each refusal names the member") {
    CHECK(error_with("sequence", 0) == Error{"json.range", "sequence", ""});
    CHECK(error_with("clock", "noon") == Error{"time.format", "clock", ""});
    CHECK(error_with("version", "") == Error{"kiosk.format", "version", ""});
    CHECK(error_with("version", "1 <b>") == Error{"kiosk.format", "version", ""});
    CHECK(error_with("condition", "happy") == Error{"kiosk.format", "condition", ""});
    CHECK(error_with("printer", "") == Error{"kiosk.format", "printer", ""});
    CHECK(error_with("uptime_seconds", -1) == Error{"json.range", "uptime_seconds", ""});
    CHECK(error_with("outbox_bytes", nullptr) == Error{"json.missing", "outbox_bytes", ""});
    CHECK(error_with("citizen", "A") == Error{"json.unknown_field", "citizen", ""});
    auto const failure = [](std::string const& cause) {
        return json::Value(json::Object{{"cause", cause}, {"count", 1}});
    };
    CHECK(error_with("failures", json::Array{failure("Nguyễn Văn A")}) ==
          Error{"kiosk.format", "failures[0].cause", ""});
    CHECK(error_with("failures", json::Array{failure("a"), failure("a")}) ==
          Error{"kiosk.format", "failures", ""});
    json::Array many;
    for (int i = 0; i < 51; ++i)
        many.push_back(failure("a" + std::to_string(i)));
    CHECK(error_with("failures", std::move(many)) == Error{"kiosk.format", "failures", ""});
}
