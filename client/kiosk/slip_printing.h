#pragma once

#include "client/app/state.h"
#include "client/device/receipt_printer.h"
#include "client/kiosk/card_guard.h"
#include "client/kiosk/printing.h"
#include "client/outbox/kiosk_outbox.h"
#include "shared/print/raster.h"
#include "shared/receipts/slip.h"

#include <optional>
#include <string>

namespace onedoor::kiosk {

/// Prints the slips of one citizen, one after the other, and tells how it goes. Each is recorded
/// before it goes to the printer and confirmed after the printer said that it is on paper, so that
/// staff know of those that power or paper cut off (reliability K2). The time of the session stands
/// still meanwhile.
class SlipPrinting {
public:
    struct Paper {
        std::size_t width = print::dots_80_mm;
        std::string office;
    };
    /// Null: there is none. Without a printer nothing is printed and nothing is said of it.
    struct Parts {
        session::Session& session;
        CardGuard& card;
        device::ReceiptPrinter* printer = nullptr;
        outbox::KioskOutbox* outbox = nullptr;
    };
    SlipPrinting(Parts const& parts, Paper paper)
        : m_card(parts.card), m_printer(parts.printer), m_outbox(parts.outbox),
          m_paper(std::move(paper)), m_hold(parts.session) {}

    /// The filing on the screen was received by the office.
    void print_receipt(app::State const& state);
    /// It was kept by this machine, with its slip recorded already.
    void print_kept(app::State const& state, outbox::Kept const& kept);
    void print_ticket(receipts::TicketSlipSource source, text::Language language);

    void recorded(outbox::SlipRecorded const& recorded);
    void advance(core::Uptime now);
    void print_again();
    void forget();

    /// Whether the machine has to look again soon.
    [[nodiscard]] bool is_busy() const { return m_printer != nullptr && m_printer->is_busy(); }

    /// Nothing of the slip went to the printer, which is not fit to print it.
    [[nodiscard]] bool is_refused() const {
        return m_job && m_printer->phase() == device::Phase::Refused;
    }

    /// The one of this citizen that went to the printer last; null = none.
    [[nodiscard]] receipts::Slip const* slip() const { return m_job ? &m_job->slip : nullptr; }

    [[nodiscard]] std::optional<PrintReport> report(device::Printout printout,
                                                    text::Language language) const;

private:
    struct Job {
        receipts::Slip slip;
        device::Printout printout = device::Printout::Filing;
        outbox::SlipKind kind = outbox::SlipKind::Receipt;
        /// Of the file, or the number: what the record is known by.
        std::string code;
        /// Once it was recorded.
        std::optional<outbox::SlipNumber> number;
    };
    void start(Job job);
    void record();
    void send_to_printer();

    CardGuard& m_card;
    device::ReceiptPrinter* m_printer;
    outbox::KioskOutbox* m_outbox;
    Paper m_paper;
    std::optional<Job> m_job;
    /// Asked of the outbox for m_job.
    std::optional<std::uint32_t> m_ticket;
    /// Recorded, and not yet given to the printer.
    bool m_is_waiting = false;
    bool m_has_failed = false;
    bool m_is_confirmed = false;
    PrintHold m_hold;
};

}
