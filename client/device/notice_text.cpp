#include "client/device/notice_text.h"

#include "client/phrases/phrases.h"
#include "shared/core/verify.h"

namespace onedoor::device {

using phrases::Key;

namespace {

struct Words {
    Key title{};
    Key advice{};
};

}

/// Without a default, so that a notice nobody gave words to does not compile.
static Words words_of(Notice notice) {
    switch (notice) {
    case Notice::Missing:
    case Notice::Nothing:
        break;
    case Notice::Wait:
        return {Key::printing_wait, Key::printing_wait_advice};
    case Notice::NoPaperBefore:
        return {Key::printing_no_paper_before, Key::printing_advice_before};
    case Notice::CoverBefore:
        return {Key::printing_cover_before, Key::printing_advice_before};
    case Notice::JamBefore:
        return {Key::printing_jam_before, Key::printing_advice_before};
    case Notice::OfflineBefore:
        return {Key::printing_offline_before, Key::printing_advice_before};
    case Notice::ErrorBefore:
        return {Key::printing_error_before, Key::printing_advice_before};
    case Notice::NoPaperDuring:
        return {Key::printing_no_paper_during, Key::printing_advice_during};
    case Notice::CoverDuring:
        return {Key::printing_cover_during, Key::printing_advice_during};
    case Notice::JamDuring:
        return {Key::printing_jam_during, Key::printing_advice_during};
    case Notice::OfflineDuring:
        return {Key::printing_offline_during, Key::printing_advice_during};
    case Notice::ErrorDuring:
        return {Key::printing_error_during, Key::printing_advice_during};
    case Notice::TakeSlip:
        return {Key::printing_take, Key::printing_take_advice};
    case Notice::MayPrint:
        return {Key::printing_may_print, Key::printing_may_print_advice};
    case Notice::MayPrintCopy:
        return {Key::printing_may_copy, Key::printing_may_copy_advice};
    }
    return {};
}

/// A page comes out elsewhere.
static Words page_words_of(Notice notice) {
    switch (notice) {
    case Notice::Wait:
        return {Key::printing_wait, Key::printing_page_wait_advice};
    case Notice::TakeSlip:
        return {Key::printing_take, Key::printing_page_take_advice};
    default:
        return words_of(notice);
    }
}

static Key unaffected_key(Printout printout) {
    switch (printout) {
    case Printout::Filing:
    case Printout::Page:
        return Key::printing_filing_unaffected;
    case Printout::Ticket:
        return Key::printing_ticket_unaffected;
    case Printout::Report:
        break;
    }
    return Key::printing_report_unaffected;
}

NoticeText text_of(Notice notice, Printout printout, text::Language language) {
    VERIFY(notice != Notice::Missing);
    if (notice == Notice::Nothing)
        return {};
    Words const words = printout == Printout::Page ? page_words_of(notice) : words_of(notice);
    return {phrases::get(words.title, language), phrases::get(words.advice, language),
            phrases::get(unaffected_key(printout), language)};
}

}
