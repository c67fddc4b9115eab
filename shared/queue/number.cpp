#include "shared/queue/number.h"

#include <algorithm>

namespace onedoor::queue {

static constexpr std::size_t digits = 3;

std::string number_text(std::string_view prefix, std::int32_t running) {
    std::string text(prefix);
    for (std::int32_t const unit : {100, 10, 1})
        text.push_back(static_cast<char>('0' + running / unit % 10));
    return text;
}

std::optional<Number> parse_number(std::string_view text) {
    if (text.size() <= digits)
        return std::nullopt;
    Number number{.prefix = text.substr(0, text.size() - digits)};
    if (!std::ranges::all_of(number.prefix, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return std::nullopt;
    for (char const digit : text.substr(text.size() - digits)) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        number.running = number.running * 10 + (digit - '0');
    }
    return number.running > 0 ? std::optional(number) : std::nullopt;
}

}
