#include "client/app/card_prefill.h"
#include "tests/support/filing_world.h"

#include <doctest/doctest.h>

using namespace onedoor;
using app::Action;
using app::CardResidence;
using app::Typed;
using Outcome = app::CardPrefill::Outcome;

namespace {

constexpr std::string_view residence_2021 = "Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa";

identity::CardText card_of(std::string_view residence = residence_2021) {
    return identity::parse_card_qr("056193000137||Nguyễn Thị Mẫu|02091993|Nữ|" +
                                   std::string(residence) + "|15062021")
        .value();
}

units::UnitMappings const& mappings() {
    static units::UnitMappings const mappings =
        units::UnitMappings::parse(support::read_file(ONEDOOR_UNIT_MAPPINGS)).value();
    return mappings;
}

/// A citizen before the first step of a real form, the list of units there.
struct World : fakes::FilingWorld {
    World() : FilingWorld(Start::Nowhere) {
        app.open("/thu-tuc/dang-ky-khai-sinh/nop");
        answer("/assets/units.json", 200, support::read_file(ONEDOOR_UNITS));
        answer("/api/v1/procedures/dang-ky-khai-sinh", 200,
               fakes::birth_registration(
                   support::read_file("assets/forms/dang-ky-khai-sinh.v1.json")));
        act(Action::ChooseCase, {}, "on_time");
        act(Action::LeaveCase);
    }
    [[nodiscard]] std::string value(std::string_view path) const {
        return std::string(filing().draft.value(path));
    }
    app::CardPrefill read(identity::CardText const& card, Typed typed = Typed::Keep) {
        return app.card_read(card, &mappings(), typed).value();
    }
};

}

TEST_CASE("card: an old card fills in seven inputs, its commune as it is called today") {
    World world;
    app::CardPrefill const prefill = world.read(card_of());
    CHECK(prefill.count(Outcome::Filled) == 7);
    CHECK(prefill.residence == CardResidence::Found);
    CHECK(world.value("requester_name") == "Nguyễn Thị Mẫu");
    CHECK(world.value("requester_dob") == "02/09/1993");
    CHECK(world.value("requester_sex") == "female");
    CHECK(world.value("requester_citizen_id") == "056193000137");
    CHECK(world.value("requester_address.province") == "56");
    CHECK(world.value("requester_address.commune") == "22366");
    CHECK(world.value("requester_address.street") == "Tổ 5");
    CHECK(world.value("full_name").empty());
    CHECK(world.filing().is_touched);
}

TEST_CASE("card: what it filled in passes the check of the form") {
    World world;
    world.read(card_of());
    world.act(Action::LeaveStep);
    for (forms::FieldError const& error : world.filing().errors)
        CHECK(error.path == "requester_phone");
}

TEST_CASE("card: what the citizen typed stays unless it is asked for, and both are told") {
    World world;
    world.edit("requester_name", "Nguyễn Thị Mẫu Em");
    world.edit("requester_dob", "02/09/1993");
    app::CardPrefill const kept = world.read(card_of());
    CHECK(world.value("requester_name") == "Nguyễn Thị Mẫu Em");
    CHECK(kept.count(Outcome::Kept) == 1);
    CHECK(kept.count(Outcome::Same) == 1);
    CHECK(kept.count(Outcome::Filled) == 5);

    app::CardPrefill const replaced = world.read(card_of(), Typed::Replace);
    CHECK(world.value("requester_name") == "Nguyễn Thị Mẫu");
    CHECK(replaced.count(Outcome::Replaced) == 1);
    CHECK(replaced.inputs[0].before == "Nguyễn Thị Mẫu Em");
}

