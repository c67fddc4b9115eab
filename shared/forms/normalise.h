#pragma once

#include "shared/forms/answers.h"

namespace onedoor::forms {

struct Normalised {
    /// Null when the answer is absent or ill-formed.
    json::Value value;
    /// Paths are the rest behind the field's own ("", ".commune", "[2]").
    std::vector<FieldError> errors;
};

/// One answer brought to its normal form; every type but Group and Computed.
Normalised normalise_answer(Field const& field, json::Value const& answer);

/// Null, "", [] and {}.
bool is_absent(json::Value const& answer);

/// An answer as it is repeated in an error: one line, at most 40 characters.
std::string shown(std::string_view answer);

inline constexpr std::size_t file_id_bytes_max = 64;
inline constexpr std::size_t street_characters_max = 200;

}
