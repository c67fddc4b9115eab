#include "shared/text/fold.h"

#include "shared/text/letters.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

namespace onedoor::text {

namespace {

constexpr char32_t combining_mark(Tone tone) {
    constexpr char32_t marks[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
    return marks[static_cast<std::size_t>(tone)];
}

/// One run of letters, with and without its tones.
struct Syllable {
    std::string as_written;
    std::string toneless;
    Tone tone = Tone::Level;
    int tones = 0;

    void add(char32_t letter) {
        append(as_written, letter);
        auto vowel = vowel_of(letter);
        if (vowel && vowel->tone != Tone::Level) {
            tone = vowel->tone;
            ++tones;
            vowel->tone = Tone::Level;
            letter = compose(*vowel).value_or(letter);
        }
        append(toneless, letter);
    }

    void finish(std::string& key) {
        key += tones == 1 ? toneless : as_written;
        if (tones == 1)
            append(key, combining_mark(tone));
        *this = {};
    }
};

char ascii_of(char32_t code_point) {
    if (is_white_space(code_point))
        return ' ';
    switch (code_point) {
    case 0x2018:
    case 0x2019:
    case 0x2032:
    case 0x2B9:
    case 0x2BC:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
        return '-';
    default:
        break;
    }
    char32_t const letter = without_marks(code_point);
    return letter >= 0x20 && letter < 0x7F ? static_cast<char>(letter) : '\0';
}

}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        offset += decoded.length;
        if (!is_combining_mark(decoded.code_point))
            append(out, to_lower(without_marks(decoded.code_point)));
    }
    return out;
}

std::string comparison_key(std::string_view text) {
    std::string const normalised = to_nfc(text);
    std::string key;
    Syllable syllable;
    for (std::size_t offset = 0; offset < normalised.size();) {
        Decoded const decoded = decode_valid(normalised, offset);
        offset += decoded.length;
        char32_t const letter = to_lower(decoded.code_point);
        if (is_letter(letter)) {
            syllable.add(letter);
            continue;
        }
        syllable.finish(key);
        append(key, letter);
    }
    syllable.finish(key);
    return key;
}

std::string to_ascii(std::string_view text) {
    std::string out;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        offset += decoded.length;
        if (char const ascii = ascii_of(decoded.code_point); ascii != '\0')
            out.push_back(ascii);
    }
    return out;
}

}
