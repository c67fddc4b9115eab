#include "client/mirror/site_transport.h"
#include "tests/client/mirror/world.h"
#include "tests/support/client_fakes.h"

#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using core::Uptime;

namespace {

struct World {
    testing::FakeFolder disk;
    testing::FakeOffice office{"one"};
    testing::FixedRandom random;
    std::unique_ptr<mirror::Mirror> site;
    fakes::Transport line;
    std::unique_ptr<mirror::SiteTransport> transport;

    void start() {
        site = std::make_unique<mirror::Mirror>(
            mirror::Mirror::Surroundings{.own = disk, .office = office, .random = random});
        transport = std::make_unique<mirror::SiteTransport>(*site, line, nullptr);
    }
    /// The mirror's thread has nothing to do before `now`.
    void settle(Uptime now) {
        site->advance(now);
        while (!site->is_idle())
            std::this_thread::yield();
    }
};

}

TEST_CASE("mirror: what the mirror has is answered from there, the rest goes to the office") {
    World world;
    world.start();
    world.settle({1'000});
    world.transport->send(1, {.path = "/site/index.json"});
    world.transport->send(2, {.path = "/api/v1/procedures/khai-sinh"});
    world.transport->send(3, {.path = "/api/v1/queue"});
    world.transport->send(4, {.method = net::Method::Post, .path = "/api/v1/procedures/x"});
    std::vector<net::Response> const answers = world.transport->take_responses({1'000});
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].token == 1);
    CHECK(answers[0].status == 200);
    CHECK(answers[1].token == 2);
    CHECK(answers[1].body.contains("one"));
    REQUIRE(world.line.sent.size() == 2);
    CHECK(world.line.sent[0].token == 3);
    CHECK(world.line.sent[1].token == 4);
}

TEST_CASE("mirror: a cancelled, a forgotten and a delayed request") {
    World world;
    world.start();
    world.settle({1'000});
    world.transport->take_responses({1'000});
    world.transport->send(1, {.path = "/site/index.json"});
    world.transport->cancel(1);
    world.transport->send(2, {.path = "/site/index.json", .delay_ms = 500});
    CHECK(world.transport->take_responses({1'400}).empty());
    CHECK(world.transport->take_responses({1'500}).size() == 1);
    world.transport->send(3, {.path = "/site/index.json"});
    world.transport->forget();
    CHECK(world.transport->take_responses({2'000}).empty());
}

TEST_CASE("mirror: while a new machine asks its office the first time, requests wait") {
    World world;
    world.start();
    world.transport->take_responses({1'000});
    world.transport->send(1, {.path = "/site/index.json", .timeout_ms = 5'000});
    CHECK(world.transport->take_responses({2'000}).empty());
    SUBCASE("and are answered when it is there") {
        world.settle({2'000});
        CHECK(world.transport->take_responses({2'001}).at(0).status == 200);
    }
    SUBCASE("and are given up in their time") {
        CHECK(world.transport->take_responses({6'001}).at(0).status == 0);
    }
    SUBCASE("and are answered at once when there is no office") {
        world.office.is_away = true;
        world.settle({2'000});
        CHECK(world.transport->take_responses({2'001}).at(0).status == 0);
        CHECK(world.site->obstacle() == "mirror.unanswered");
    }
}
