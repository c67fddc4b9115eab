#include "client/reader/reading.h"

#include "client/app/handover_address.h"
#include "client/app/route.h"
#include "shared/cases/file_code.h"
#include "shared/cases/references.h"
#include "shared/core/limits.h"
#include "shared/core/wipe.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <utility>

namespace onedoor::reader {

/// Longer than every file code and reference.
static constexpr std::size_t code_bytes_max = 64;

/// A code of ours in its one writing; empty when it is none.
static std::string tidy_file(std::string_view text) {
    if (text.size() > code_bytes_max)
        return {};
    if (Result<cases::Reference> const reference = cases::parse_reference(text))
        return reference->text();
    Result<cases::FileCode> const code = cases::parse_file_code(cases::tidy_code(text));
    return code ? code->text() : std::string();
}

/// What stands behind scheme and host; empty when `text` is no address of the web.
static std::string_view target_of(std::string_view text) {
    std::size_t const scheme = text.find("://");
    if (scheme == text.npos || !(text.starts_with("https://") || text.starts_with("http://")))
        return {};
    std::size_t const slash = text.find('/', scheme + 3);
    return slash == text.npos ? std::string_view() : text.substr(slash);
}

static std::string file_in(std::string_view text) {
    std::string_view const target = target_of(text);
    if (target.empty())
        return tidy_file(text);
    app::Route const route = app::parse_route(target);
    return route.screen == app::Screen::Track ? tidy_file(route.code) : std::string();
}

static std::string excerpt_of(std::string_view text) {
    if (text::has_control_characters(text, text::LineBreaks::Allowed))
        return {};
    std::string line = text::collapse_white_space(text);
    std::string excerpt(text::truncate_characters(line, limits::reader_excerpt_characters_max));
    core::wipe(line);
    return excerpt;
}

Reading classify(std::string_view text) {
    std::string_view const trimmed = text::trim(text);
    Reading reading;
    if (Result<identity::CardText> card = identity::parse_card_qr(trimmed)) {
        reading.kind = Reading::Kind::Card;
        reading.card = *std::move(card);
    } else if (app::parse_handover_address(trimmed)) {
        reading.kind = Reading::Kind::HandOver;
        reading.text = trimmed;
    } else if (reading.text = file_in(trimmed); !reading.text.empty()) {
        reading.kind = Reading::Kind::File;
    } else {
        reading.text = excerpt_of(trimmed);
    }
    return reading;
}

void forget(identity::CardText& card) {
    // Twelve digits lie in the object itself; one that is as long overwrites them.
    if (Result<identity::CitizenNumber> const blank =
            identity::CitizenNumber::parse("000000000000"))
        card.number = *blank;
    if (card.old_number)
        core::wipe(*card.old_number);
    core::wipe(card.full_name);
    core::wipe(card.residence);
    for (std::string& field : card.further)
        core::wipe(field);
    card.old_number.reset();
    card.further.clear();
    card.birth_date = {};
    card.issued_on.reset();
    card.warnings.clear();
}

void forget(Reading& reading) {
    if (reading.card)
        forget(*reading.card);
    core::wipe(reading.text);
    reading.card.reset();
    reading.kind = Reading::Kind::Unknown;
}

}
