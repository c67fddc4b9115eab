#include "tests/client/mirror/world.h"
#include "tests/support/scratch_folder.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using mirror::Edition;
using testing::FakeFolder;
using testing::FakeOffice;

namespace {

struct World {
    FakeFolder disk;
    FakeOffice office{"one"};
    testing::FixedRandom random;
    mirror::Shelf shelf{disk, nullptr};
    mirror::Renewal renewal{shelf, office, random};

    /// The office's newest edition, from what is on the disk now.
    std::shared_ptr<Edition const> brought() {
        mirror::Renewal fresh(shelf, office, random);
        std::shared_ptr<Edition const> present = shelf.load();
        mirror::Renewal::Look look = fresh.look(present.get());
        return look.edition ? look.edition : present;
    }
};

std::string mark_of(Edition const* edition) {
    if (edition == nullptr)
        return "nothing";
    std::string const body = edition->answer("/site/index.json").body;
    std::size_t const at = body.find("\"mark\":\"");
    return at == std::string::npos ? "damaged" : body.substr(at + 8, 3);
}

/// One edition in all its files.
bool is_one(Edition const& edition) {
    std::string const mark = mark_of(&edition);
    for (auto const& [name, content] : testing::site_files(mark))
        if (edition.answer(mirror::site_path(name)).body != content)
            return false;
    return edition.answer("/api/v1/procedures/khai-sinh").body.contains(mark);
}

}

TEST_CASE("mirror: a machine that met its office has the whole edition on its disk") {
    World world;
    mirror::Renewal::Look const look = world.renewal.look(nullptr);
    REQUIRE(look.edition != nullptr);
    CHECK(look.obstacle.empty());
    CHECK(is_one(*look.edition));
    world.office.is_away = true;
    std::shared_ptr<Edition const> const loaded = world.shelf.load();
    REQUIRE(loaded != nullptr);
    CHECK(loaded->is_complete());
    CHECK(is_one(*loaded));
}

TEST_CASE("mirror: procedures are answered as the office answers them, by id and by code") {
    World world;
    std::shared_ptr<Edition const> const edition = world.brought();
    CHECK(edition->answer("/api/v1/procedures/khai-sinh").status == 200);
    CHECK(edition->answer("/api/v1/procedures/1.001193").body ==
          edition->answer("/api/v1/procedures/khai-sinh").body);
    CHECK(edition->answer("/api/v1/procedures/khong-co").status == 404);
    CHECK(edition->answer("/site/khong-co.json").status == 404);
}

TEST_CASE("mirror: an edition that is still the newest is not asked for again") {
    World world;
    std::shared_ptr<Edition const> const edition = world.renewal.look(nullptr).edition;
    world.office.asked.clear();
    mirror::Renewal::Look const look = world.renewal.look(edition.get());
    CHECK(look.edition == nullptr);
    CHECK(look.obstacle.empty());
    CHECK(world.office.asked == std::vector<std::string>{"/api/v1/assets"});
    CHECK(look.again_ms >= mirror::look_again_ms * 4 / 5);
    CHECK(look.again_ms <= mirror::look_again_ms * 6 / 5);
}

TEST_CASE("mirror: of a new edition only what changed is fetched, and the old files go") {
    World world;
    std::shared_ptr<Edition const> const old = world.renewal.look(nullptr).edition;
    world.office.publish("two");
    world.office.asked.clear();
    std::shared_ptr<Edition const> const next = world.renewal.look(old.get()).edition;
    REQUIRE(next != nullptr);
    CHECK(mark_of(next.get()) == "two");
    CHECK(is_one(*next));
    CHECK(world.office.asked.size() == mirror::file_names.size());
    CHECK(world.disk.files.size() == mirror::file_names.size() + 1);
    CHECK(is_one(*old));
}

TEST_CASE("mirror: power cut at each operation of the disk leaves one whole edition") {
    using Cut = FakeFolder::Cut;
    int cuts = 0;
    for (Cut const cut : {Cut::Before, Cut::Halfway, Cut::After}) {
        for (int operations = 1;; ++operations) {
            World world;
            REQUIRE(world.brought() != nullptr);
            world.office.publish("two");
            world.disk.operations_left = operations;
            world.disk.cut = cut;
            world.brought();
            bool const was_cut = world.disk.is_off();
            world.disk.operations_left.reset();
            INFO("cut ", static_cast<int>(cut), " at operation ", operations);

            world.office.is_away = true;
            std::shared_ptr<Edition const> const after = world.shelf.load();
            REQUIRE(after != nullptr);
            CHECK(after->is_complete());
            CHECK(is_one(*after));

            world.office.is_away = false;
            CHECK(mark_of(world.brought().get()) == "two");
            if (!was_cut)
                break;
            ++cuts;
        }
    }
    CHECK(cuts > 3 * static_cast<int>(mirror::file_names.size()));
}