TEST_CASE("card: an address is one answer, a part typed otherwise keeps all of it") {
    World world;
    world.edit("requester_address.street", "12 Trần Phú");
    app::CardPrefill const kept = world.read(card_of());
    CHECK(world.value("requester_address.province").empty());
    CHECK(world.value("requester_address.commune").empty());
    CHECK(kept.count(Outcome::Kept) == 1);
    app::CardPrefill const replaced = world.read(card_of(), Typed::Replace);
    CHECK(world.value("requester_address.commune") == "22366");
    CHECK(world.value("requester_address.street") == "Tổ 5");
    world.app.take_back_card(replaced);
    CHECK(world.value("requester_address.commune").empty());
    CHECK(world.value("requester_address.street") == "12 Trần Phú");
}

TEST_CASE("card: a divided commune is left to choose, and the choice survives the next reading") {
    World world;
    identity::CardText const card = card_of("Số 3, Dịch Vọng, Cầu Giấy, Hà Nội");
    app::CardPrefill const prefill = world.read(card);
    CHECK(prefill.residence == CardResidence::Divided);
    CHECK(prefill.communes == std::vector<std::string>{"00160", "00166"});
    CHECK(prefill.count(Outcome::Filled) == 6);
    CHECK(world.value("requester_address.province") == "01");
    CHECK(world.value("requester_address.commune").empty());
    world.edit("requester_address.commune", "00166");
    CHECK(world.read(card, Typed::Replace).count(Outcome::Replaced) == 0);
    CHECK(world.value("requester_address.commune") == "00166");
    world.edit("requester_address.commune", "00004");
    CHECK(world.read(card, Typed::Replace).count(Outcome::Replaced) == 1);
    CHECK(world.value("requester_address.commune").empty());
}

TEST_CASE("card: an address nobody finds is left empty and said") {
    World world;
    app::CardPrefill const prefill = world.read(card_of("Không Có, Nha Trang, Khánh Hòa"));
    CHECK(prefill.residence == CardResidence::Unknown);
    CHECK(prefill.count(Outcome::Filled) == 4);
    CHECK(world.value("requester_address.province").empty());
    CHECK(world.value("requester_address.street").empty());
    CHECK(world.app.card_read(card_of(), nullptr, Typed::Keep)->residence ==
          CardResidence::Unknown);
    CHECK(world.read(card_of("")).residence == CardResidence::None);
}

TEST_CASE("card: taken back, all is as before, but not what the citizen changed since") {
    World world;
    world.edit("requester_name", "Trần A");
    app::CardPrefill const prefill = world.read(card_of(), Typed::Replace);
    world.edit("requester_sex", "male");
    world.app.take_back_card(prefill);
    CHECK(world.value("requester_name") == "Trần A");
    CHECK(world.value("requester_dob").empty());
    CHECK(world.value("requester_address.province").empty());
    CHECK(world.value("requester_sex") == "male");

    app::CardPrefill other = world.read(card_of());
    other.submission = {};
    world.app.take_back_card(other);
    CHECK(world.value("requester_dob") == "02/09/1993");
}

TEST_CASE("card: errors of what it filled in go") {
    World world;
    world.act(Action::LeaveStep);
    std::size_t const before = world.filing().errors.size();
    world.read(card_of());
    CHECK(world.filing().errors.size() < before);
    for (forms::FieldError const& error : world.filing().errors)
        CHECK(world.value(error.path).empty());
}

TEST_CASE("card: without a form that still asks, nothing is filled in") {
    fakes::World nowhere;
    CHECK_FALSE(nowhere.app.card_read(card_of(), &mappings(), Typed::Replace));
    World world;
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop/kiem-tra");
    CHECK_FALSE(world.app.card_read(card_of(), &mappings(), Typed::Replace));
    world.app.open("/thu-tuc/dang-ky-khai-sinh");
    CHECK_FALSE(world.app.card_read(card_of(), &mappings(), Typed::Replace));
    CHECK(world.filing().draft.empty());
}

TEST_CASE("card: a forgotten prefill says nothing any more") {
    World world;
    app::CardPrefill prefill = world.read(card_of("Số 3, Dịch Vọng, Cầu Giấy, Hà Nội"));
    app::forget(prefill);
    CHECK(prefill.inputs.empty());
    CHECK(prefill.communes.empty());
    CHECK(prefill.residence == CardResidence::None);
}
