#include "server/handover/relay.h"
#include "shared/core/base64url.h"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>
#include <vector>

using namespace onedoor;
using handover::Relay;
using handover::Standing;

namespace {

struct FakeClock final : core::Clock {
    [[nodiscard]] core::Instant now() const override { return at; }
    core::Instant at{1'795'140'000'000};
};

struct CountingRandom final : core::Random {
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = next++;
    }
    std::uint8_t next = 0;
};

struct World {
    FakeClock clock;
    CountingRandom random;
    Relay relay{clock, clock, random};
};

std::string ciphertext(std::size_t length_bytes, std::uint8_t byte = 7) {
    return core::to_base64url(core::Bytes(length_bytes, byte));
}

}

TEST_CASE("relay: what was given is taken once, by whoever comes first") {
    World world;
    auto const deposit = world.relay.give(ciphertext(100)).value();
    CHECK(core::from_base64url(deposit.id).value().size() == 16);
    CHECK(deposit.expires_at.milliseconds == world.clock.at.milliseconds + 600'000);
    CHECK(world.relay.standing(deposit.id) == Standing::Waiting);
    CHECK(world.relay.take(deposit.id).value() == ciphertext(100));
    CHECK(world.relay.standing(deposit.id) == Standing::Taken);
    CHECK(world.relay.take(deposit.id).error().code == "handover.gone");
    CHECK(world.relay.total_bytes() == 0);
}

TEST_CASE("relay: of 32 takers at the same moment exactly one gets it") {
    for (int round = 0; round < 50; ++round) {
        World world;
        std::string const id = world.relay.give(ciphertext(100)).value().id;
        std::atomic<int> ready = 0;
        std::atomic<int> winners = 0;
        std::vector<std::thread> takers;
        for (int i = 0; i < 32; ++i)
            takers.emplace_back([&] {
                ++ready;
                while (ready < 32)
                    std::this_thread::yield();
                winners += world.relay.take(id).has_value() ? 1 : 0;
            });
        for (std::thread& taker : takers)
            taker.join();
        CHECK(winners == 1);
    }
}

TEST_CASE("relay: after ten minutes nothing is left, not even that it was there") {
    World world;
    std::string const waiting = world.relay.give(ciphertext(100)).value().id;
    std::string const taken = world.relay.give(ciphertext(100)).value().id;
    CHECK(world.relay.take(taken).has_value());
    world.clock.at.milliseconds += 599'999;
    CHECK(world.relay.standing(waiting) == Standing::Waiting);
    world.clock.at.milliseconds += 1;
    CHECK(world.relay.standing(waiting) == Standing::Unknown);
    CHECK(world.relay.standing(taken) == Standing::Unknown);
    CHECK(world.relay.take(waiting).error().code == "handover.gone");
    CHECK(world.relay.size() == 0);
    CHECK(world.relay.total_bytes() == 0);
}

TEST_CASE("relay: a full relay refuses and keeps what waits") {
    World world;
    Relay relay(world.clock, world.clock, world.random, {.count = 3, .total_bytes = 1'000});
    std::string const first = relay.give(ciphertext(300)).value().id;
    CHECK(relay.give(ciphertext(300)).has_value());
    CHECK(relay.give(ciphertext(300)).error().code == "handover.full");
    CHECK(relay.give(ciphertext(30)).has_value());
    CHECK(relay.give(ciphertext(30)).error().code == "handover.full");
    CHECK(relay.take(first).has_value());
    CHECK(relay.give(ciphertext(30)).error().code == "handover.full");
    world.clock.at.milliseconds += 600'000;
    CHECK(relay.give(ciphertext(300)).has_value());
    CHECK(relay.size() == 1);
}

TEST_CASE("relay: garbage is refused by name") {
    World world;
    auto const code_of = [&](std::string text) {
        return world.relay.give(std::move(text)).error().code;
    };
    CHECK(code_of("") == "handover.format");
    CHECK(code_of(ciphertext(27)) == "handover.format");
    CHECK(code_of(ciphertext(100) + "=") == "handover.format");
    CHECK(code_of(std::string(65'537, 'A')) == "handover.too_large");
    CHECK(world.relay.give(std::string(65'536, 'A')).has_value());
    for (char const* const id : {"", "x", "../../x", "AAAAAAAAAAAAAAAAAAAAAA"})
        CHECK(world.relay.take(id).error().code == "handover.gone");
}
