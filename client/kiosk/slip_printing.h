#pragma once

#include "client/device/receipt_printer.h"
#include "client/screens/view.h"
#include "client/session/session.h"
#include "shared/core/uptime.h"
#include "shared/print/raster.h"

#include <optional>
#include <string>

namespace onedoor::kiosk {

/// Prints the slip of a filing as soon as there is a receipt, once, and tells how it goes. The time
/// of the session stands still meanwhile.
class SlipPrinting {
public:
    struct Paper {
        std::size_t width = print::dots_80_mm;
        std::string office;
    };
    /// Without a printer nothing is printed and nothing is said of it.
    SlipPrinting(session::Session& session, device::ReceiptPrinter* printer, Paper paper)
        : m_session(session), m_printer(printer), m_paper(std::move(paper)) {}

    /// With the state of the program; at each turn of the machine.
    void advance(app::State const& state, core::Uptime now);
    void print_again();
    void forget();
    /// Whether the machine has to look again soon.
    [[nodiscard]] bool is_busy() const { return m_printer != nullptr && m_printer->is_busy(); }
    /// Of what draw() would show.
    [[nodiscard]] device::Notice notice() const;
    /// True when another print is asked for.
    bool draw(screens::View const& view) const;

private:
    void print(app::State const& state);

    session::Session& m_session;
    device::ReceiptPrinter* m_printer;
    Paper m_paper;
    /// Reference of the filing that was given to the printer.
    std::string m_printed;
    std::optional<session::Hold> m_hold;
    bool m_has_failed = false;
};

}
