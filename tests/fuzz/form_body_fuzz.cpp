#include "server/http/form_body.h"
#include "server/http/message.h"
#include "shared/core/limits.h"
#include "shared/core/verify.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

using namespace onedoor;
using namespace onedoor::http;

namespace {

constexpr std::string_view boundary = "----x";
constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";

std::string multipart() {
    return "multipart/form-data; boundary=" + std::string(boundary);
}

bool is_plain(std::string_view text, std::string_view allowed) {
    return text::is_valid_utf8(text) && std::ranges::none_of(text, [&](char character) {
               bool const is_control =
                   static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
               return is_control && !allowed.contains(character);
           });
}

void check_promises(FormBody const& form) {
    VERIFY(form.fields.size() + form.files.size() <= limits::form_body_fields_max);
    for (FormField const& field : form.fields) {
        VERIFY(!field.name.empty() && field.name.size() <= limits::form_body_name_bytes_max);
        VERIFY(is_plain(field.name, "") && is_plain(field.value, "\t\n"));
        VERIFY(form.has(field.name));
    }
    for (FormFile const& file : form.files) {
        VERIFY(!file.field.empty() && file.field.size() <= limits::form_body_name_bytes_max);
        VERIFY(is_plain(file.field, "") && is_plain(file.name, "") && is_plain(file.type, ""));
        VERIFY(file.name.find_first_of("/\\") == std::string::npos);
    }
}

void check_equal(FormBody const& form, Result<FormBody> const& again) {
    VERIFY(again && again->fields.size() == form.fields.size());
    VERIFY(again->files.size() == form.files.size());
    for (std::size_t i = 0; i < form.fields.size(); ++i)
        VERIFY(again->fields[i].name == form.fields[i].name &&
               again->fields[i].value == form.fields[i].value);
    for (std::size_t i = 0; i < form.files.size(); ++i)
        VERIFY(again->files[i].name == form.files[i].name &&
               again->files[i].type == form.files[i].type &&
               again->files[i].bytes == form.files[i].bytes);
}

/// As a browser writes it: line breaks as CR LF, quotes in names as %22.
std::string replaced(std::string_view text, char character, std::string_view by) {
    std::string result;
    for (char const each : text)
        each == character ? result.append(by) : result.append(1, each);
    return result;
}

std::string written_urlencoded(FormBody const& form) {
    std::string body;
    for (FormField const& field : form.fields) {
        body.append(body.empty() ? "" : "&").append(percent_encode(field.name)).append("=");
        body.append(percent_encode(replaced(field.value, '\n', "\r\n")));
    }
    return body;
}

std::string written_multipart(FormBody const& form) {
    std::string const delimiter = "--" + std::string(boundary);
    std::string body;
    auto const open = [&](std::string_view name) {
        body.append(delimiter).append("\r\nContent-Disposition: form-data; name=\"");
        body.append(replaced(name, '"', "%22")).append("\"");
    };
    for (FormField const& field : form.fields) {
        open(field.name);
        body.append("\r\n\r\n").append(replaced(field.value, '\n', "\r\n")).append("\r\n");
    }
    for (FormFile const& file : form.files) {
        open(file.field);
        body.append("; filename=\"").append(replaced(file.name, '"', "%22"));
        body.append("\"\r\nContent-Type: ").append(file.type).append("\r\n\r\n");
        body.append(file.bytes).append("\r\n");
    }
    return body.append(delimiter).append("--\r\n");
}

/// Whether multipart can carry it: the delimiter would end a part early.
bool has_delimiter(FormBody const& form) {
    std::string const delimiter = "--" + std::string(boundary);
    auto const holds = [&](std::string const& text) { return text.contains(delimiter); };
    return std::ranges::any_of(form.fields, holds, &FormField::value) ||
           std::ranges::any_of(form.files, holds, &FormFile::bytes);
}

}

// What is accepted keeps its promises, and is read as the same form when a browser sends it again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    if (auto const form = read_form_body(urlencoded, text)) {
        check_promises(*form);
        VERIFY(form->files.empty());
        check_equal(*form, read_form_body(urlencoded, written_urlencoded(*form)));
    }
    if (auto const form = read_form_body(multipart(), text)) {
        check_promises(*form);
        if (!has_delimiter(*form))
            check_equal(*form, read_form_body(multipart(), written_multipart(*form)));
    }
    // The first line as the content type.
    std::size_t const end = std::min(text.find('\n'), text.size());
    if (auto const form = read_form_body(text.substr(0, end), text.substr(std::min(end + 1, size))))
        check_promises(*form);
    return 0;
}
