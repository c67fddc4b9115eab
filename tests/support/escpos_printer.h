#pragma once

#include "shared/print/printer_status.h"
#include "shared/print/raster.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace onedoor::testing {

/// The inside of a receipt printer: takes ESC/POS bytes, gives papers and answers. It has no thread
/// and no time of its own.
class EscposPrinter {
public:
    explicit EscposPrinter(std::size_t width = print::dots_80_mm) : m_width(width) {}

    /// Bytes it would take now.
    [[nodiscard]] std::size_t room() const;
    /// Takes as many as there is room for; returns their number.
    std::size_t receive(std::span<std::uint8_t const> bytes);
    core::Bytes take_answers();
    /// Prints the next rows of a slow printer.
    void turn();

    void run_out_after(std::size_t rows) { m_paper_rows = rows; }
    void set_near_end();
    void run_out_now();
    void open_cover();
    /// The next cut ends in a jam.
    void jam_next_cut() { m_jams = true; }
    void jam_now();
    void break_down();
    /// Takes no more bytes and answers nothing.
    void stall() { m_is_stalled = true; }
    /// Answers noise from now on.
    void answer_garbage() { m_answers_garbage = true; }
    void print_per_turn(std::size_t rows);
    /// Ignores DLE DC4 8, as many printers do.
    void forget_clear() { m_knows_clear = false; }
    /// Ignores GS r.
    void forget_ordered_status() { m_knows_ordered_status = false; }
    /// A hand tears the paper off, this many rows behind the head.
    void tear_off(std::size_t rows_behind_head);
    /// Staff made it whole: what its buffer holds is printed.
    void repair();
    /// Switched off and on: the buffer is empty, the paper stays where it was.
    void power_cycle();

    /// What was cut off, oldest first; a cut without dots before it leaves nothing.
    [[nodiscard]] std::vector<print::Raster> const& papers() const { return m_papers; }
    /// What still hangs in the printer.
    [[nodiscard]] print::Raster const& uncut() const { return m_paper; }
    /// Bytes that were no command: a real printer would print letters.
    [[nodiscard]] std::size_t stray_bytes() const { return m_stray_bytes; }

private:
    struct Command {
        std::size_t bytes = 0;
        bool is_known = true;
    };

    [[nodiscard]] bool is_stopped() const;
    [[nodiscard]] std::optional<Command> next_command() const;
    void watch_real_time(std::uint8_t byte);
    void answer_real_time(std::uint8_t what);
    void tell_status();
    void answer(core::Bytes const& bytes);
    void work();
    bool print_row();
    void carry_out(std::size_t bytes);
    void cut();
    void feed(std::size_t rows);
    void consume(std::size_t bytes);

    std::size_t m_width;
    print::escpos::PrinterStatus m_status{.online = true};
    bool m_jams = false, m_is_stalled = false, m_answers_garbage = false, m_knows_clear = true;
    bool m_knows_ordered_status = true;
    bool m_tells_by_itself = false;
    std::size_t m_paper_rows = std::numeric_limits<std::size_t>::max();
    std::optional<std::size_t> m_rows_per_turn;
    std::size_t m_rows_this_turn = 0;
    core::Bytes m_waiting, m_recent, m_answers;
    std::size_t m_raster_rows = 0, m_raster_row_bytes = 0;
    print::Raster m_paper{.width = m_width};
    std::vector<print::Raster> m_papers;
    std::size_t m_stray_bytes = 0;
};

}