TEST_CASE("mirror: what arrived before the line went is not fetched again") {
    World world;
    std::string const last = world.office.path_of("units.json");
    auto const held = world.office.answers.extract(last);
    CHECK(world.renewal.look(nullptr).obstacle == "mirror.unanswered");
    CHECK(world.shelf.load() == nullptr);
    world.office.answers[last] = held.mapped();
    world.office.asked.clear();
    CHECK(world.renewal.look(nullptr).edition != nullptr);
    CHECK(world.office.asked == std::vector<std::string>{"/api/v1/assets", last});
}

TEST_CASE("K6: a portal that answers everything with 200 and a page changes nothing") {
    World world;
    std::shared_ptr<Edition const> const edition = world.renewal.look(nullptr).edition;
    int const changes = world.disk.changes;
    world.office.is_portal = true;
    mirror::Renewal::Look const look = world.renewal.look(edition.get());
    CHECK(look.edition == nullptr);
    CHECK(look.obstacle == "mirror.listing");
    CHECK(world.disk.changes == changes);
    CHECK(mark_of(world.shelf.load().get()) == "one");
}

TEST_CASE("K6: a portal in the place of one file leaves the edition that was there") {
    World world;
    std::shared_ptr<Edition const> const edition = world.renewal.look(nullptr).edition;
    world.office.publish("two");
    world.office.answers[world.office.path_of("guides.json")] = {200, "<html></html>"};
    mirror::Renewal::Look const look = world.renewal.look(edition.get());
    CHECK(look.edition == nullptr);
    CHECK(look.obstacle == "mirror.file");
    CHECK(mark_of(world.shelf.load().get()) == "one");
}

TEST_CASE("mirror: a listing that names a file nobody has leaves the edition that was there") {
    World world;
    std::shared_ptr<Edition const> const edition = world.renewal.look(nullptr).edition;
    world.office.publish("two");
    world.office.answers.erase(world.office.path_of("offices.json"));
    mirror::Renewal::Look const look = world.renewal.look(edition.get());
    CHECK(look.edition == nullptr);
    CHECK(look.obstacle == "mirror.unanswered");
    CHECK(mark_of(world.shelf.load().get()) == "one");
}

TEST_CASE("mirror: a listing without one of the files, or with a strange name, is none") {
    for (std::string_view const wrong :
         {R"({"files":{}})", R"({})", R"([])", R"("files")", R"({"files":7})",
          R"({"files":{"guides.json":"/assets/../../etc/passwd"}})",
          R"({"files":{"guides.json":"/assets/guides.0123456789.json/../x.json"}})",
          R"({"files":{"guides.json":"/assets/guides.012345678G.json"}})",
          R"({"files":{"guides.json":"/assets/index.0123456789.json"}})"}) {
        INFO(wrong);
        CHECK_FALSE(mirror::parse_listing(wrong));
    }
    World world;
    Result<mirror::Listing> const right =
        mirror::parse_listing(world.office.answers["/api/v1/assets"].second);
    REQUIRE(right);
    CHECK(mirror::parse_listing(mirror::write_listing(*right)) == *right);
}

TEST_CASE("mirror: a file that is too long is not kept") {
    World world;
    std::string const huge(mirror::edition_bytes_max + 1, ' ');
    std::string const path = world.office.path_of("guides.json");
    std::string const wanted = testing::address_of("guides.json", huge);
    std::string& listing = world.office.answers["/api/v1/assets"].second;
    listing.replace(listing.find(path), path.size(), wanted);
    world.office.answers[wanted] = {200, huge};
    mirror::Renewal::Look const look = world.renewal.look(nullptr);
    CHECK(look.obstacle == "mirror.size");
    CHECK(world.disk.files.empty());
}

