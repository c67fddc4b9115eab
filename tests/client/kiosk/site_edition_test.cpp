#include "client/kiosk/kiosk.h"
#include "client/mirror/site_transport.h"
#include "tests/client/kiosk/fonts.h"
#include "tests/client/mirror/world.h"
#include "tests/support/client_fakes.h"

#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using core::Uptime;
using session::State;

namespace {

struct World final : kiosk::Host {
    void forget_clipboard() override {}
    void forget_textures() override {}
    void forget_requests() override {
        transport.forget();
        ++forgotten;
    }
    int forgotten = 0;

    testing::FakeFolder disk;
    testing::FakeOffice office{"one"};
    testing::FixedRandom fixed;
    mirror::Mirror site{{.own = disk, .office = office, .random = fixed}};
    fakes::Transport line;
    mirror::SiteTransport transport{site, line, nullptr};
    fakes::Storage storage;
    fakes::Files files;
    fakes::Outbox outbox;
    fakes::SteppedClock clock;
    fakes::CountingRandom random;
    Uptime now{1'000};
    kiosk_tests::Fonts fonts;
    std::unique_ptr<kiosk::Kiosk> kiosk;

    World() {
        kiosk = std::make_unique<kiosk::Kiosk>(
            kiosk::Setup{
                .services = {transport, storage, files, outbox, clock, random, {}, "", "vi"},
                .host = *this,
                .devices = {.site = &site},
                .fonts = fonts.files()},
            now);
        settle();
    }
    /// Everything that is due by now has happened.
    void settle() {
        for (int i = 0; i < 3; ++i) {
            kiosk->advance(now);
            while (!site.is_idle())
                std::this_thread::yield();
        }
    }
    void pass(std::int64_t ms) {
        now.milliseconds += ms;
        settle();
    }
    void touch() {
        kiosk->touch(interaction::Touch::Down, 0, 0, now);
        kiosk->touch(interaction::Touch::Up, 0, 0, now);
    }
    /// The office has another edition, and the machine has looked.
    void publish(std::string const& mark) {
        office.publish(mark);
        for (std::int64_t passed = 0; passed < mirror::look_again_ms * 6 / 5; passed += 30'000) {
            if (state() == State::Active)
                touch();
            pass(30'000);
        }
    }
    [[nodiscard]] State state() const { return kiosk->session().state(); }
    [[nodiscard]] bool reads(std::string_view mark) const {
        return site.edition()->answer("/site/index.json").body.contains(mark);
    }
};

}

TEST_CASE("kiosk: a new edition of the site waits for the end of the session") {
    World world;
    world.touch();
    REQUIRE(world.state() == State::Active);
    world.publish("two");
    REQUIRE(world.state() == State::Active);
    CHECK(world.site.has_newer());
    CHECK(world.reads("one"));
    for (int i = 0; i < 10 && world.state() != State::Attract; ++i)
        world.pass(30'000);
    REQUIRE(world.state() == State::Attract);
    CHECK_FALSE(world.site.has_newer());
    CHECK(world.reads("two"));
}

TEST_CASE("kiosk: while nobody is there a new edition is taken up at once") {
    World world;
    REQUIRE(world.state() == State::Attract);
    int const forgotten = world.forgotten;
    world.publish("two");
    CHECK(world.reads("two"));
    CHECK(world.forgotten == forgotten + 1);
    CHECK(world.state() == State::Attract);
}
