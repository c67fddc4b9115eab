#include "server/ops/log.h"

#include <doctest/doctest.h>
#include <memory>

using namespace onedoor;

namespace {

struct FixedClock final : core::Clock {
    [[nodiscard]] core::Instant now() const override { return {1'795'140'000'000}; }
};

}

TEST_CASE("log: one JSON object a line, whatever the values hold") {
    FixedClock const clock;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::tmpfile(), std::fclose);
    REQUIRE(file != nullptr);
    ops::Log log(clock, file.get());
    log.write("server.started", {{"port", 8080}});
    log.write("odd", {{"text", "a\nb\"c"}});
    std::rewind(file.get());
    char text[400] = {};
    std::fread(text, 1, sizeof text - 1, file.get());
    CHECK(std::string_view(text) ==
          "{\"time\":\"2026-11-20T02:00:00Z\",\"event\":\"server.started\",\"port\":8080}\n"
          "{\"time\":\"2026-11-20T02:00:00Z\",\"event\":\"odd\",\"text\":\"a\\nb\\\"c\"}\n");
}
