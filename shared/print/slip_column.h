#pragma once

#include "shared/core/result.h"
#include "shared/print/typesetter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace onedoor::print {

/// Pieces of a slip set one below the other across the whole width of its paper. Lengths are points
/// unless they are called dots.
class SlipColumn {
public:
    SlipColumn(Typesetter const& typesetter, std::size_t width_dots);
    SlipColumn(SlipColumn const&) = delete;
    SlipColumn& operator=(SlipColumn const&) = delete;
    ~SlipColumn();

    void add(Span span, TextStyle style);
    /// Centred, in lines as even as possible.
    void add_heading(Span span, double size);
    /// Centred and smaller when that keeps it in one line, but never below the size of texts.
    void add_large(Span span, double size);
    /// The value on the right, the name in what is left of the line.
    void add_row(Span name, Span value, double size);
    /// A heading in a frame.
    void add_framed(Span span, double size);
    void add_rule();
    /// Every module a whole number of dots. Fails with "qr.too_long".
    Result<void> add_qr_code(std::string_view text);
    void skip(double gap) { m_y += gap; }

    [[nodiscard]] std::size_t height_dots() const;
    /// Draws from the upper left corner of a surface that counts dots.
    Result<void> draw(cairo_t* context) const;

private:
    struct Text {
        TextBlock block;
        double x = 0;
        double y = 0;
    };
    struct Box {
        double y = 0;
        /// Nothing for a rule.
        double height = 0;
    };
    struct QrCode {
        std::string text;
        std::size_t top_dots = 0;
        std::size_t side_dots = 0;
    };

    void place(TextBlock block, double x = 0);
    void draw_box(cairo_t* context, Box const& box) const;

    Typesetter const* m_typesetter;
    std::size_t m_width_dots;
    double m_width;
    double m_y = 0;
    std::vector<Text> m_texts;
    std::vector<Box> m_boxes;
    std::vector<QrCode> m_qr_codes;
};

}
