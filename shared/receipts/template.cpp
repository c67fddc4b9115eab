#include "shared/receipts/template.h"

#include <algorithm>

namespace onedoor::receipts {

/// A place to write by hand.
static constexpr std::string_view dotted_line = "………………";
static constexpr std::string_view dotted_mark = "…";

/// The name between braces, without the mark of a dotted line.
static std::string_view name_in(std::string_view place) {
    return place.ends_with(dotted_mark) ? place.substr(0, place.size() - dotted_mark.size())
                                        : place;
}

Result<void> check_template(std::string_view text, std::span<std::string_view const> names,
                            std::string_view path) {
    bool in_brackets = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '[' || text[at] == ']') {
            if (in_brackets == (text[at] == '['))
                return fail("form_set.bracket", "brackets do not nest", path);
            in_brackets = !in_brackets;
        }
        if (text[at] == '}')
            return fail("form_set.bracket", "} without {", path);
        if (text[at] != '{')
            continue;
        std::size_t const end = text.find('}', at);
        if (end == std::string_view::npos)
            return fail("form_set.bracket", "{ without }", path);
        if (std::ranges::find(names, name_in(text.substr(at + 1, end - at - 1))) == names.end())
            return fail("form_set.field", "this form has no such field", path);
        at = end;
    }
    if (in_brackets)
        return fail("form_set.bracket", "[ without ]", path);
    return {};
}

std::optional<std::string> filled_in(std::string_view text, Texts const& fields) {
    std::string filled;
    bool is_complete = true;
    bool is_part_complete = true;
    bool in_brackets = false;
    std::size_t part_begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '[') {
            in_brackets = is_part_complete = true;
            part_begin = filled.size();
        } else if (text[at] == ']') {
            in_brackets = false;
            if (!is_part_complete)
                filled.resize(part_begin);
        } else if (text[at] == '{') {
            std::size_t const end = std::min(text.find('}', at), text.size());
            std::string_view const place = text.substr(at + 1, end - at - 1);
            auto const field = fields.find(name_in(place));
            if (field != fields.end() && !field->second.empty())
                filled += field->second;
            else if (place.ends_with(dotted_mark))
                filled += dotted_line;
            else
                (in_brackets ? is_part_complete : is_complete) = false;
            at = end;
        } else {
            filled += text[at];
        }
    }
    return is_complete ? std::optional(std::move(filled)) : std::nullopt;
}

}
