#include "client/ui/text_layout.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace onedoor::ui {

namespace {

struct Measure {
    ImFont const& font;
    float scale;

    // One character from the front of `text`: its bytes and its advance.
    [[nodiscard]] std::pair<std::size_t, float> next(std::string_view text) const {
        unsigned int code = 0;
        int const bytes = ImTextCharFromUtf8(&code, text.data(), text.data() + text.size());
        return {static_cast<std::size_t>(bytes > 0 ? bytes : 1),
                font.GetCharAdvance(static_cast<ImWchar>(code)) * scale};
    }
};

Measure measure_of(ImFont const& font, float css_px) {
    return {font, css_px * imgui_px_per_css_px / font.FontSize};
}

}

float text_width(ImFont const& font, float css_px, std::string_view text) {
    Measure const measure = measure_of(font, css_px);
    float width = 0;
    while (!text.empty()) {
        auto const [bytes, advance] = measure.next(text);
        width += advance;
        text.remove_prefix(bytes);
    }
    return width;
}

std::vector<TextLine> wrap_text(ImFont const& font, float css_px, std::string_view text,
                                float width) {
    Measure const measure = measure_of(font, css_px);
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
        auto const [bytes, advance] = measure.next(text.substr(at));
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
