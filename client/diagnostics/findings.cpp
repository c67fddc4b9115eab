#include "client/diagnostics/findings.h"

#include <algorithm>

namespace onedoor::diagnostics {

using phrases::Key;

namespace {

struct Rule {
    Cause cause;
    Outcome outcome;
    Key sentence;
};

constexpr std::array<Rule, cause_count> rules{{
    {Cause::NotRun, Outcome::NotRun, Key::diagnostics_not_run},
    {Cause::NotFitted, Outcome::NotFitted, Key::diagnostics_not_fitted},
    {Cause::Fine, Outcome::Ok, Key::diagnostics_fine},
    {Cause::PaperNearEnd, Outcome::Warning, Key::diagnostics_paper_near_end},
    {Cause::PaperOut, Outcome::Failed, Key::diagnostics_paper_out},
    {Cause::CoverOpen, Outcome::Failed, Key::diagnostics_cover_open},
    {Cause::PaperJam, Outcome::Failed, Key::diagnostics_paper_jam},
    {Cause::PrinterSilent, Outcome::Failed, Key::diagnostics_printer_silent},
    {Cause::PrinterError, Outcome::Failed, Key::diagnostics_printer_error},
    {Cause::ReaderGone, Outcome::Failed, Key::diagnostics_reader_gone},
    {Cause::ReaderRefused, Outcome::Failed, Key::diagnostics_reader_refused},
    {Cause::NothingRead, Outcome::Warning, Key::diagnostics_nothing_read},
    {Cause::ChipReaderGone, Outcome::Failed, Key::diagnostics_chip_reader_gone},
    {Cause::CardInReader, Outcome::Warning, Key::diagnostics_card_in_reader},
    {Cause::KeypadGone, Outcome::Failed, Key::diagnostics_keypad_gone},
    {Cause::KeypadSilent, Outcome::Failed, Key::diagnostics_keypad_silent},
    {Cause::KeyMissing, Outcome::Failed, Key::diagnostics_key_missing},
    {Cause::NotHeard, Outcome::Failed, Key::diagnostics_not_heard},
    {Cause::NotSeen, Outcome::Failed, Key::diagnostics_not_seen},
    {Cause::LinkDown, Outcome::Warning, Key::diagnostics_link_down},
    {Cause::LinkForeign, Outcome::Warning, Key::diagnostics_link_foreign},
    {Cause::LinkSlow, Outcome::Warning, Key::diagnostics_link_slow},
    {Cause::DiskLow, Outcome::Warning, Key::diagnostics_disk_low},
    {Cause::DiskFull, Outcome::Failed, Key::diagnostics_disk_full},
    {Cause::DiskUnknown, Outcome::Failed, Key::diagnostics_disk_unknown},
    {Cause::ClockWrong, Outcome::Warning, Key::diagnostics_clock_wrong},
    {Cause::ClockUnknown, Outcome::Warning, Key::diagnostics_clock_unknown},
    {Cause::NoAnswer, Outcome::NotRun, Key::diagnostics_no_answer},
}};

consteval bool is_complete() {
    for (std::size_t i = 0; i < cause_count; ++i)
        if (rules[i].cause != static_cast<Cause>(i))
            return false;
    return true;
}
static_assert(is_complete(), "every cause has its outcome and sentence");

constexpr std::array<Key, device_count> device_names{
    Key::diagnostics_device_printer, Key::diagnostics_device_reader,
    Key::diagnostics_device_chip,    Key::diagnostics_device_keypad,
    Key::diagnostics_device_speaker, Key::diagnostics_device_display,
    Key::diagnostics_device_link,    Key::diagnostics_device_disk,
    Key::diagnostics_device_clock};

}

Outcome outcome_of(Cause cause) {
    return rules[static_cast<std::size_t>(cause)].outcome;
}

Key sentence_of(Cause cause) {
    return rules[static_cast<std::size_t>(cause)].sentence;
}

Key name_of(Device device) {
    return device_names[static_cast<std::size_t>(device)];
}

Key name_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::NotRun:
        return Key::diagnostics_outcome_not_run;
    case Outcome::NotFitted:
        return Key::diagnostics_outcome_not_fitted;
    case Outcome::Ok:
        return Key::diagnostics_outcome_ok;
    case Outcome::Warning:
        return Key::diagnostics_outcome_warning;
    case Outcome::Failed:
        return Key::diagnostics_outcome_failed;
    }
    return Key::diagnostics_outcome_not_run;
}

}
