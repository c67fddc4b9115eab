#include "server/http/form_body.h"

#include "server/http/characters.h"
#include "shared/core/limits.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::http {

std::string_view FormBody::value(std::string_view name) const {
    auto const field = std::ranges::find(fields, name, &FormField::name);
    return field == fields.end() ? std::string_view{} : std::string_view(field->value);
}

bool FormBody::has(std::string_view name) const {
    return std::ranges::find(fields, name, &FormField::name) != fields.end();
}

static std::unexpected<Error> refuse(std::string_view code, std::string_view detail) {
    return fail(code, detail);
}

static bool is_line_break(char character) {
    return character == '\r' || character == '\n';
}

static bool is_text(std::string_view text) {
    return text::is_valid_utf8(text) && std::ranges::none_of(text, [](char character) {
               return is_control(character) && character != '\t' && !is_line_break(character);
           });
}

static bool is_name(std::string_view text) {
    return text.size() <= limits::form_body_name_bytes_max && text::is_valid_utf8(text) &&
           std::ranges::none_of(text, is_control);
}

/// Browsers send CR LF for every line break; here it is "\n".
static std::string with_plain_line_breaks(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_return = text[i] == '\r';
        if (is_return && i + 1 < text.size() && text[i + 1] == '\n')
            continue;
        plain.push_back(is_return ? '\n' : text[i]);
    }
    return plain;
}

static Result<void> add_field(FormBody& form, std::string_view name, std::string_view value) {
    if (form.fields.size() + form.files.size() >= limits::form_body_fields_max)
        return refuse("form_body.too_many", "more fields than any form has");
    if (name.empty() || !is_name(name))
        return refuse("form_body.name", "a field without a plain name");
    if (!is_text(value))
        return refuse("form_body.format", "a value that is no text");
    form.fields.push_back({std::string(name), with_plain_line_breaks(value)});
    return {};
}

static bool decode(std::string_view text, std::string& decoded) {
    decoded.clear();
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char character = text[i] == '+' ? ' ' : text[i];
        if (character == '%') {
            int const high = i + 2 < text.size() ? hexadecimal_digit(text[i + 1]) : -1;
            int const low = high < 0 ? -1 : hexadecimal_digit(text[i + 2]);
            if (low < 0)
                return false;
            character = static_cast<char>(high * 16 + low);
            i += 2;
        }
        decoded.push_back(character);
    }
    return true;
}

static Result<FormBody> read_urlencoded(std::string_view body) {
    FormBody form;
    std::string name;
    std::string value;
    while (!body.empty()) {
        std::size_t const end = std::min(body.find('&'), body.size());
        std::string_view const pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        std::size_t const equals = std::min(pair.find('='), pair.size());
        if (!decode(pair.substr(0, equals), name) ||
            !decode(pair.substr(std::min(equals + 1, pair.size())), value))
            return refuse("form_body.format", "a broken escape");
        TRY_VOID(add_field(form, name, value));
    }
    return form;
}

static constexpr std::string_view line_break = "\r\n";

struct PartHead {
    std::string name;
    std::optional<std::string> file_name;
    std::string type;
};

// Browsers write line breaks and quotes of names as %0D%0A and %22 (HTML, §4.10.22.8).
static std::string unescaped(std::string_view text) {
    std::string value(text);
    for (std::size_t quote = 0; (quote = value.find("%22", quote)) != std::string::npos; ++quote)
        value.replace(quote, 3, "\"");
    return value;
}

/// The parameters after "form-data", one behind the other; those of other names are passed over.
static Result<void> read_parameters(PartHead& head, std::string_view rest) {
    while (!rest.empty()) {
        std::size_t const begin = rest.find("=\"");
        std::size_t const end = begin == std::string_view::npos ? begin : rest.find('"', begin + 2);
        if (!rest.starts_with(';') || end == std::string_view::npos)
            return refuse("form_body.format", "a parameter without its value in quotes");
        std::string_view const name = trimmed(rest.substr(1, begin - 1));
        std::string value = unescaped(rest.substr(begin + 2, end - begin - 2));
        if (name == "name")
            head.name = std::move(value);
        else if (name == "filename")
            head.file_name = std::move(value);
        rest = trimmed(rest.substr(end + 1));
    }
    return {};
}

