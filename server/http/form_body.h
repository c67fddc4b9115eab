#pragma once

#include "shared/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::http {

/// A file chosen in a form. The name is what the browser says, its folders cut off.
struct FormFile {
    std::string field;
    std::string name;
    std::string type;
    std::string bytes;
};

struct FormField {
    std::string name;
    std::string value;
};

/// What a form of one of our pages sent, in the order of the page. Names and values are valid
/// UTF-8 without control characters other than tab and line breaks, which are "\n".
struct FormBody {
    std::vector<FormField> fields;
    /// Without the empty ones that a browser sends for a file field nobody used.
    std::vector<FormFile> files;

    /// First value of the field, empty when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
};

/// Reads application/x-www-form-urlencoded (WHATWG URL §5.1) or multipart/form-data (RFC 7578) as
/// `content_type` says. Strict: at most limits::form_body_fields_max parts, no nested multipart, no
/// transfer encoding, every boundary in its place. Fails with "form_body.type",
/// "form_body.too_many", "form_body.name" or "form_body.format".
Result<FormBody> read_form_body(std::string_view content_type, std::string_view body);

}
