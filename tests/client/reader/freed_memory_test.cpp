#include "client/app/card_prefill.h"
#include "client/reader/card_notice.h"
#include "client/reader/reader.h"
#include "shared/forms/form.h"
#include "tests/support/freed_memory.h"
#include "tests/support/read_file.h"
#include "tests/support/reader_line.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::reader;
using core::Uptime;
using testing::ScriptedReaderLine;

namespace {

constexpr std::string_view card_text =
    "056193000137|271828182|Nguyễn Thị Bảo Mẫu|02091993|Nữ|"
    "Tổ dân phố 5, Lộc Thọ, Nha Trang, Khánh Hòa|15062021|another field of the card\r";

/// Blocks that held something of the card when they were freed while `act` ran: parts of no more
/// than one field each and without its start, which a text moved elsewhere loses.
template<typename Act> int freed_with_card(Act act) {
    return testing::freed_with({"6193000137", "Thị Bảo Mẫu", "dân phố 5, Lộc", "another field"},
                               act);
}

[[gnu::noinline]] std::string name_of_card() {
    return "Nguyễn Thị Bảo Mẫu";
}

forms::Form const& form() {
    static forms::Form const form =
        forms::parse_form(support::read_json("assets/forms/dang-ky-khai-sinh.v1.json")).value();
    return form;
}

units::Units const& today() {
    static units::Units const units =
        units::Units::parse(R"([["56","Khánh Hòa",0,[["22366","Nha Trang",1]]]])").value();
    return units;
}

units::UnitMappings const& before() {
    static units::UnitMappings const mappings =
        units::UnitMappings::parse(
            R"([["Tỉnh Khánh Hòa",[["Thành phố Nha Trang",[["Phường Lộc Thọ","","22366"]]]]]])")
            .value();
    return mappings;
}

}

TEST_CASE("freed memory: a text that is merely let go is found there") {
    CHECK(freed_with_card([] { CHECK(name_of_card().size() == 26); }) == 1);
}

TEST_CASE("freed memory: S2 nothing of a card that was read is in a block that was freed") {
    ScriptedReaderLine line;
    line.send(card_text);
    CHECK(freed_with_card([&] {
              Reader reader(line);
              reader.advance(Uptime{0});
              std::optional<ReaderEvent> event = reader.take();
              REQUIRE(event);
              REQUIRE(event->reading.kind == Reading::Kind::Card);
              forget(event->reading);
          }) == 0);
}

TEST_CASE("freed memory: S2 nor of one nobody took, or that was no card after all") {
    std::string almost(card_text);
    almost.replace(almost.find("02091993"), 8, "99999999");
    ScriptedReaderLine line;
    line.send(card_text);
    line.send(almost);
    line.send("another field of no card at all\r");
    CHECK(freed_with_card([&] {
              Reader reader(line);
              reader.advance(Uptime{0});
              reader.forget();
          }) == 0);
}

TEST_CASE("freed memory: S2 nor of what it filled in and what was said of it, once forgotten") {
    identity::CardText card =
        identity::parse_card_qr(card_text.substr(0, card_text.size() - 1)).value();
    units::Places const places{today(), before()};
    forms::Draft draft;
    CHECK(freed_with_card([&] {
              app::CardAnswers answers = app::card_answers(form(), card, &places);
              CHECK(answers.residence == app::CardResidence::Found);
              app::CardPrefill prefill = app::fill_in(draft, answers, app::Typed::Keep);
              CardNotice notice = notice_of(prefill, card, today(), text::Language::Vietnamese);
              CHECK(notice.offers_take_back);
              app::forget(answers);
              app::forget(prefill);
              forget(notice);
          }) == 0);
}