TEST_CASE("mirror: a damaged file is never shown, and fetched again alone") {
    World world;
    std::string const path = world.office.path_of("guides.json");
    REQUIRE(world.brought() != nullptr);
    world.disk.files[std::string(mirror::stored_name(path))][7] ^= 1;

    std::shared_ptr<Edition const> const damaged = world.shelf.load();
    REQUIRE(damaged != nullptr);
    CHECK_FALSE(damaged->is_complete());
    CHECK(damaged->answer("/site/guides.json").status == 0);
    CHECK(damaged->answer("/site/index.json").status == 200);

    world.office.asked.clear();
    std::shared_ptr<Edition const> const mended = world.brought();
    CHECK(is_one(*mended));
    CHECK(world.office.asked == std::vector<std::string>{"/api/v1/assets", path});
    CHECK(is_one(*world.shelf.load()));
}

TEST_CASE("mirror: a damaged listing is as none, and the office brings it back") {
    World world;
    REQUIRE(world.brought() != nullptr);
    world.disk.files["edition.json"].resize(20);
    CHECK(world.shelf.load() == nullptr);
    world.office.asked.clear();
    CHECK(is_one(*world.brought()));
    CHECK(world.office.asked == std::vector<std::string>{"/api/v1/assets"});
}

TEST_CASE("mirror: an office that cannot be reached is asked again, later and later") {
    World world;
    world.office.is_away = true;
    std::vector<std::int64_t> pauses;
    for (int i = 0; i < 8; ++i)
        pauses.push_back(world.renewal.look(nullptr).again_ms);
    CHECK(pauses.front() <= 2'000);
    CHECK(pauses.back() >= 8'000);
    CHECK(pauses.back() <= 16'000);
    CHECK(std::ranges::is_sorted(pauses));
}

TEST_CASE("mirror: a full disk is told, and what was there stays") {
    World world;
    std::shared_ptr<Edition const> const edition = world.renewal.look(nullptr).edition;
    world.office.publish("two");
    world.disk.operations_left = 0;
    mirror::Renewal::Look const look = world.renewal.look(edition.get());
    CHECK(look.edition == nullptr);
    CHECK(look.obstacle == "file.unwritable");
    world.disk.operations_left.reset();
    CHECK(mark_of(world.shelf.load().get()) == "one");
}

TEST_CASE("mirror: a new machine works from what it was delivered with") {
    World delivered;
    REQUIRE(delivered.brought() != nullptr);
    FakeFolder own;
    mirror::Shelf shelf(own, &delivered.disk);
    CHECK(is_one(*shelf.load()));

    SUBCASE("until its office has a newer edition, which does not need the delivery any more") {
        FakeOffice office("two");
        testing::FixedRandom random;
        mirror::Renewal renewal(shelf, office, random);
        REQUIRE(renewal.look(shelf.load().get()).edition != nullptr);
        CHECK(mark_of(mirror::Shelf(own, nullptr).load().get()) == "two");
        CHECK(mirror::Shelf(own, nullptr).load()->is_complete());
    }
    SUBCASE("and again when its own disk was damaged while its office is away") {
        for (auto const& [name, content] : delivered.disk.files)
            own.files[name] = content;
        own.files[std::string(mirror::stored_name(delivered.office.path_of("units.json")))] = "";
        CHECK(is_one(*shelf.load()));
    }
}

TEST_CASE("mirror: what the package brings is a whole edition") {
    mirror::NoFolder own;
    mirror::DiskFolder const delivered(ONEDOOR_KIOSK_SITE);
    std::shared_ptr<Edition const> const edition = mirror::Shelf(own, &delivered).load();
    REQUIRE(edition != nullptr);
    CHECK(edition->is_complete());
    CHECK(edition->answer("/api/v1/procedures/cap-ban-sao-trich-luc-ho-tich").status == 200);
    CHECK(edition->answer("/site/index.json").status == 200);
}

TEST_CASE("mirror: a folder on the real disk keeps, lists and removes") {
    support::ScratchFolder const scratch;
    mirror::DiskFolder folder(scratch.file("site/below"));
    REQUIRE(folder.replace("a.json", "one"));
    REQUIRE(folder.replace("a.json", "two"));
    CHECK(folder.read("a.json").value() == "two");
    CHECK(folder.names() == std::vector<std::string>{"a.json"});
    REQUIRE(folder.remove("a.json"));
    CHECK(folder.read("a.json").error().code == "file.missing");
    CHECK(mirror::DiskFolder("/proc/none").names().empty());
    CHECK_FALSE(mirror::DiskFolder("/proc/none").replace("a.json", "one"));
}
