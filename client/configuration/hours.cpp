#include "client/configuration/hours.h"

namespace onedoor::configuration {

namespace {

constexpr std::int32_t minutes_of_day = 24 * 60;

/// "HH:MM" up to 24:00.
std::optional<std::int32_t> parse_minute(std::string_view text) {
    auto const digit = [text](std::size_t at) -> std::int32_t {
        return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100;
    };
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    std::int32_t const hour = digit(0) * 10 + digit(1);
    std::int32_t const minute = digit(3) * 10 + digit(4);
    if (minute >= 60 || hour * 60 + minute > minutes_of_day)
        return std::nullopt;
    return hour * 60 + minute;
}

}

Result<Stretch> parse_stretch(std::string_view text) {
    if (text.size() == 11 && text[5] == '-') {
        std::optional<std::int32_t> const from = parse_minute(text.substr(0, 5));
        std::optional<std::int32_t> const until = parse_minute(text.substr(6));
        if (from && until && *from < *until)
            return Stretch{*from, *until};
    }
    return fail("configuration.format", "HH:MM-HH:MM is expected");
}

bool is_open(Hours const& hours, core::LocalTime now) {
    std::optional<Stretch> const& today =
        hours[static_cast<std::size_t>(core::weekday_of(now.date))];
    std::int32_t const minute = now.second_of_day / 60;
    return today && today->from <= minute && minute < today->until;
}

}
