#pragma once

#include "shared/core/result.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

typedef struct _cairo cairo_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoLayout PangoLayout;

namespace onedoor::print {

/// The one family of everything printed (Debian: fonts-noto-core).
inline constexpr char const* font_family = "Noto Sans";

enum class Weight { Regular, Bold };

enum class Slant { Upright, Italic };

enum class Align { Left, Centre };

struct TextStyle {
    /// Font size in points.
    double size = 9;
    Align align = Align::Left;
    Slant slant = Slant::Upright;
};

struct Span {
    std::string_view text;
    Weight weight = Weight::Regular;
};

namespace detail {
struct Unref {
    void operator()(void* object) const;
};
/// Overwrites the text before its memory is given back.
struct EraseAndUnref {
    void operator()(PangoLayout* layout) const;
};
}

/// Text set in lines of a given width. Words longer than a line are broken.
class TextBlock {
public:
    [[nodiscard]] std::size_t line_count() const { return m_line_bottoms.size(); }
    [[nodiscard]] double height() const;
    /// Of the widest line.
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double line_height(std::size_t line) const;

    /// (x, y) is the upper left corner of the block.
    void draw(cairo_t* context, double x, double y) const;
    /// One line alone, its upper left corner at (x, y).
    void draw_line(cairo_t* context, std::size_t line, double x, double y) const;

private:
    friend class Typesetter;
    explicit TextBlock(PangoLayout* layout);

    std::unique_ptr<PangoLayout, detail::EraseAndUnref> m_layout;
    /// Distance from the top of the block to the lower edge of each line.
    std::vector<double> m_line_bottoms;
    double m_width = 0;
    double m_indent = 0;
};

/// Breaks text into lines with the fonts of the system; device-independent metrics.
class Typesetter {
public:
    /// Fails with "print.font" when the system has no fonts of `font_family`: a form is never
    /// printed in a font that may lack Vietnamese letters.
    static Result<Typesetter> create();

    /// The spans follow each other in one paragraph `width` points wide.
    [[nodiscard]] TextBlock set(std::span<Span const> spans, TextStyle style, double width) const;
    [[nodiscard]] TextBlock set(Span span, TextStyle style, double width) const;
    /// Centred in `width`, with lines as even as possible: no single word stands alone in the last.
    [[nodiscard]] TextBlock set_heading(Span span, TextStyle style, double width) const;

private:
    Typesetter() = default;

    std::unique_ptr<PangoFontMap, detail::Unref> m_font_map;
    std::unique_ptr<PangoContext, detail::Unref> m_context;
};

}
