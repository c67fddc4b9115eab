#pragma once

#include "client/device/printer_state.h"
#include "shared/text/language.h"

#include <string_view>

/// What a printer's notice says to the person in front of it (reliability K1).
namespace onedoor::device {

/// What was to be printed; the printer never changes it.
enum class Printout : std::uint8_t {
    Filing,
    Ticket,
    Report,
    Page, ///< of a filing, on the page printer
};

struct NoticeText {
    /// What happened.
    std::string_view title;
    /// What to do now.
    std::string_view advice;
    /// That what was printed, or not, stays as good as it was.
    std::string_view unaffected;
};

/// Empty for Notice::Nothing alone. Not called with Notice::Missing, which no pair has.
[[nodiscard]] NoticeText text_of(Notice notice, Printout printout, text::Language language);

}
