#pragma once

#include "client/device/notice_text.h"
#include "client/device/receipt_printer.h"
#include "client/outbox/kiosk_outbox.h"
#include "shared/print/slip.h"
#include "shared/receipts/slip.h"

#include <cstdint>
#include <optional>

namespace onedoor::staff_panel {

/// What staff have printed: a test, a report, or the copy of a slip nobody confirmed. The kiosk
/// keeps the printer going.
class PrintDesk {
public:
    struct Paper {
        std::size_t width = print::dots_80_mm;
        std::string office;
    };
    /// Null: there is none.
    PrintDesk(device::ReceiptPrinter* printer, outbox::KioskOutbox* outbox, Paper paper)
        : m_printer(printer), m_outbox(outbox), m_paper(std::move(paper)) {}

    void print(receipts::Slip const& slip);
    /// Recorded as a copy first; printed when that is on the disk, confirmed when it is on paper.
    void print_copy(outbox::SlipNumber number, text::Language language);
    void recorded(outbox::SlipRecorded const& recorded);
    void advance();
    void forget();

    [[nodiscard]] bool has_printer() const { return m_printer != nullptr; }
    [[nodiscard]] Paper const& paper() const { return m_paper; }
    /// Nothing is under way.
    [[nodiscard]] bool is_free() const;
    /// Nothing was asked for, or what was is well.
    [[nodiscard]] bool has_failed() const { return m_has_failed; }
    [[nodiscard]] device::Notice notice() const;

private:
    void send(receipts::Slip const& slip, print::Edition edition);

    device::ReceiptPrinter* m_printer;
    outbox::KioskOutbox* m_outbox;
    Paper m_paper;
    struct Copy {
        outbox::SlipNumber number = 0;
        std::uint32_t ticket = 0;
        text::Language language = text::Language::Vietnamese;
        bool is_recorded = false;
    };
    std::optional<Copy> m_copy;
    bool m_has_asked = false;
    bool m_has_failed = false;
};

/// A test of the printer: every Vietnamese letter with its marks, and a code to be read.
receipts::Slip test_slip(std::string const& office, core::Instant now, text::Language language);

/// What may be printed again of a slip, from its record: nothing of what a citizen wrote.
receipts::Slip copy_of(outbox::SlipDraft const& slip, std::string const& office,
                       text::Language language);

}
