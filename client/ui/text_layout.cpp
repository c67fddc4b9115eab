#include "client/ui/text_layout.h"

#include "shared/text/utf8.h"

namespace onedoor::ui {

float text_width(Face const& face, std::string_view text) {
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const [code, bytes] = text::decode_valid(text, at);
        width += face.advance(code);
        at += bytes;
    }
    return width;
}

std::vector<TextLine> wrap_text(Face const& face, std::string_view text, float width) {
    std::vector<TextLine> lines;
    std::size_t start = 0;
    std::size_t at = 0;
    float line_width = 0;
    // The last place where the line may break: byte after the text, byte of the next line, width.
    std::size_t break_end = 0, break_next = 0;
    float break_width = 0;
    auto const end_line = [&](std::size_t end, std::size_t next, float end_width) {
        lines.push_back({text.substr(start, end - start), end_width});
        start = at = next;
        break_end = break_next = next;
        line_width = break_width = 0;
    };
    while (at < text.size()) {
        if (text[at] == '\n') {
            end_line(at, at + 1, line_width);
            continue;
        }
        auto const [code, bytes] = text::decode_valid(text, at);
        float const advance = face.advance(code);
        if (text[at] == ' ') {
            break_end = at;
            break_next = at + 1;
            break_width = line_width;
        } else if (line_width + advance > width + 0.01F && at > start) {
            if (break_end > start)
                end_line(break_end, break_next, break_width);
            else
                end_line(at, at, line_width);
            continue;
        }
        line_width += advance;
        at += bytes;
    }
    lines.push_back({text.substr(start), line_width});
    return lines;
}

}
