#include "client/speech/numbers.h"

#include "client/phrases/phrases.h"
#include "client/speech/pronunciation.h"
#include "shared/core/time.h"
#include "shared/fees/format.h"
#include "shared/text/letters.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <array>

namespace onedoor::speech {

using phrases::Key;

namespace {

constexpr std::size_t spelled_digits_min = 7;
constexpr std::int64_t worded_dong_max = 999'999'999'999;

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t const from = std::min(at, text.size());
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    return end - from;
}

char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : '\0';
}

/// Of at most 12 digits.
std::int64_t number_of(std::string_view digits) {
    std::int64_t number = 0;
    for (char const digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

std::string plain(std::string_view digits) {
    return std::to_string(number_of(digits));
}

std::string_view month_name(int month, Language language) {
    return phrases::get(static_cast<Key>(static_cast<int>(Key::speech_month_01) + month - 1),
                        language);
}

/// "a/b" or "a/b/c" of digits at the start.
struct Slashed {
    std::array<std::string_view, 3> parts;
    std::size_t count = 0;
    std::size_t length = 0;
};

Slashed slashed_at(std::string_view rest) {
    Slashed found;
    std::size_t at = 0;
    while (found.count < found.parts.size()) {
        std::size_t const digits = digits_at(rest, at);
        if (digits == 0 || digits > 4)
            break;
        found.parts[found.count++] = rest.substr(at, digits);
        at += digits;
        found.length = at;
        if (byte_at(rest, at) != '/')
            break;
        ++at;
    }
    return found;
}

std::optional<Spoken> date_of(Slashed const& found, Language language) {
    bool const is_date = found.count == 3 && found.parts[0].size() <= 2 &&
                         found.parts[1].size() <= 2 && found.parts[2].size() == 4;
    if (!is_date)
        return std::nullopt;
    core::Date const date{static_cast<std::int16_t>(number_of(found.parts[2])),
                          static_cast<std::int8_t>(number_of(found.parts[1])),
                          static_cast<std::int8_t>(number_of(found.parts[0]))};
    if (!core::is_valid(date))
        return std::nullopt;
    return Spoken{found.length, phrases::format(Key::speech_date, language,
                                                {{"day", std::to_string(date.day)},
                                                 {"month", month_name(date.month, language)},
                                                 {"year", found.parts[2]}})};
}

std::optional<Spoken> month_or_fraction(Slashed const& found, Language language) {
    if (found.count != 2)
        return std::nullopt;
    std::int64_t const first = number_of(found.parts[0]);
    if (found.parts[1].size() == 4 && first >= 1 && first <= 12)
        return Spoken{found.length,
                      phrases::format(Key::speech_month_and_year, language,
                                      {{"month", month_name(static_cast<int>(first), language)},
                                       {"year", found.parts[1]}})};
    return Spoken{found.length, phrases::format(Key::speech_fraction, language,
                                                {{"part", plain(found.parts[0])},
                                                 {"whole", plain(found.parts[1])}})};
}

/// Letters of a law's number and of codes: ASCII capitals, digits and Đ.
std::size_t capital_at(std::string_view text, std::size_t at) {
    char const byte = byte_at(text, at);
    if ((byte >= 'A' && byte <= 'Z') || is_digit(byte))
        return 1;
    constexpr std::string_view d_with_stroke = "Đ";
    return text.substr(std::min(at, text.size())).starts_with(d_with_stroke) ? d_with_stroke.size()
                                                                             : 0;
}

/// "QH15": the 15th National Assembly; others are spelled.
std::string issuer_words(std::string_view letters, Language language) {
    constexpr std::string_view assembly = "QH";
    std::size_t const term = letters.starts_with(assembly) ? digits_at(letters, 2) : 0;
    if (term > 0 && term <= 2 && assembly.size() + term == letters.size())
        return phrases::format(Key::speech_law_assembly, language,
                               {{"term", letters.substr(assembly.size())}});
    std::string kind(letters);
    std::ranges::replace(kind, '-', ' ');
    return spelled(kind, language);
}

/// "281/2016/TT-BTC", "91/2025/QH15"
std::optional<Spoken> law_at(std::string_view rest, Language language) {
    std::size_t const number = digits_at(rest, 0);
    std::size_t const year = digits_at(rest, number + 1);
    std::size_t const letters = number + 1 + year + 1;
    bool const is_law = number > 0 && number <= 4 && year == 4 && byte_at(rest, number) == '/' &&
                        byte_at(rest, letters - 1) == '/' && capital_at(rest, letters) != 0;
    if (!is_law)
        return std::nullopt;
    std::size_t end = letters;
    while (std::size_t const length = capital_at(rest, end)) {
        end += length;
        if (byte_at(rest, end) == '-' && capital_at(rest, end + 1) != 0)
            ++end;
    }
    // "QĐ-TTg": a small letter ends some.
    while (is_word_at(rest, end))
        end += text::decode_valid(rest, end).length;
    std::string words = phrases::format(
        Key::speech_law, language,
        {{"number", plain(rest.substr(0, number))}, {"year", rest.substr(number + 1, year)}});
    words.append(", ").append(issuer_words(rest.substr(letters, end - letters), language));
    return Spoken{end, std::move(words)};
}

std::optional<Spoken> time_at(std::string_view rest, Language language) {
    std::size_t const hours = digits_at(rest, 0);
    bool const is_time = hours > 0 && hours <= 2 && byte_at(rest, hours) == ':' &&
                         digits_at(rest, hours + 1) == 2 && byte_at(rest, hours + 3) != ':';
    std::int64_t const hour = number_of(rest.substr(0, is_time ? hours : 0));
    std::int64_t const minute = number_of(rest.substr(is_time ? hours + 1 : 0, is_time ? 2 : 0));
    if (!is_time || hour > 24 || minute > 59)
        return std::nullopt;
    bool const is_english = language == Language::English;
    std::string const half = !is_english ? "" : hour % 24 < 12 ? " a.m." : " p.m.";
    std::string said_hour = std::to_string(is_english ? (hour + 11) % 12 + 1 : hour);
    std::string said_minute =
        is_english && minute < 10 ? "oh " + std::to_string(minute) : std::to_string(minute);
    if (minute == 0)
        return Spoken{hours + 3, phrases::format(Key::speech_clock_hour, language,
                                                 {{"hour", said_hour.append(half)}})};
    return Spoken{hours + 3,
                  phrases::format(Key::speech_clock, language,
                                  {{"hour", said_hour}, {"minute", said_minute.append(half)}})};
}

/// A number with points between thousands.
struct Grouped {
    std::string digits;
    std::size_t length = 0;
    bool has_points = false;
};

Grouped grouped_at(std::string_view rest, Language language) {
    Grouped found;
    found.length = digits_at(rest, 0);
    found.digits = rest.substr(0, found.length);
    while (found.length > 0 && found.digits.size() < 12) {
        char const point = byte_at(rest, found.length);
        bool const is_point = point == '.' || (point == ',' && language == Language::English);
        bool const starts_well = found.has_points || (found.length <= 3 && rest.front() != '0');
        if (!is_point || !starts_well || digits_at(rest, found.length + 1) != 3)
            break;
        found.digits += rest.substr(found.length + 1, 3);
        found.length += 4;
        found.has_points = true;
    }
    return found;
}

/// Behind the amount: "đ", "đồng" or "VND" after at most one blank; 0 = no money.
std::size_t currency_at(std::string_view rest) {
    std::size_t blank = 0;
    for (std::string_view const each : {" ", "\u00A0", "\u202F"})
        if (rest.starts_with(each))
            blank = each.size();
    for (std::string_view const sign : {"đồng", "đ", "₫", "VND", "VNĐ"})
        if (rest.substr(blank).starts_with(sign) && !is_word_at(rest, blank + sign.size()))
            return blank + sign.size();
    return 0;
}

std::string money_words(std::int64_t amount, std::string_view written, Language language) {
    if (language == Language::Vietnamese && amount <= worded_dong_max)
        return fees::in_words(core::Dong{amount});
    std::string digits(written);
    for (std::size_t place = 3; place < written.size(); place += 3)
        digits.insert(written.size() - place, language == Language::English ? "," : "");
    return phrases::format(Key::speech_dong, language, {{"amount", digits}});
}

std::optional<Spoken> amount_at(std::string_view rest, Language language) {
    Grouped const found = grouped_at(rest, language);
    if (found.length == 0 || found.digits.size() > 12)
        return std::nullopt;
    if (std::size_t const currency = currency_at(rest.substr(found.length))) {
        std::size_t length = found.length + currency;
        std::string words = money_words(number_of(found.digits), found.digits, language);
        if (byte_at(rest, length) == '/' && is_word_at(rest, length + 1)) {
            words.append(" ").append(phrases::get(Key::speech_per, language)) += ' ';
            ++length;
        }
        return Spoken{length, std::move(words)};
    }
    if (found.has_points && !is_word_at(rest, found.length))
        return Spoken{found.length, found.digits};
    if (byte_at(rest, found.length) == '%' && !found.has_points)
        return Spoken{found.length + 1,
                      phrases::format(Key::speech_percent, language, {{"value", found.digits}})};
    return std::nullopt;
}

/// "0905 123 268", "056.199.012345", "+84905123268": at least seven digits, or fewer that begin
/// with 0, in groups of two and more.
std::optional<Spoken> long_number_at(std::string_view rest, Language language) {
    std::size_t end = rest.starts_with('+') ? 1 : 0;
    bool begins_with_zero = end == 1 || byte_at(rest, 0) == '0';
    std::size_t digits = digits_at(rest, end);
    end += digits;
    if (digits == 0)
        return std::nullopt;
    auto const goes_on = [&] {
        char const blank = byte_at(rest, end);
        return begins_with_zero && (blank == ' ' || blank == '.') && digits < 12 &&
               digits_at(rest, end + 1) >= 2 && digits_at(rest, end + 1) <= 6;
    };
    // 1900 and 1800 begin the numbers of hotlines.
    begins_with_zero = begins_with_zero || rest.starts_with("1900 ") || rest.starts_with("1800 ");
    std::size_t const first = digits;
    while ((first >= 3 || rest.front() == '+') && goes_on()) {
        std::size_t const group = digits_at(rest, end + 1);
        digits += group;
        end += group + 1;
    }
    bool const is_code = digits >= spelled_digits_min || (begins_with_zero && digits >= 3);
    if (!is_code || is_word_at(rest, end))
        return std::nullopt;
    return Spoken{end, spelled(rest.substr(0, end), language)};
}

/// "2.000635", a procedure's number in the national list.
std::optional<Spoken> procedure_number_at(std::string_view rest, Language language) {
    constexpr std::size_t length = 8;
    bool const is_number = digits_at(rest, 0) == 1 && byte_at(rest, 1) == '.' &&
                           digits_at(rest, 2) == length - 2 && !is_word_at(rest, length);
    if (!is_number)
        return std::nullopt;
    return Spoken{length, spelled(rest.substr(0, length), language)};
}

/// Capitals and digits in groups ("TN-7K", "H32.10-261121-0008"), or mixed in one ("K9X2").
std::optional<Spoken> code_at(std::string_view rest, Language language) {
    std::size_t end = 0;
    bool has_letter = false;
    bool has_digit = false;
    bool has_dash = false;
    while (true) {
        while (std::size_t const length = capital_at(rest, end)) {
            has_digit = has_digit || is_digit(rest[end]);
            has_letter = has_letter || !is_digit(rest[end]);
            end += length;
        }
        char const sign = byte_at(rest, end);
        if (end == 0 || (sign != '-' && sign != '.') || capital_at(rest, end + 1) == 0)
            break;
        has_dash = has_dash || sign == '-';
        ++end;
    }
    constexpr std::size_t mixed_length_min = 4;
    bool const is_mixed = has_digit && end >= mixed_length_min;
    if (!has_letter || !(has_dash || is_mixed) || is_word_at(rest, end))
        return std::nullopt;
    return Spoken{end, spelled(rest.substr(0, end), language)};
}

/// "4f9a01c7": the beginning of a file's digest.
std::optional<Spoken> digest_at(std::string_view rest, Language language) {
    constexpr std::size_t length_min = 8;
    std::size_t const end = std::min(rest.find_first_not_of("0123456789abcdef"), rest.size());
    std::string_view const digest = rest.substr(0, end);
    bool const is_mixed = digest.find_first_of("0123456789") != digest.npos &&
                          digest.find_first_of("abcdef") != digest.npos;
    if (end < length_min || !is_mixed || is_word_at(rest, end))
        return std::nullopt;
    return Spoken{end, spelled(digest, language)};
}

/// "0561••••••37": what is covered is counted.
std::optional<Spoken> masked_at(std::string_view rest, Language language) {
    constexpr std::string_view dot = "•";
    std::size_t end = 0;
    std::string words;
    bool is_masked = false;
    auto const add = [&words](std::string_view more) {
        words.append(words.empty() ? "" : ", ").append(more);
    };
    while (true) {
        std::size_t plain_end = end;
        while (std::size_t const length = capital_at(rest, plain_end))
            plain_end += length;
        if (plain_end > end)
            add(spelled(rest.substr(end, plain_end - end), language));
        std::size_t stars = 0;
        for (end = plain_end; rest.substr(end).starts_with(dot); end += dot.size())
            ++stars;
        if (stars == 0)
            break;
        is_masked = true;
        add(phrases::format(Key::speech_stars, language, {{"count", std::to_string(stars)}}));
    }
    if (!is_masked)
        return std::nullopt;
    return Spoken{end, std::move(words)};
}

std::optional<Spoken> slashed_number_at(std::string_view rest, Language language) {
    Slashed const found = slashed_at(rest);
    if (is_word_at(rest, found.length) || byte_at(rest, found.length) == '/')
        return std::nullopt;
    if (auto date = date_of(found, language))
        return date;
    // No such day: as it is written, or its end would pass for a month.
    if (found.count == 3)
        return Spoken{found.length, std::string(rest.substr(0, found.length))};
    return month_or_fraction(found, language);
}

/// "an.nguyen@example.vn": letters are said as words, signs by their names.
std::optional<Spoken> address_at(std::string_view rest, Language language) {
    std::size_t const end = std::min(rest.find_first_of(" \n,;()"), rest.size());
    std::string_view address = rest.substr(0, end);
    while (address.ends_with('.'))
        address.remove_suffix(1);
    if (address.find('@') == std::string_view::npos || address.starts_with('@'))
        return std::nullopt;
    std::string words;
    // Grown texts leave copies behind.
    words.reserve(address.size() * 16);
    for (char const byte : address) {
        if (byte == '@' || byte == '.' || byte == '-' || byte == '_')
            words.append(" ").append(spelled(std::string_view(&byte, 1), language)) += ' ';
        else
            words += byte;
    }
    return Spoken{address.size(), std::move(words)};
}

}

bool is_word_character(char32_t character) {
    return (character >= U'0' && character <= U'9') || text::is_letter(character) ||
           text::is_combining_mark(character);
}

bool is_word_at(std::string_view text, std::size_t offset) {
    return offset < text.size() && is_word_character(text::decode_valid(text, offset).code_point);
}

std::optional<Spoken> number_at(std::string_view rest, Language language) {
    using Reader = std::optional<Spoken> (*)(std::string_view, Language);
    constexpr Reader readers[] = {address_at,        digest_at,     masked_at,           law_at,
                                  slashed_number_at, time_at,       procedure_number_at, code_at,
                                  amount_at,         long_number_at};
    for (Reader const read : readers)
        if (auto spoken = read(rest, language))
            return spoken;
    return std::nullopt;
}

}
