#include "shared/identity/card_qr.h"

#include "shared/core/wipe.h"
#include "shared/identity/documents.h"
#include "shared/text/fold.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <algorithm>

namespace onedoor::identity {

namespace {

constexpr std::size_t fields_needed = 7;

/// Overwritten when they go.
class Fields {
public:
    explicit Fields(std::string_view text) {
        // Never grows: nothing stays behind in memory given back.
        m_texts.reserve(static_cast<std::size_t>(std::ranges::count(text, '|')) + 1);
        while (true) {
            std::size_t const bar = text.find('|');
            std::string line = text::collapse_white_space(text.substr(0, bar));
            m_texts.push_back(text::to_nfc(line));
            core::wipe(line);
            if (bar == std::string_view::npos)
                break;
            text.remove_prefix(bar + 1);
        }
        while (m_texts.size() > fields_needed && m_texts.back().empty())
            m_texts.pop_back();
    }
    ~Fields() {
        for (std::string& text : m_texts)
            core::wipe(text);
    }
    Fields(Fields const&) = delete;
    Fields& operator=(Fields const&) = delete;

    std::vector<std::string>& texts() { return m_texts; }

private:
    std::vector<std::string> m_texts;
};

/// ddMMyyyy.
std::optional<core::Date> parse_card_date(std::string_view text) {
    bool const digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.size() != 8 || !digits)
        return std::nullopt;
    auto const number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (char const c : text.substr(from, count))
            value = value * 10 + (c - '0');
        return value;
    };
    core::Date const date{static_cast<std::int16_t>(number(4, 4)),
                          static_cast<std::int8_t>(number(2, 2)),
                          static_cast<std::int8_t>(number(0, 2))};
    return core::is_valid(date) ? std::optional(date) : std::nullopt;
}

std::string card_date(core::Date date) {
    std::string const iso = core::to_iso(date);
    return iso.substr(8, 2) + iso.substr(5, 2) + iso.substr(0, 4);
}

std::optional<Sex> parse_sex(std::string_view text) {
    std::string const folded = text::fold(text);
    if (folded == "nam")
        return Sex::Male;
    return folded == "nu" ? std::optional(Sex::Female) : std::nullopt;
}

std::vector<CardWarning> warnings_about(CardText const& card) {
    std::vector<CardWarning> warnings;
    if (!check_birth_date(card.number, card.birth_date))
        warnings.push_back(CardWarning::NumberDisagreesWithBirthDate);
    if (!check_sex(card.number, card.sex))
        warnings.push_back(CardWarning::NumberDisagreesWithSex);
    if (!card.number.province())
        warnings.push_back(CardWarning::UnknownRegistrationCode);
    return warnings;
}

Result<CardText> read_fields(std::vector<std::string>& fields) {
    auto const number = CitizenNumber::parse(fields[0]);
    if (!number || number->digits() != fields[0])
        return fail("card.number");
    auto const old_number = parse_identity_card(fields[1]);
    if (!fields[1].empty() && (!old_number || *old_number != fields[1] || fields[1].size() != 9))
        return fail("card.old_number");
    if (fields[2].empty())
        return fail("card.name");
    auto const birth_date = parse_card_date(fields[3]);
    if (!birth_date)
        return fail("card.birth_date");
    auto const sex = parse_sex(fields[4]);
    if (!sex)
        return fail("card.sex");
    auto const issued_on = parse_card_date(fields[6]);
    if (!fields[6].empty() && !issued_on)
        return fail("card.issued_on");

    CardText card{.number = *number,
                  .old_number = fields[1].empty() ? std::nullopt : std::optional(fields[1]),
                  .full_name = std::move(fields[2]),
                  .birth_date = *birth_date,
                  .sex = *sex,
                  .residence = std::move(fields[5]),
                  .issued_on = issued_on,
                  .further = {fields.begin() + fields_needed, fields.end()},
                  .warnings = {}};
    card.warnings = warnings_about(card);
    return card;
}

}

Result<CardText> parse_card_qr(std::string_view scanned) {
    if (scanned.size() > card_text_bytes_max)
        return fail("card.length");
    if (!text::is_valid_utf8(scanned))
        return fail("card.utf8");
    std::string_view const trimmed = text::trim(scanned);
    if (text::has_control_characters(trimmed, text::LineBreaks::Refused))
        return fail("card.control_character");
    Fields fields(trimmed);
    if (fields.texts().size() < fields_needed || fields.texts().size() > card_fields_max)
        return fail("card.field_count");
    return read_fields(fields.texts());
}

std::string write_card_qr(CardText const& card) {
    std::string text = card.number.digits();
    auto const add = [&](std::string_view field) {
        text.push_back('|');
        text += field;
    };
    add(card.old_number.value_or(""));
    add(card.full_name);
    add(card_date(card.birth_date));
    add(card.sex == Sex::Male ? "Nam" : "Nữ");
    add(card.residence);
    add(card.issued_on ? card_date(*card.issued_on) : "");
    for (std::string const& field : card.further)
        add(field);
    return text;
}

}
