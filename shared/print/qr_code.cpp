#include "shared/print/qr_code.h"

#include <array>
#include <cairo.h>
#include <qrcodegen.h>

namespace onedoor::print {

static constexpr int quiet_modules = 4;

Result<void> draw_qr_code(cairo_t* context, std::string const& text, double x, double y,
                          double side) {
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> scratch{};
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> code{};
    if (!qrcodegen_encodeText(text.c_str(), scratch.data(), code.data(), qrcodegen_Ecc_MEDIUM,
                              qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO,
                              true))
        return fail("print.qr", "the text is too long for a QR code");
    int const size = qrcodegen_getSize(code.data());
    double const module = side / (size + 2 * quiet_modules);
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size;) {
            int end = column;
            while (end < size && qrcodegen_getModule(code.data(), end, row))
                ++end;
            if (end > column)
                cairo_rectangle(context, x + module * (quiet_modules + column),
                                y + module * (quiet_modules + row), module * (end - column),
                                module);
            column = end + 1;
        }
    }
    cairo_set_source_rgb(context, 0, 0, 0);
    cairo_fill(context);
    return {};
}

}
