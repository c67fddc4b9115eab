#pragma once

#include "client/device/notice_text.h"
#include "client/session/session.h"

#include <optional>

/// What printing slips and printing pages have in common.
namespace onedoor::kiosk {

/// What the screen says of a printer, and whether it offers another print.
struct PrintReport {
    /// Empty before anything was asked for.
    device::NoticeText text;
    enum class Tone : std::uint8_t { Fine, Problem } tone = Tone::Fine;
    enum class Offer : std::uint8_t { None, First, Again } offer = Offer::None;
};

struct PrintStage {
    device::Phase phase = device::Phase::Idle;
    device::Notice notice = device::Notice::Nothing;
};
PrintReport report_of(PrintStage stage, device::Printout printout, text::Language language);

/// The printing itself failed before any printer was asked.
PrintReport report_of_failure(text::Language language);

/// Keeps the time of the session from running while something is printed, or a printed paper is in
/// doubt.
class PrintHold {
public:
    explicit PrintHold(session::Session& session) : m_session(session) {}
    enum class Printer : std::uint8_t { Busy, Still };
    void follow(Printer printer, device::Phase phase);
    void release();

private:
    session::Session& m_session;
    std::optional<session::HoldReason> m_reason;
    std::optional<session::Hold> m_hold;
};

}
