#include "client/lifecycle/wording.h"

#include "client/phrases/phrases.h"

namespace onedoor::lifecycle {

namespace {

using phrases::Key;

Key key_of(LastExit exit) {
    switch (exit) {
    case LastExit::PowerLoss:
        return Key::lifecycle_power_loss;
    case LastExit::Unknown:
        return Key::lifecycle_unknown;
    case LastExit::FirstStart:
    case LastExit::Clean:
    case LastExit::Crash:
        break;
    }
    return Key::lifecycle_crash;
}

Key key_of(ClockNote::Cause cause) {
    switch (cause) {
    case ClockNote::Cause::WentBack:
        return Key::lifecycle_clock_went_back;
    case ClockNote::Cause::DiffersFromServer:
        return Key::lifecycle_clock_differs;
    case ClockNote::Cause::Jumped:
        break;
    }
    return Key::lifecycle_clock_jumped;
}

/// "3 ngày", "2 giờ", "5 phút": the largest unit that fits.
std::string duration(std::int64_t milliseconds, text::Language language) {
    std::int64_t const minutes = (milliseconds < 0 ? -milliseconds : milliseconds) / 60'000;
    Key const unit = minutes >= 2 * 24 * 60 ? Key::lifecycle_days
                     : minutes >= 2 * 60    ? Key::lifecycle_hours
                                            : Key::lifecycle_minutes;
    std::int64_t const count = unit == Key::lifecycle_days    ? minutes / (24 * 60)
                               : unit == Key::lifecycle_hours ? minutes / 60
                                                              : minutes;
    return phrases::format(unit, language, {{"count", std::to_string(count)}});
}

}

std::string describe(Note const& note, text::Language language) {
    if (LastExit const* const exit = std::get_if<LastExit>(&note.what))
        return std::string(phrases::get(key_of(*exit), language));
    if (ClockNote const* const clock = std::get_if<ClockNote>(&note.what)) {
        Key const direction = clock->ahead_ms < 0 ? Key::lifecycle_behind : Key::lifecycle_ahead;
        std::string const amount = duration(clock->ahead_ms, language);
        return phrases::format(
            key_of(clock->cause), language,
            {{"amount", amount}, {"direction", phrases::get(direction, language)}});
    }
    Error const& error = std::get<Error>(note.what);
    bool const is_record = error.code.starts_with("file.");
    return phrases::format(is_record ? Key::lifecycle_no_record : Key::lifecycle_not_hardened,
                           language, {{"code", error.code}});
}

}
