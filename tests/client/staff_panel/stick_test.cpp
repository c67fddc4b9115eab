#include "client/files/files.h"
#include "client/staff_panel/stick.h"
#include "shared/core/base64url.h"
#include "tests/support/read_file.h"
#include "tests/support/scratch_folder.h"

#include <doctest/doctest.h>
#include <sodium.h>
#include <thread>

using namespace onedoor;
using staff_panel::Stick;

namespace {

constexpr core::Instant now{1'800'000'000'000};

/// A machine, a stick's folder, and who may sign.
struct World {
    support::ScratchFolder machine, mounted;
    configuration::Ed25519Key key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
    Stick stick{mounted.path(), machine.file("kiosk.json")};

    World() {
        crypto_sign_keypair(key.data(), secret.data());
        std::string const text = settings("http://old:8080");
        REQUIRE(files::replace(machine.file("kiosk.json"), core::as_bytes(text),
                               files::Durability::Process));
    }
    [[nodiscard]] std::string settings(std::string const& server) const {
        return R"({"id": "kiosk-1", "server": ")" + server +
               R"(", "office": "56", "pixels_per_metre": 3780, "data_folder": ")" + machine.path() +
               R"(", "device_key_file": "/k", "package_key": ")" + core::to_base64url(key) +
               R"("})";
    }
    void put_package() {
        std::string const document =
            R"({"version": 7, "expires": "2027-12-31T00:00:00Z", "configuration": )" +
            settings("http://new:8080") + "}";
        std::string const message = "onedoor-kiosk-package-1\n" + document;
        core::Bytes signature(crypto_sign_BYTES);
        crypto_sign_detached(signature.data(), nullptr,
                             reinterpret_cast<unsigned char const*>(message.data()), message.size(),
                             secret.data());
        std::string const package =
            "onedoor-kiosk-package-1 " + core::to_base64url(signature) + '\n' + document;
        REQUIRE(files::replace(mounted.file("onedoor-kiosk.package"), core::as_bytes(package),
                               files::Durability::Process));
    }
    Stick::Step finish() {
        while (stick.step() == Stick::Step::Working) {
            stick.advance();
            std::this_thread::yield();
        }
        return stick.step();
    }
};

}

TEST_CASE("stick: a package shows what it changes, and is taken only when staff say so") {
    World world;
    world.put_package();
    world.stick.look_for_package(now);
    REQUIRE(world.finish() == Stick::Step::Offered);
    CHECK(world.stick.offer()->version == 7);
    std::vector<configuration::Change> const expected{
        {"server", "http://old:8080", "http://new:8080"}};
    CHECK(world.stick.offer()->changes == expected);
    CHECK(configuration::load(world.machine.file("kiosk.json"))->version == 0);
    // What staff saw is what is taken, whatever lies on the stick by then.
    REQUIRE(files::remove(world.mounted.file("onedoor-kiosk.package")));
    world.stick.take_package(now);
    REQUIRE(world.finish() == Stick::Step::Taken);
    CHECK(configuration::load(world.machine.file("kiosk.json"))->version == 7);
}

TEST_CASE("stick: one that a stranger changed is refused before anything of it is shown") {
    World world;
    world.put_package();
    std::string package = support::read_file(world.mounted.file("onedoor-kiosk.package"));
    package[package.size() - 5] ^= 1;
    REQUIRE(files::replace(world.mounted.file("onedoor-kiosk.package"), core::as_bytes(package),
                           files::Durability::Process));
    world.stick.look_for_package(now);
    REQUIRE(world.finish() == Stick::Step::Failed);
    CHECK(world.stick.error()->code == "package.signature");
    CHECK_FALSE(world.stick.offer());
    world.stick.take_package(now);
    CHECK(world.stick.step() == Stick::Step::Failed);
}

TEST_CASE("stick: none there, or nothing on it, has its own words") {
    World world;
    world.stick.look_for_package(now);
    REQUIRE(world.finish() == Stick::Step::Failed);
    CHECK(world.stick.error()->code == "file.missing");
    Stick nowhere(world.mounted.file("nowhere"), world.machine.file("kiosk.json"));
    nowhere.write_file("a.pdf", {});
    while (nowhere.step() == Stick::Step::Working)
        nowhere.advance();
    CHECK(nowhere.error()->code == "stick.missing");
}

TEST_CASE("stick: a file is written whole, and what was forgotten is not told") {
    World world;
    world.stick.write_file("report.pdf", {1, 2, 3});
    REQUIRE(world.finish() == Stick::Step::Written);
    CHECK(support::read_file(world.mounted.file("report.pdf")) == "\1\2\3");
    world.put_package();
    world.stick.look_for_package(now);
    world.stick.forget();
    world.stick.write_file("late.pdf", {4});
    for (int i = 0; i < 1'000 && world.stick.step() == Stick::Step::Idle; ++i)
        world.stick.advance();
    CHECK_FALSE(world.stick.offer());
}

TEST_CASE("changes: secrets are named and not shown, every other field as it is written") {
    configuration::Configuration before, after;
    before.id = after.id = "kiosk-1";
    before.staff_pin = "$argon2id$a";
    after.staff_pin = "$argon2id$b";
    after.printer = configuration::Printer{.address = "10.0.0.5", .model = "generic"};
    after.hours.emplace();
    (*after.hours)[0] = configuration::Stretch{420, 1050};
    std::vector<configuration::Change> const found = changes_between(before, after);
    auto const of = [&](std::string_view field) -> configuration::Change {
        for (configuration::Change const& change : found)
            if (change.field == field)
                return change;
        return {};
    };
    CHECK(of("staff_pin") == configuration::Change{"staff_pin", "", ""});
    CHECK(of("printer.address").after == "10.0.0.5");
    CHECK(of("hours.monday").after == "07:00-17:30");
    CHECK(changes_between(after, after).empty());
}
