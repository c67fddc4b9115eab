#include "shared/print/slip.h"

#include "shared/print/escpos.h"
#include "shared/print/slip_column.h"

#include <algorithm>
#include <cairo.h>
#include <memory>

namespace onedoor::print {

static constexpr double gap = 5, small_gap = 2;
static constexpr double small_size = 8, title_size = 12, code_size = 17, number_size = 64;
/// Ink from which on a dot is burnt: below one half, since single dots come out weak.
static constexpr unsigned char ink_min = 100;

namespace {

struct Unsurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

}

static void add_head(SlipColumn& column, receipts::Slip const& slip, Edition edition) {
    if (edition == Edition::Copy)
        column.add_large({copy_mark, Weight::Bold}, code_size);
    column.add_heading({slip.office}, slip_text_size);
    column.skip(small_gap);
    column.add_heading({slip.title, Weight::Bold}, title_size);
    column.skip(small_gap);
    column.add_framed({slip.banner, Weight::Bold}, slip_text_size);
    column.add_large({slip.number, Weight::Bold}, number_size);
    for (receipts::Line const& code : slip.codes) {
        column.skip(small_gap);
        column.add({code.label}, {.size = small_size, .align = Align::Centre});
        column.add_large({code.value, Weight::Bold}, code_size);
    }
}

static void add_body(SlipColumn& column, receipts::Slip const& slip) {
    if (!slip.lines.empty()) {
        column.skip(gap);
        column.add_rule();
    }
    for (receipts::Line const& line : slip.lines) {
        column.skip(small_gap);
        column.add({line.label}, {.size = small_size});
        column.add({line.value, Weight::Bold}, {.size = slip_text_size});
    }
    if (slip.items.empty())
        return;
    column.skip(gap);
    column.add_rule();
    column.skip(small_gap);
    column.add({slip.items_title}, {.size = small_size});
    for (receipts::Slip::Item const& item : slip.items) {
        column.skip(small_gap);
        column.add_row({item.name}, {item.value, Weight::Bold}, slip_text_size);
        column.add({item.remark}, {.size = small_size});
    }
}

static Result<void> add_foot(SlipColumn& column, receipts::Slip const& slip) {
    if (!slip.address.empty() || !slip.notes.empty()) {
        column.skip(gap);
        column.add_rule();
    }
    TRY_VOID(column.add_qr_code(slip.address));
    column.add_heading({slip.address_caption}, small_size);
    for (std::string const& note : slip.notes) {
        column.skip(small_gap);
        column.add({note}, {.size = small_size});
    }
    return {};
}

static Raster burnt(cairo_surface_t* ink, std::size_t width, std::size_t height) {
    Raster raster{width, height, core::Bytes(width / 8 * height)};
    unsigned char* const first = cairo_image_surface_get_data(ink);
    auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(ink));
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            if (first[y * stride + x] >= ink_min)
                raster.dots[(y * width + x) / 8] |= static_cast<std::uint8_t>(0x80 >> x % 8);
        }
    }
    return raster;
}

/// What the citizen read does not stay in memory that is given back.
static void blank(cairo_surface_t* ink, std::size_t height) {
    auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(ink));
    unsigned char volatile* const first = cairo_image_surface_get_data(ink);
    for (std::size_t at = 0; at < stride * height; ++at)
        first[at] = 0;
}

Result<Raster> slip_raster(receipts::Slip const& slip, std::size_t width, Edition edition) {
    if (width != dots_58_mm && width != dots_80_mm)
        return fail("raster.size");
    Typesetter const typesetter = TRY(Typesetter::create());
    SlipColumn column(typesetter, width);
    add_head(column, slip, edition);
    add_body(column, slip);
    TRY_VOID(add_foot(column, slip));
    std::size_t const height = column.height_dots();
    if (height == 0 || height > escpos::job_rows_max)
        return fail("raster.size");

    std::unique_ptr<cairo_surface_t, Unsurface> const surface(cairo_image_surface_create(
        CAIRO_FORMAT_A8, static_cast<int>(width), static_cast<int>(height)));
    std::unique_ptr<cairo_t, Unsurface> const context(cairo_create(surface.get()));
    TRY_VOID(column.draw(context.get()));
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
        return fail("print.surface", cairo_status_to_string(cairo_status(context.get())));
    cairo_surface_flush(surface.get());
    Raster raster = burnt(surface.get(), width, height);
    blank(surface.get(), height);
    return raster;
}

}