static Result<void> read_part_line(PartHead& head, std::string_view line) {
    std::size_t const colon = line.find(':');
    if (colon == std::string_view::npos)
        return refuse("form_body.format", "a part header without a colon");
    std::string_view const name = line.substr(0, colon);
    std::string_view const value = trimmed(line.substr(colon + 1));
    if (equal_ignoring_case(name, "content-type")) {
        head.type = value;
    } else if (equal_ignoring_case(name, "content-disposition")) {
        static constexpr std::string_view form_data = "form-data";
        if (!value.starts_with(form_data))
            return refuse("form_body.format", "a part that is no form data");
        return read_parameters(head, trimmed(value.substr(form_data.size())));
    } else if (equal_ignoring_case(name, "content-transfer-encoding")) {
        return refuse("form_body.format", "an encoded part");
    }
    return {};
}

static Result<PartHead> read_part_head(std::string_view lines) {
    PartHead head;
    while (!lines.empty()) {
        std::size_t const end = std::min(lines.find(line_break), lines.size());
        TRY_VOID(read_part_line(head, lines.substr(0, end)));
        lines.remove_prefix(std::min(end + line_break.size(), lines.size()));
    }
    if (head.name.empty())
        return refuse("form_body.name", "a part without a name");
    return head;
}

static Result<void> add_part(FormBody& form, std::string_view part) {
    static constexpr std::string_view head_end = "\r\n\r\n";
    std::size_t const end = part.find(head_end);
    if (end == std::string_view::npos || end > limits::form_body_part_head_bytes_max)
        return refuse("form_body.format", "a part without an end of its head");
    PartHead head = TRY(read_part_head(part.substr(0, end)));
    std::string_view const content = part.substr(end + head_end.size());
    if (!head.file_name)
        return add_field(form, head.name, content);
    std::string name = head.file_name->substr(head.file_name->find_last_of("/\\") + 1);
    if (name.empty() && content.empty())
        return {};
    if (form.fields.size() + form.files.size() >= limits::form_body_fields_max)
        return refuse("form_body.too_many", "more files than any form has");
    if (!is_name(head.name) || !is_name(name) || !is_name(head.type))
        return refuse("form_body.name", "a file without a plain name");
    form.files.push_back(
        {std::move(head.name), std::move(name), std::move(head.type), std::string(content)});
    return {};
}

static bool is_boundary_character(char character) {
    static constexpr std::string_view signs = "'()+_,-./:=?";
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || signs.contains(character);
}

static Result<std::string> boundary_of(std::string_view content_type) {
    static constexpr std::string_view mark = "boundary=";
    std::size_t const at = content_type.find(mark);
    std::string_view boundary =
        at == std::string_view::npos ? std::string_view{} : content_type.substr(at + mark.size());
    if (boundary.size() > 2 && boundary.starts_with('"') && boundary.ends_with('"'))
        boundary = boundary.substr(1, boundary.size() - 2);
    if (boundary.empty() || boundary.size() > 70 ||
        !std::ranges::all_of(boundary, is_boundary_character))
        return refuse("form_body.format", "no sound boundary");
    return "--" + std::string(boundary);
}

static Result<FormBody> read_multipart(std::string_view content_type, std::string_view body) {
    std::string const boundary = TRY(boundary_of(content_type));
    if (!body.starts_with(boundary))
        return refuse("form_body.format", "the body does not begin with the boundary");
    body.remove_prefix(boundary.size());
    std::string const delimiter = std::string(line_break) + boundary;
    FormBody form;
    while (body.starts_with(line_break)) {
        body.remove_prefix(line_break.size());
        std::size_t const end = body.find(delimiter);
        if (end == std::string_view::npos)
            return refuse("form_body.format", "a part without an end");
        TRY_VOID(add_part(form, body.substr(0, end)));
        body.remove_prefix(end + delimiter.size());
    }
    if (body != "--" && body != "--\r\n")
        return refuse("form_body.format", "the body does not end with the boundary");
    return form;
}

Result<FormBody> read_form_body(std::string_view content_type, std::string_view body) {
    std::string_view const type = trimmed(content_type.substr(0, content_type.find(';')));
    if (equal_ignoring_case(type, "application/x-www-form-urlencoded"))
        return read_urlencoded(body);
    if (equal_ignoring_case(type, "multipart/form-data"))
        return read_multipart(content_type, body);
    return refuse("form_body.type", "not the body of a form");
}

}
