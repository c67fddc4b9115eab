#pragma once

#include "shared/text/telex.h"
#include "shared/text/utf8.h"

#include <string>
#include <string_view>

namespace onedoor::text {

/// What stands in an empty field after these keys.
inline std::string typed(InputMethod method, std::string_view keys,
                         ToneStyle style = ToneStyle::Traditional) {
    std::string field;
    std::string known;
    for (std::size_t offset = 0; offset < keys.size();) {
        Decoded const key = decode_valid(keys, offset);
        offset += key.length;
        Typed result = type_key(method, field, known, key.code_point, style);
        std::size_t const left = character_count(field) - result.replaced;
        field.resize(truncate_characters(field, left).size());
        field += result.text;
        known = std::move(result.keys);
    }
    return field;
}

}
