#include "server/attachments/inspection.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace onedoor::attachments {

/// Decompression is bounded, so that a small file cannot cost much time.
static constexpr std::size_t inflated_bytes_per_stream_max = 4 * 1024 * 1024;
static constexpr std::size_t inflated_bytes_max = 64 * 1024 * 1024;
static constexpr std::size_t name_bytes_max = 32;

struct ForbiddenName {
    std::string_view name;
    std::string_view code;
};

// A rendition can carry a script without the name JavaScript (ISO 32000-2, 12.6.4.14).
static constexpr std::array<ForbiddenName, 6> forbidden_names{{
    {"Encrypt", "upload.pdf_encrypted"},
    {"JavaScript", "upload.pdf_active"},
    {"Launch", "upload.pdf_active"},
    {"EmbeddedFile", "upload.pdf_active"},
    {"EmbeddedFiles", "upload.pdf_active"},
    {"Rendition", "upload.pdf_active"},
}};

static int hex_value(char character) {
    static constexpr std::string_view digits = "0123456789abcdef";
    auto const lower =
        static_cast<char>(character >= 'A' && character <= 'F' ? character + 32 : character);
    std::size_t const value = digits.find(lower);
    return value == std::string_view::npos ? -1 : static_cast<int>(value);
}

static bool ends_name(char character) {
    static constexpr std::string_view delimiters("()<>[]{}/%\0\t\n\f\r ", 16);
    return delimiters.contains(character);
}

/// The name that starts at `at`, after its solidus, unescaped; cut when it is longer than any
/// name of interest.
static std::string read_name(std::string_view content, std::size_t at) {
    std::string name;
    while (at < content.size() && !ends_name(content[at]) && name.size() < name_bytes_max) {
        bool const is_escape = content[at] == '#' && at + 2 < content.size() &&
                               hex_value(content[at + 1]) >= 0 && hex_value(content[at + 2]) >= 0;
        if (is_escape) {
            int const code = hex_value(content[at + 1]) * 16 + hex_value(content[at + 2]);
            name.push_back(static_cast<char>(code));
        } else {
            name.push_back(content[at]);
        }
        at += is_escape ? 3 : 1;
    }
    return name;
}

static Result<void> refuse_names(std::string_view content) {
    for (std::size_t at = content.find('/'); at != std::string_view::npos;
         at = content.find('/', at + 1)) {
        std::string const name = read_name(content, at + 1);
        for (ForbiddenName const& forbidden : forbidden_names)
            if (name == forbidden.name)
                return fail(forbidden.code, forbidden.name);
    }
    return {};
}

/// What a zlib stream at the start of `compressed` holds, up to `bytes_max`; damaged data ends it.
static std::string inflate_start(std::string_view compressed, std::size_t bytes_max) {
    std::string content;
    z_stream state{};
    if (inflateInit(&state) != Z_OK)
        return content;
    state.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(compressed.data()));
    state.avail_in = static_cast<uInt>(compressed.size());
    std::vector<char> window(64 * 1024);
    int code = Z_OK;
    while (code == Z_OK && content.size() < bytes_max) {
        state.next_out = reinterpret_cast<Bytef*>(window.data());
        state.avail_out = static_cast<uInt>(window.size());
        code = inflate(&state, Z_NO_FLUSH);
        content.append(window.data(), window.size() - state.avail_out);
    }
    inflateEnd(&state);
    return content;
}

static Result<void> refuse_names_in_streams(std::string_view file) {
    static constexpr std::string_view keyword = "stream";
    std::size_t budget = inflated_bytes_max;
    for (std::size_t at = file.find(keyword); at != std::string_view::npos && budget > 0;
         at = file.find(keyword, at)) {
        at += keyword.size();
        std::size_t const start = file.find_first_not_of("\r\n", at);
        // The low half of the first byte of a zlib stream is its method, 8 (RFC 1950).
        if (start == std::string_view::npos || (file[start] & 0x0f) != 8)
            continue;
        std::string const content =
            inflate_start(file.substr(start), std::min(budget, inflated_bytes_per_stream_max));
        budget -= std::min(budget, content.size());
        TRY_VOID(refuse_names(content));
    }
    return {};
}

Result<void> inspect_pdf(std::span<std::uint8_t const> bytes) {
    std::string_view const file(reinterpret_cast<char const*>(bytes.data()), bytes.size());
    static constexpr std::size_t tail_bytes = 2048;
    std::string_view const tail = file.substr(file.size() - std::min(file.size(), tail_bytes));
    if (!begins_as(bytes, FileType::Pdf) || !tail.contains("%%EOF"))
        return fail("upload.broken_file", "the PDF ends too early");
    TRY_VOID(refuse_names(file));
    return refuse_names_in_streams(file);
}

}
