#include "shared/text/whitespace.h"

#include "shared/text/utf8.h"

namespace onedoor::text {

bool is_white_space(char32_t code_point) {
    return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x85 ||
           code_point == 0xA0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200B) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000 || code_point == 0xFEFF;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = text.size();
    bool seen = false;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        if (!is_white_space(decoded.code_point)) {
            begin = seen ? begin : offset;
            end = offset + decoded.length;
            seen = true;
        }
        offset += decoded.length;
    }
    return text.substr(begin, end - begin);
}

std::string collapse_white_space(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool blank_due = false;
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        if (is_white_space(decoded.code_point)) {
            blank_due = !out.empty();
        } else {
            if (blank_due)
                out.push_back(' ');
            blank_due = false;
            out += text.substr(offset, decoded.length);
        }
        offset += decoded.length;
    }
    return out;
}

std::string collapse_white_space_in_lines(std::string_view text) {
    std::string out;
    std::size_t breaks = 0;
    while (!text.empty()) {
        std::size_t const end = text.find_first_of("\r\n");
        std::string const line = collapse_white_space(text.substr(0, end));
        if (!line.empty()) {
            if (!out.empty())
                out.append(breaks > 1 ? 2 : 1, '\n');
            out += line;
            breaks = 0;
        }
        if (end == std::string_view::npos)
            break;
        ++breaks;
        text.remove_prefix(text.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
    }
    return out;
}

bool has_control_characters(std::string_view text, LineBreaks line_breaks) {
    for (std::size_t offset = 0; offset < text.size();) {
        Decoded const decoded = decode_valid(text, offset);
        offset += decoded.length;
        char32_t const c = decoded.code_point;
        if (c == '\t' || (line_breaks == LineBreaks::Allowed && (c == '\n' || c == '\r')))
            continue;
        bool const control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
        bool const direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        bool const noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        if (control || direction || noncharacter)
            return true;
    }
    return false;
}

}
