#include "client/diagnostics/readiness.h"

namespace onedoor::diagnostics {

static constexpr std::size_t digest_digits_shown = 16;

static receipts::CheckOutcome printed(Outcome outcome) {
    switch (outcome) {
    case Outcome::Ok:
        return receipts::CheckOutcome::Passed;
    case Outcome::Warning:
        return receipts::CheckOutcome::Attention;
    case Outcome::Failed:
        return receipts::CheckOutcome::Failed;
    case Outcome::NotFitted:
        return receipts::CheckOutcome::NotFitted;
    case Outcome::NotRun:
        break;
    }
    return receipts::CheckOutcome::NotChecked;
}

receipts::ReadinessSource readiness_of(Checklist const& checklist, Machine const& machine,
                                       core::Instant checked_at, text::Language language) {
    receipts::ReadinessSource source{.office = machine.office,
                                     .machine = machine.id,
                                     .version = machine.version,
                                     .checked_at = checked_at,
                                     .checks = {}};
    if (!machine.program_digest.empty())
        source.version += " · " + machine.program_digest.substr(0, digest_digits_shown);
    for (Device const device : devices) {
        Cause const cause = checklist.cause(device);
        bool const says_more = cause != Cause::Fine && cause != Cause::NotFitted;
        source.checks.push_back(
            {.name = std::string(phrases::get(name_of(device), language)),
             .outcome = printed(outcome_of(cause)),
             .detail = says_more ? std::string(phrases::get(sentence_of(cause), language))
                                 : std::string()});
    }
    return source;
}

std::string_view request_of(Wish wish, text::Language language) {
    switch (wish) {
    case Wish::ShowCode:
        return phrases::get(phrases::Key::diagnostics_show_code, language);
    case Wish::ShowKeys:
        return phrases::get(phrases::Key::diagnostics_show_keys, language);
    case Wish::PlaySound:
        return phrases::get(phrases::Key::diagnostics_play_sound, language);
    case Wish::ShowPattern:
        return phrases::get(phrases::Key::diagnostics_show_pattern, language);
    case Wish::Nothing:
    case Wish::AskServer:
        break;
    }
    return {};
}

}
