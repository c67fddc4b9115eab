#pragma once

#include "client/app/card_prefill.h"
#include "client/reader/reader.h"
#include "shared/text/language.h"

#include <string>
#include <vector>

namespace onedoor::reader {

/// What the citizen is told of a card that was read.
struct CardNotice {
    std::string title;
    /// Whose card: name and masked number.
    std::string who;
    std::vector<std::string> lines;
    /// Button "Lấy theo thẻ": App::card_read() with Typed::Replace.
    bool offers_card = false;
    /// Button "Bỏ phần điền từ thẻ": App::take_back_card().
    bool offers_take_back = false;
};

CardNotice notice_of(app::CardPrefill const& prefill, identity::CardText const& card,
                     units::Units const& units, text::Language language);

/// Of a reading nobody can use, or one that failed; empty for a card, a hand-over or a file.
std::string sentence_of(ReaderEvent const& event, text::Language language);

void forget(CardNotice& notice);

}
