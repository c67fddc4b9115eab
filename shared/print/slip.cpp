#include "shared/print/slip.h"

#include "shared/print/escpos.h"
#include "shared/print/qr_code.h"
#include "shared/print/typesetter.h"
#include "shared/qr/qr.h"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <memory>
#include <utility>

namespace onedoor::print {

static constexpr std::string_view copy_mark = "BẢN SAO";
static constexpr double dots_per_point = slip_dots_per_inch / 72;
static constexpr double gap = 5, label_size = 8, text_size = 9.5, code_size = 17;
/// A millimetre: letters reach a little over the edge of their line.
static constexpr std::size_t margin_dots = 8;
/// Three quarters of a millimetre: read by every telephone.
static constexpr std::size_t module_dots_max = 6;
static constexpr std::size_t quiet_modules_both = 8;
/// Ink from which on a dot is burnt: below one half, since single dots come out weak.
static constexpr unsigned char ink_min = 100;

namespace {

struct Unsurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

/// Texts set one below the other, in points.
class Column {
public:
    Column(Typesetter const& typesetter, double width)
        : m_typesetter(&typesetter), m_width(width) {}

    void add(Span span, TextStyle style) {
        if (span.text.empty())
            return;
        m_blocks.push_back(m_typesetter->set(span, style, m_width));
        m_height += m_blocks.back().height();
    }
    /// Smaller when that keeps it in one line.
    void add_code(Span span) {
        double size = code_size;
        auto const is_broken = [&] {
            return m_typesetter->set(span, {.size = size}, m_width).line_count() > 1;
        };
        while (size > text_size && is_broken())
            size -= 0.5;
        add(span, {.size = size, .align = Align::Centre});
    }
    void add_heading(Span span) {
        if (span.text.empty())
            return;
        m_blocks.push_back(
            m_typesetter->set_heading(span, {.size = text_size, .align = Align::Centre}, m_width));
        m_height += m_blocks.back().height();
    }
    void skip() {
        m_gaps.push_back(m_blocks.size());
        m_height += gap;
    }
    [[nodiscard]] double height() const { return m_height; }
    void draw(cairo_t* context) const {
        double y = 0;
        auto next_gap = m_gaps.begin();
        for (std::size_t at = 0; at < m_blocks.size(); ++at) {
            for (; next_gap != m_gaps.end() && *next_gap == at; ++next_gap)
                y += gap;
            m_blocks[at].draw(context, 0, y);
            y += m_blocks[at].height();
        }
    }

private:
    Typesetter const* m_typesetter;
    double m_width;
    double m_height = 0;
    std::vector<TextBlock> m_blocks;
    /// Numbers of the blocks a gap stands before.
    std::vector<std::size_t> m_gaps;
};

}

static std::size_t rows_of(Column const& column) {
    return static_cast<std::size_t>(std::ceil(column.height() * dots_per_point));
}

static Column head_of(SlipContent const& content, Edition edition, Column column) {
    if (edition == Edition::Copy)
        column.add_code({copy_mark, Weight::Bold});
    column.add_heading({content.office});
    column.skip();
    column.add_heading({content.title, Weight::Bold});
    column.add_code({content.code, Weight::Bold});
    column.skip();
    for (receipts::Line const& line : content.lines) {
        column.add({line.label}, {.size = label_size});
        column.add({line.value, Weight::Bold}, {.size = text_size});
    }
    column.skip();
    return column;
}

static Column notes_of(SlipContent const& content, Column column) {
    for (std::string const& note : content.notes)
        column.add({note}, {.size = label_size});
    return column;
}

/// Dots of the code's side with its quiet zone, a whole number of them for each module.
static Result<std::size_t> qr_dots(std::string_view address, std::size_t width) {
    if (address.empty())
        return 0;
    qr::Code const code = TRY(qr::encode(address));
    std::size_t const modules = static_cast<std::size_t>(code.side) + quiet_modules_both;
    std::size_t const module = std::min(module_dots_max, width / modules);
    if (module == 0)
        return fail("qr.too_long");
    return module * modules;
}

static Raster burnt(cairo_surface_t* ink, std::size_t width, std::size_t height) {
    Raster raster{width, height, core::Bytes(width / 8 * height)};
    unsigned char const* const first = cairo_image_surface_get_data(ink);
    auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(ink));
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            if (first[y * stride + x] >= ink_min)
                raster.dots[(y * width + x) / 8] |= static_cast<std::uint8_t>(0x80 >> x % 8);
        }
    }
    return raster;
}

Result<Raster> slip_raster(SlipContent const& content, std::size_t width, Edition edition) {
    if (width != dots_58_mm && width != dots_80_mm)
        return fail("raster.size");
    Typesetter const typesetter = TRY(Typesetter::create());
    double const points_wide = static_cast<double>(width - 2 * margin_dots) / dots_per_point;
    Column const head = head_of(content, edition, Column(typesetter, points_wide));
    Column const notes = notes_of(content, Column(typesetter, points_wide));
    std::size_t const qr_side = TRY(qr_dots(content.address, width));
    std::size_t const qr_top = rows_of(head), notes_top = qr_top + qr_side;
    std::size_t const height = notes_top + rows_of(notes);
    if (height == 0 || height > escpos::job_rows_max)
        return fail("raster.size");

    std::unique_ptr<cairo_surface_t, Unsurface> const surface(cairo_image_surface_create(
        CAIRO_FORMAT_A8, static_cast<int>(width), static_cast<int>(height)));
    std::unique_ptr<cairo_t, Unsurface> const context(cairo_create(surface.get()));
    auto const draw = [&](Column const& column, std::size_t top) {
        cairo_identity_matrix(context.get());
        cairo_translate(context.get(), margin_dots, static_cast<double>(top));
        cairo_scale(context.get(), dots_per_point, dots_per_point);
        column.draw(context.get());
    };
    draw(head, 0);
    draw(notes, notes_top);
    cairo_identity_matrix(context.get());
    if (qr_side > 0)
        TRY_VOID(draw_qr_code(context.get(), content.address,
                              static_cast<double>((width - qr_side) / 2),
                              static_cast<double>(qr_top), static_cast<double>(qr_side)));
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
        return fail("print.surface", cairo_status_to_string(cairo_status(context.get())));
    cairo_surface_flush(surface.get());
    return burnt(surface.get(), width, height);
}

}
