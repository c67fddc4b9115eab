#include "shared/text/normalise.h"

#include "shared/text/letters.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace onedoor::text {

namespace {

struct Mark {
    char32_t code_point;
    /// Canonical combining class (Unicode Character Database).
    int combining_class;
    Shape shape;
    Tone tone;
};

std::optional<Mark> mark_of(char32_t code_point) {
    switch (code_point) {
    case 0x300:
    case 0x340:
        return Mark{0x300, 230, Shape::Plain, Tone::Grave};
    case 0x301:
    case 0x341:
        return Mark{0x301, 230, Shape::Plain, Tone::Acute};
    case 0x302:
        return Mark{0x302, 230, Shape::Circumflex, Tone::Level};
    case 0x303:
        return Mark{0x303, 230, Shape::Plain, Tone::Tilde};
    case 0x306:
        return Mark{0x306, 230, Shape::Breve, Tone::Level};
    case 0x309:
        return Mark{0x309, 230, Shape::Plain, Tone::HookAbove};
    case 0x31B:
        return Mark{0x31B, 216, Shape::Horn, Tone::Level};
    case 0x323:
        return Mark{0x323, 220, Shape::Plain, Tone::DotBelow};
    default:
        return std::nullopt;
    }
}

Mark shape_mark(Shape shape) {
    return *mark_of(shape == Shape::Circumflex ? 0x302 : shape == Shape::Breve ? 0x306 : 0x31B);
}

Mark tone_mark(Tone tone) {
    switch (tone) {
    case Tone::Grave:
        return *mark_of(0x300);
    case Tone::HookAbove:
        return *mark_of(0x309);
    case Tone::Tilde:
        return *mark_of(0x303);
    case Tone::Acute:
        return *mark_of(0x301);
    default:
        return *mark_of(0x323);
    }
}

/// Puts one mark onto the vowel if Unicode has a letter for it: a shape goes below any tone except
/// the dot, which is composed before it.
bool put_on(Vowel& vowel, Mark const& mark) {
    Vowel changed = vowel;
    if (mark.shape != Shape::Plain) {
        if (vowel.shape != Shape::Plain ||
            (vowel.tone != Tone::Level && vowel.tone != Tone::DotBelow))
            return false;
        changed.shape = mark.shape;
    } else {
        if (vowel.tone != Tone::Level)
            return false;
        changed.tone = mark.tone;
    }
    if (!compose(changed))
        return false;
    vowel = changed;
    return true;
}

void append_composed(std::string& out, Vowel vowel, std::vector<Mark> const& following) {
    std::vector<Mark> written;
    if (vowel.shape != Shape::Plain)
        written.push_back(shape_mark(vowel.shape));
    if (vowel.tone != Tone::Level)
        written.push_back(tone_mark(vowel.tone));
    written.insert(written.end(), following.begin(), following.end());
    std::vector<Mark> marks;
    for (int const combining_class : {216, 220, 230})
        std::ranges::copy_if(written, std::back_inserter(marks), [=](Mark const& mark) {
            return mark.combining_class == combining_class;
        });

    Vowel composed{vowel.letter, Shape::Plain, Tone::Level, vowel.letter_case};
    std::vector<Mark> left_over;
    for (Mark const& mark : marks) {
        bool const blocked =
            !left_over.empty() && left_over.back().combining_class >= mark.combining_class;
        if (blocked || !put_on(composed, mark))
            left_over.push_back(mark);
    }
    append(out, *compose(composed));
    for (Mark const& mark : left_over)
        append(out, mark.code_point);
}

template<typename Map> std::string mapped(std::string_view text, Map map) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        append(out, map(decoded.code_point));
        offset += decoded.length;
    }
    return out;
}

}

std::string to_nfc(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::vector<Mark> marks;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        std::size_t const start = offset;
        offset += decoded.length;
        marks.clear();
        while (offset < text.size()) {
            Decoded const next = decode_valid(text, offset);
            auto const mark = mark_of(next.code_point);
            if (!mark)
                break;
            marks.push_back(*mark);
            offset += next.length;
        }
        auto const vowel = vowel_of(decoded.code_point);
        if (vowel && !marks.empty())
            append_composed(out, *vowel, marks);
        else
            out += text.substr(start, offset - start);
    }
    return out;
}

std::string to_lower(std::string_view text) {
    return mapped(text, [](char32_t code_point) { return to_lower(code_point); });
}

std::string to_upper(std::string_view text) {
    return mapped(text, [](char32_t code_point) { return to_upper(code_point); });
}

}
