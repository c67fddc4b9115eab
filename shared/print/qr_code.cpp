#include "shared/print/qr_code.h"

#include "shared/qr/qr.h"

#include <cairo.h>

namespace onedoor::print {

static constexpr int quiet_modules = 4;

Result<void> draw_qr_code(cairo_t* context, std::string_view text, double x, double y,
                          double side) {
    qr::Code const code = TRY(qr::encode(text));
    auto const is_dark = [&](int column, int row) {
        return code.modules[static_cast<std::size_t>(row * code.side + column)] != 0;
    };
    double const module = side / (code.side + 2 * quiet_modules);
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side; ++column) {
            int const start = column;
            while (column < code.side && is_dark(column, row))
                ++column;
            if (column > start)
                cairo_rectangle(context, x + module * (quiet_modules + start),
                                y + module * (quiet_modules + row), module * (column - start),
                                module);
        }
    }
    cairo_set_source_rgb(context, 0, 0, 0);
    cairo_fill(context);
    return {};
}

}
