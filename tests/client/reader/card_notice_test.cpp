#include "client/reader/card_notice.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::reader;
using app::CardPrefill;
using app::CardResidence;
using text::Language;
using Outcome = CardPrefill::Outcome;

namespace {

identity::CardText card() {
    return identity::parse_card_qr("056193000137||Nguyễn Thị Mẫu|02091993|Nữ|"
                                   "Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa|15062021")
        .value();
}

units::Units units_of_two() {
    return units::Units::parse(
               R"([["01","Hà Nội",1,[["00160","Nghĩa Đô",1],["00166","Cầu Giấy",1]]]])")
        .value();
}

CardPrefill prefill_of(std::initializer_list<Outcome> outcomes) {
    CardPrefill prefill;
    for (Outcome const outcome : outcomes)
        prefill.inputs.push_back({{"path", "card's"}, "typed", outcome});
    return prefill;
}

CardNotice notice(CardPrefill const& prefill, Language language = Language::Vietnamese) {
    return notice_of(prefill, card(), units_of_two(), language);
}

}

TEST_CASE("card notice: how many were filled in, and from whose card, the number masked") {
    CardNotice const one = notice(prefill_of({Outcome::Filled, Outcome::Filled, Outcome::Same}));
    CHECK(one.title == "Đã điền sẵn 2 mục từ thẻ căn cước");
    CHECK(one.who == "Nguyễn Thị Mẫu · số 0561••••••37");
    REQUIRE(one.lines.size() == 1);
    CHECK(one.lines[0].contains("Cán bộ vẫn đối chiếu với thẻ"));
    CHECK(one.offers_take_back);
    CHECK_FALSE(one.offers_card);
}

TEST_CASE("card notice: what was typed otherwise is told, kept or replaced") {
    CardNotice const kept = notice(prefill_of({Outcome::Kept}));
    CHECK(kept.title.starts_with("Đã đọc thẻ căn cước"));
    CHECK(kept.lines[0].starts_with("1 mục ông/bà đã tự điền khác với thẻ"));
    CHECK(kept.offers_card);
    CHECK_FALSE(kept.offers_take_back);
    CardNotice const replaced = notice(prefill_of({Outcome::Replaced, Outcome::Filled}));
    CHECK(replaced.title == "Đã điền sẵn 2 mục từ thẻ căn cước");
    CHECK(replaced.lines[0].starts_with("Đã thay 1 mục"));
}

TEST_CASE("card notice: an address that is not certain is told with its text or its choices") {
    CardPrefill prefill = prefill_of({Outcome::Filled});
    prefill.residence = CardResidence::Unknown;
    CHECK(notice(prefill).lines[0].contains("“Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa”"));
    prefill.residence = CardResidence::Divided;
    prefill.communes = {"00160", "00166"};
    CHECK(notice(prefill).lines[0].contains("Phường Nghĩa Đô, Phường Cầu Giấy"));
    CHECK(notice(prefill, Language::English).lines[0].contains("Nghĩa Đô Ward"));
}

TEST_CASE("card notice: a number that does not fit the card is told") {
    identity::CardText odd = card();
    odd.warnings = {identity::CardWarning::NumberDisagreesWithBirthDate};
    CardNotice const doubtful =
        notice_of(prefill_of({Outcome::Filled}), odd, units_of_two(), Language::English);
    CHECK(doubtful.lines[0].contains("does not fit"));
}

TEST_CASE("reader: every failed or unknown reading has a sentence, a known one none") {
    for (auto const kind : {ReaderEvent::Kind::TooLong, ReaderEvent::Kind::NotUtf8,
                            ReaderEvent::Kind::Broken, ReaderEvent::Kind::TooMany})
        CHECK_FALSE(sentence_of({.kind = kind, .reading = {}}, Language::Vietnamese).empty());
    ReaderEvent event{.reading = classify("javascript:alert(1)")};
    CHECK(sentence_of(event, Language::Vietnamese).contains("“javascript:alert(1)”"));
    event.reading = classify("a\u202Eb");
    CHECK_FALSE(sentence_of(event, Language::Vietnamese)
                    .contains("a"
                              "\u202E"));
    event.reading = classify("H15.50.05.13-261121-0008");
    CHECK(sentence_of(event, Language::Vietnamese).empty());
}
