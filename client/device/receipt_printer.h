#pragma once

#include "client/device/line.h"
#include "client/device/printer_profile.h"
#include "client/device/printer_state.h"
#include "shared/core/uptime.h"
#include "shared/print/escpos.h"
#include "shared/print/printer_status.h"
#include "shared/print/raster.h"

#include <vector>

namespace onedoor::device {

/// One slip as it is drawn the first time and as every later time, marked "BẢN SAO".
struct Slip {
    print::Raster original;
    print::Raster copy;
};

/// Milliseconds. None limits a whole job: a long slip on a slow printer takes as long as it takes.
struct PrinterTimes {
    std::int64_t no_progress_ms = 8'000;
    std::int64_t answer_ms = 2'000;
    /// Many printers do not know the command and never answer it.
    std::int64_t clear_answer_ms = 1'000;
    /// For a slow head to print what fits into a printer's own buffer: 64 KiB of narrow paper at
    /// 50 mm a second.
    std::int64_t drain_ms = 4'000;
    /// For a printer that forgets nothing when told to, to cut off what is there before a slip.
    std::int64_t cut_ms = 1'000;
    std::int64_t poll_idle_ms = 5'000;
    std::int64_t poll_waiting_ms = 500;
    std::int64_t reopen_ms = 2'000;
};

/// Prints slips on an ESC/POS printer and says "printed" only after the printer did. It
/// empties the printer before anything else on a new connection, empties it and cuts before each
/// job, and after a fault cuts off what was printed of a slip as soon as the printer works. Call
/// advance() at every frame, or every 50 ms; no call waits.
class ReceiptPrinter {
public:
    explicit ReceiptPrinter(Line& line, PrinterProfile const& profile = {},
                            PrinterTimes times = {});
    ReceiptPrinter(ReceiptPrinter const&) = delete;
    ReceiptPrinter& operator=(ReceiptPrinter const&) = delete;
    ~ReceiptPrinter();

    /// Fails with "printer.busy" unless idle, and as escpos::encode for either drawing.
    Result<void> print(Slip slip);
    /// The same slip again: its copy once any of the original may be on paper. Fails with
    /// "printer.busy" unless it is printed, unconfirmed or refused.
    Result<void> print_again();
    /// Ends with this slip at any time: what was not printed never is, and its dots are
    /// overwritten.
    void forget();

    void advance(core::Uptime now);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] Condition condition() const { return m_condition; }
    /// What the citizen sees now.
    [[nodiscard]] Notice notice() const;
    /// Whether the time of the session has to stand still.
    [[nodiscard]] bool is_busy() const;

private:
    enum class Talk : std::uint8_t {
        Closed,   ///< opens again at m_due
        Clearing, ///< waits for the answer to clear_buffers until m_due
        Asking,   ///< waits for the four answers until m_due
        Resting,  ///< asks again at m_due
        Sending,  ///< parts of the job, until nothing moves
        Draining, ///< gives the printer time until m_due to carry out what it took
    };

    void open();
    void clear();
    void drop_waiting();
    void ask();
    void rest();
    void send_job();
    void begin_job(print::escpos::Job const& job);
    void abandon_job();
    void lose_line();
    void observe(Condition condition);
    void send_waiting();
    void receive();
    void accept(print::escpos::AnswerReader::Answer const& answer);
    void accept_garbage();
    void accept_real_time(std::uint8_t byte);
    void queue_parts();
    void watch_line();
    void all_parts_done();
    void cut_remains();
    void overdue();
    void wait_for(Talk talk, std::int64_t duration_ms);
    [[nodiscard]] core::Bytes const& part(std::size_t index) const;
    [[nodiscard]] std::size_t part_count() const { return m_job->bands.size() + 2; }

    Line& m_line;
    PrinterProfile m_profile;
    PrinterTimes m_times;
    core::Uptime m_now;
    std::int64_t m_due = 0;
    Talk m_talk = Talk::Closed;
    Phase m_phase = Phase::Idle;
    Condition m_condition = Condition::Offline;

    print::escpos::Job m_original, m_copy;
    print::escpos::Job const* m_job = nullptr;
    std::size_t m_parts_sent = 0, m_parts_done = 0;
    /// Of a job that did not end may be in the printer's mouth.
    bool m_has_remains = false;
    /// It answered to clear_buffers.
    bool m_knows_clear = false;
    std::size_t m_line_waiting = 0;
    core::Bytes m_waiting;
    print::escpos::AnswerReader m_reader;
    std::array<std::uint8_t, 4> m_status{};
    std::size_t m_status_bytes = 0;
};

}
