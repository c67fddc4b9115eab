#include "client/mirror/http_office.h"
#include "client/mirror/mirror.h"
#include "tests/client/mirror/world.h"

#include <doctest/doctest.h>
#include <httplib.h>
#include <thread>

using namespace onedoor;
using core::Uptime;
using mirror::Mirror;

namespace {

struct World {
    testing::FakeFolder disk;
    testing::FakeOffice office{"one"};
    testing::FixedRandom random;
    std::unique_ptr<Mirror> site;

    void start() {
        site = std::make_unique<Mirror>(
            Mirror::Surroundings{.own = disk, .office = office, .random = random});
    }
    void settle(Uptime now) {
        site->advance(now);
        while (!site->is_idle())
            std::this_thread::yield();
    }
    std::string index() { return site->edition()->answer("/site/index.json").body; }
};

}

TEST_CASE("mirror: a machine that starts without its office has what it kept, at once") {
    World world;
    world.start();
    world.settle({0});
    REQUIRE(world.site->edition() != nullptr);
    world.site.reset();

    world.office.is_away = true;
    world.start();
    world.settle({0});
    REQUIRE(world.site->edition() != nullptr);
    CHECK(world.index().contains("one"));
    CHECK(world.site->obstacle() == "mirror.unanswered");
    CHECK_FALSE(world.site->is_opening());
}

TEST_CASE("mirror: a new edition waits until it is taken up") {
    World world;
    world.start();
    world.settle({0});
    world.office.publish("two");
    world.settle({mirror::look_again_ms * 6 / 5});
    CHECK(world.site->has_newer());
    CHECK(world.index().contains("one"));
    world.site->take_up();
    CHECK_FALSE(world.site->has_newer());
    CHECK(world.index().contains("two"));
    world.site->take_up();
    CHECK(world.index().contains("two"));
}

TEST_CASE("mirror: an office that takes its new edition back leaves the old one in use") {
    World world;
    world.start();
    world.settle({0});
    world.office.publish("two");
    world.settle({mirror::look_again_ms * 6 / 5});
    REQUIRE(world.site->has_newer());
    world.office.publish("one");
    world.settle({mirror::look_again_ms * 12 / 5});
    CHECK_FALSE(world.site->has_newer());
    CHECK(world.index().contains("one"));
}

TEST_CASE("mirror: a machine that never met its office says so, and recovers by itself") {
    World world;
    world.office.is_away = true;
    world.start();
    CHECK(world.site->is_opening());
    world.settle({0});
    CHECK(world.site->edition() == nullptr);
    CHECK(world.site->obstacle() == "mirror.unanswered");
    world.office.is_away = false;
    world.settle({2'000});
    REQUIRE(world.site->edition() != nullptr);
    CHECK(world.index().contains("one"));
    CHECK(world.site->obstacle().empty());
}

TEST_CASE("mirror: what was damaged is in use again as soon as it is whole") {
    World world;
    world.start();
    world.settle({0});
    world.site.reset();
    std::string const path = world.office.path_of("index.json");
    world.disk.files[std::string(mirror::stored_name(path))] = "{";
    world.start();
    world.settle({0});
    CHECK(world.index().contains("one"));
    CHECK_FALSE(world.site->has_newer());
}

TEST_CASE("mirror: an office over HTTP tells its listing's tag, and 304 when it is known") {
    httplib::Server server;
    server.Get("/api/v1/assets", [](httplib::Request const& request, httplib::Response& response) {
        response.set_header("ETag", "\"one\"");
        if (request.get_header_value("If-None-Match") == "\"one\"")
            response.status = 304;
        else
            response.set_content("{}", "application/json");
    });
    int const port = server.bind_to_any_port("127.0.0.1");
    std::thread thread([&] { server.listen_after_bind(); });
    server.wait_until_ready();
    mirror::HttpOffice office("http://127.0.0.1:" + std::to_string(port));
    mirror::Office::Answer const first = office.get("/api/v1/assets", {});
    CHECK(first.response.status == 200);
    CHECK(first.response.body == "{}");
    CHECK(first.tag == "\"one\"");
    CHECK(office.get("/api/v1/assets", first.tag).response.status == 304);
    CHECK(office.get("/missing", {}).response.status == 404);
    server.stop();
    thread.join();
    CHECK(office.get("/api/v1/assets", {}).response.status == 0);
}
