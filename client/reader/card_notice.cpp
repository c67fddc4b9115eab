#include "client/reader/card_notice.h"

#include "client/phrases/phrases.h"
#include "shared/core/wipe.h"

#include <algorithm>

namespace onedoor::reader {

using phrases::Key;
using Outcome = app::CardPrefill::Outcome;

static std::string counted(Key key, text::Language language, std::size_t count) {
    return phrases::format(key, language, {{"count", std::to_string(count)}});
}

static std::string names_of(std::vector<std::string> const& communes, units::Units const& units,
                            text::Language language) {
    std::string names;
    for (std::string const& code : communes)
        if (units::Commune const* const commune = units.find_commune(code))
            names.append(names.empty() ? "" : ", ").append(units::full_name(*commune).in(language));
    return names;
}

static bool is_doubtful(identity::CardText const& card) {
    return std::ranges::any_of(card.warnings, [](identity::CardWarning warning) {
        return warning != identity::CardWarning::UnknownRegistrationCode;
    });
}

CardNotice notice_of(app::CardPrefill const& prefill, identity::CardText const& card,
                     units::Units const& units, text::Language language) {
    std::size_t const filled = prefill.count(Outcome::Filled);
    std::size_t const kept = prefill.count(Outcome::Kept);
    std::size_t const replaced = prefill.count(Outcome::Replaced);
    CardNotice notice{
        .title = filled + replaced > 0 ? counted(Key::card_filled, language, filled + replaced)
                                       : std::string(phrases::get(Key::card_nothing_new, language)),
        .who = phrases::format(
            Key::card_who, language,
            {{"name", card.full_name}, {"number", identity::masked_number(card.number.digits())}}),
        .lines = {},
        .offers_card = kept > 0,
        .offers_take_back = filled + replaced > 0};
    std::vector<std::string>& lines = notice.lines;
    if (replaced > 0)
        lines.push_back(counted(Key::card_replaced, language, replaced));
    if (kept > 0)
        lines.push_back(counted(Key::card_kept, language, kept));
    if (prefill.residence == app::CardResidence::Unknown)
        lines.push_back(
            phrases::format(Key::card_residence_unknown, language, {{"address", card.residence}}));
    if (prefill.residence == app::CardResidence::Divided)
        lines.push_back(
            phrases::format(Key::card_residence_divided, language,
                            {{"communes", names_of(prefill.communes, units, language)}}));
    if (is_doubtful(card))
        lines.emplace_back(phrases::get(Key::card_number_doubt, language));
    lines.emplace_back(phrases::get(Key::card_check, language));
    return notice;
}

std::string sentence_of(ReaderEvent const& event, text::Language language) {
    using Kind = ReaderEvent::Kind;
    switch (event.kind) {
    case Kind::Read:
        if (event.reading.kind != Reading::Kind::Unknown)
            return {};
        if (event.reading.text.empty())
            return std::string(phrases::get(Key::reader_unknown_unshown, language));
        return phrases::format(Key::reader_unknown, language, {{"text", event.reading.text}});
    case Kind::TooLong:
        return std::string(phrases::get(Key::reader_too_long, language));
    case Kind::TooMany:
        return std::string(phrases::get(Key::reader_too_many, language));
    case Kind::NotUtf8:
    case Kind::Broken:
        break;
    }
    return std::string(phrases::get(Key::reader_not_readable, language));
}

void forget(CardNotice& notice) {
    core::wipe(notice.title);
    core::wipe(notice.who);
    for (std::string& line : notice.lines)
        core::wipe(line);
    notice = {};
}

}
