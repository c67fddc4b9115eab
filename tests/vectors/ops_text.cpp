#include "shared/text/fold.h"
#include "shared/text/normalise.h"
#include "shared/text/telex.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

namespace {

Result<json::Value> truncate(std::string_view op, json::Value const& in) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    std::string const text = TRY(reader.string("text"));
    auto const max = static_cast<std::size_t>(TRY(reader.integer("max", {0, 1000})));
    return json::Value(op == "truncate_bytes" ? text::truncate_bytes(text, max)
                                              : text::truncate_characters(text, max));
}

/// What stands in an empty field after the keys.
Result<json::Value> type(json::Value const& in) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    bool const is_telex = TRY(reader.string("method")) == "telex";
    std::string const keys = TRY(reader.string("keys"));
    auto const method = is_telex ? text::InputMethod::Telex : text::InputMethod::Vni;
    std::string field;
    std::string known;
    for (std::size_t offset = 0; offset < keys.size();) {
        text::Decoded const key = text::decode_valid(keys, offset);
        offset += key.length;
        text::Typed const typed = text::type_key(method, field, known, key.code_point);
        std::size_t const left = text::character_count(field) - typed.replaced;
        field = std::string(text::truncate_characters(field, left)) + typed.text;
        known = typed.keys;
    }
    return field;
}

}

Result<json::Value> run_text(std::string_view op, json::Value const& in) {
    if (op == "truncate_bytes" || op == "truncate_characters")
        return truncate(op, in);
    if (op == "type")
        return type(in);
    std::string const text = TRY(string_of(in));
    if (op == "nfc")
        return text::to_nfc(text);
    if (op == "fold")
        return text::fold(text);
    if (op == "comparison_key")
        return text::comparison_key(text);
    if (op == "upper")
        return text::to_upper(text);
    if (op == "lower")
        return text::to_lower(text);
    if (op == "ascii")
        return text::to_ascii(text);
    if (op == "collapse")
        return text::collapse_white_space(text);
    if (op == "lines")
        return text::collapse_white_space_in_lines(text);
    if (op == "count")
        return static_cast<std::int64_t>(text::character_count(text));
    if (op == "has_control_characters")
        return text::has_control_characters(text, text::LineBreaks::Refused);
    return unknown_op();
}

}
