#pragma once

#include "client/device/page_printer.h"
#include "client/kiosk/printing.h"
#include "shared/core/time.h"
#include "shared/receipts/slip.h"

#include <optional>

namespace onedoor::kiosk {

/// Prints what stands on the slip of one citizen on an A5 page too, when they ask for it. The time
/// of the session stands still meanwhile.
class PagePrinting {
public:
    /// Null: there is no page printer, and nothing is offered.
    PagePrinting(session::Session& session, device::PagePrinter* printer)
        : m_printer(printer), m_hold(session) {}
    ~PagePrinting() { forget(); }
    PagePrinting(PagePrinting const&) = delete;
    PagePrinting& operator=(PagePrinting const&) = delete;

    /// May be printed from now on; takes the place of an earlier one.
    void offer(receipts::Slip slip, core::Instant made_at);
    /// What was offered; once any of it may be on paper, as a copy.
    void print();
    void advance(core::Uptime now);
    /// What was not printed never is, and its job leaves the queue.
    void forget();
    [[nodiscard]] bool is_forgotten() const {
        return m_printer == nullptr || m_printer->is_forgotten();
    }
    /// Whether the machine has to look again soon.
    [[nodiscard]] bool is_busy() const { return m_printer != nullptr && m_printer->is_busy(); }
    [[nodiscard]] device::Notice notice() const;
    /// Nothing when nothing was offered.
    [[nodiscard]] std::optional<PrintReport> report(text::Language language) const;

private:
    device::PagePrinter* m_printer;
    std::optional<receipts::Slip> m_slip;
    core::Instant m_made_at;
    bool m_has_failed = false;
    PrintHold m_hold;
};

}
