#include "tests/support/escpos_printer.h"

#include "shared/print/escpos.h"

#include <algorithm>

namespace onedoor::testing {

namespace escpos = print::escpos;

static constexpr std::size_t buffer_bytes = 16 * 1024;
static constexpr std::size_t recent_bytes_max = 1024;
static constexpr std::uint8_t esc = 0x1B, gs = 0x1D, dle = 0x10, eot = 0x04;

static bool ends_with(core::Bytes const& bytes, core::Bytes const& end) {
    return bytes.size() >= end.size() && std::equal(end.rbegin(), end.rend(), bytes.rbegin());
}

static std::uint8_t bits(std::uint8_t fixed, bool first, int first_mask, bool second = false,
                         int second_mask = 0) {
    return static_cast<std::uint8_t>(fixed | (first ? first_mask : 0) | (second ? second_mask : 0));
}

bool EscposPrinter::is_stopped() const {
    return m_is_stalled || !m_status.online;
}

std::size_t EscposPrinter::room() const {
    return m_is_stalled ? 0 : buffer_bytes - std::min(buffer_bytes, m_waiting.size());
}

std::size_t EscposPrinter::receive(std::span<std::uint8_t const> bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size() && room() > 0) {
        std::uint8_t const byte = bytes[taken++];
        // Between commands it means nothing, and fillings are long.
        bool const is_filling =
            byte == 0 && m_waiting.empty() && m_raster_rows == 0 && !is_stopped();
        if (!is_filling)
            m_waiting.push_back(byte);
        watch_real_time(byte);
        if (!is_filling)
            work();
    }
    return taken;
}

core::Bytes EscposPrinter::take_answers() {
    return m_is_stalled ? core::Bytes() : std::exchange(m_answers, {});
}

void EscposPrinter::turn() {
    m_rows_this_turn = 0;
    work();
}

void EscposPrinter::print_per_turn(std::size_t rows) {
    m_rows_per_turn = rows;
    m_rows_this_turn = 0;
}

void EscposPrinter::watch_real_time(std::uint8_t byte) {
    static core::Bytes const clear = escpos::clear_buffers();
    m_recent.push_back(byte);
    std::size_t const count = m_recent.size();
    bool const is_request = count >= 3 && m_recent[count - 3] == dle && m_recent[count - 2] == eot;
    if (is_request && byte >= 1 && byte <= 4)
        answer_real_time(byte);
    if (m_knows_clear && ends_with(m_recent, clear)) {
        m_waiting.clear();
        m_raster_rows = 0;
        answer({0x37, 0x25, 0x00});
    }
    if (count == recent_bytes_max)
        m_recent.erase(m_recent.begin(),
                       m_recent.end() - static_cast<std::ptrdiff_t>(clear.size()));
}

void EscposPrinter::answer_real_time(std::uint8_t what) {
    auto const& now = m_status;
    bool const has_error = now.cutter_error || now.lasting_error;
    switch (what) {
    case 1:
        return answer({bits(0x12, !now.online, 0x08)});
    case 2:
        return answer({static_cast<std::uint8_t>(
            bits(0x12, now.cover_open, 0x04, now.paper_out, 0x20) | (has_error ? 0x40 : 0))});
    case 3:
        return answer({bits(0x12, now.cutter_error, 0x08, now.lasting_error, 0x20)});
    default:
        return answer({bits(0x12, now.paper_near_end, 0x0C, now.paper_out, 0x60)});
    }
}

void EscposPrinter::tell_status() {
    auto const& now = m_status;
    if (m_tells_by_itself)
        answer({bits(0x10, !now.online, 0x08, now.cover_open, 0x20),
                bits(0, now.cutter_error, 0x08, now.lasting_error, 0x20),
                bits(0, now.paper_near_end, 0x03, now.paper_out, 0x0C), 0});
}

void EscposPrinter::answer(core::Bytes const& bytes) {
    for (std::uint8_t const byte : bytes)
        m_answers.push_back(m_answers_garbage ? 0xFF : byte);
}

void EscposPrinter::set_near_end() {
    m_status.paper_near_end = true;
    tell_status();
}

void EscposPrinter::open_cover() {
    m_status.cover_open = true;
    m_status.online = false;
    tell_status();
}

void EscposPrinter::run_out_now() {
    m_status.paper_near_end = m_status.paper_out = true;
    m_status.online = false;
    tell_status();
}

void EscposPrinter::jam_now() {
    m_status.cutter_error = true;
    m_status.online = false;
    tell_status();
}

void EscposPrinter::break_down() {
    m_status.lasting_error = true;
    m_status.online = false;
    tell_status();
}

void EscposPrinter::repair() {
    m_status = {.online = true};
    m_jams = m_is_stalled = m_answers_garbage = false;
    m_paper_rows = std::numeric_limits<std::size_t>::max();
    m_rows_per_turn.reset();
    tell_status();
    work();
}

void EscposPrinter::power_cycle() {
    m_waiting.clear();
    m_recent.clear();
    m_answers.clear();
    m_raster_rows = 0;
    m_tells_by_itself = false;
    repair();
}

void EscposPrinter::consume(std::size_t bytes) {
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(bytes));
}

void EscposPrinter::work() {
    while (!is_stopped()) {
        if (m_raster_rows > 0) {
            if (!print_row())
                return;
            continue;
        }
        auto const command = next_command();
        if (!command)
            return;
        if (!command->is_known)
            ++m_stray_bytes;
        else
            carry_out(command->bytes);
        consume(std::min(command->bytes, m_waiting.size()));
    }
}

bool EscposPrinter::print_row() {
    if (m_waiting.size() < m_raster_row_bytes)
        return false;
    if (m_rows_per_turn && m_rows_this_turn == *m_rows_per_turn)
        return false;
    if (m_paper_rows == 0) {
        run_out_now();
        return false;
    }
    --m_paper_rows;
    ++m_rows_this_turn;
    std::size_t const width_bytes = m_width / 8;
    std::size_t const shown = std::min(width_bytes, m_raster_row_bytes);
    m_paper.dots.insert(m_paper.dots.end(), m_waiting.begin(),
                        m_waiting.begin() + static_cast<std::ptrdiff_t>(shown));
    m_paper.dots.resize(++m_paper.height * width_bytes);
    consume(m_raster_row_bytes);
    --m_raster_rows;
    return true;
}

std::optional<EscposPrinter::Command> EscposPrinter::next_command() const {
    auto const starts = [this](std::initializer_list<std::uint8_t> start) {
        return m_waiting.size() >= start.size() &&
               std::equal(start.begin(), start.end(), m_waiting.begin());
    };
    auto const when_complete = [this](std::size_t bytes) {
        return m_waiting.size() >= bytes ? std::optional(Command{bytes}) : std::nullopt;
    };
    if (m_waiting.empty())
        return std::nullopt;
    std::uint8_t const first = m_waiting[0];
    if (first == 0)
        return Command{1};
    bool const begins_command = first == esc || first == gs || first == dle;
    if (begins_command && m_waiting.size() == 1)
        return std::nullopt;
    if (starts({esc, '@'}))
        return Command{2};
    if (starts({dle, eot}) || starts({gs, 'r'}) || starts({gs, 'a'}))
        return when_complete(3);
    if (starts({gs, 'V', 1}) || starts({esc, 'J'}))
        return when_complete(3);
    if (starts({gs, 'V'}))
        return when_complete(4);
    if (starts({gs, 'v'}))
        return when_complete(8);
    if (starts({dle, 0x14}) && m_knows_clear)
        return when_complete(10);
    return Command{1, false};
}

void EscposPrinter::carry_out(std::size_t bytes) {
    if (bytes == 1)
        return;
    std::uint8_t const name = m_waiting[1];
    if (m_waiting[0] == esc && name == 'J')
        return feed(m_waiting[2]);
    if (m_waiting[0] == esc)
        m_tells_by_itself = false;
    if (m_waiting[0] != gs)
        return;
    if (name == 'r' && !m_knows_ordered_status)
        return;
    if (name == 'r')
        return answer({bits(0, m_status.paper_near_end, 0x03)});
    if (name == 'V')
        return cut();
    if (name == 'a') {
        m_tells_by_itself = m_waiting[2] != 0;
        return tell_status();
    }
    auto const number = [this](std::size_t at) {
        return static_cast<std::size_t>(m_waiting[at] | m_waiting[at + 1] << 8);
    };
    if (bytes == 8) {
        m_raster_row_bytes = number(4);
        m_raster_rows = number(6);
    }
}

void EscposPrinter::feed(std::size_t rows) {
    m_paper.height += rows;
    m_paper.dots.resize(m_paper.height * m_width / 8);
}

void EscposPrinter::tear_off(std::size_t rows_behind_head) {
    std::size_t const out = m_paper.height - std::min(m_paper.height, rows_behind_head);
    auto const bar = m_paper.dots.begin() + static_cast<std::ptrdiff_t>(out * m_width / 8);
    m_papers.push_back({m_width, out, core::Bytes(m_paper.dots.begin(), bar)});
    m_paper.dots.erase(m_paper.dots.begin(), bar);
    m_paper.height -= out;
}

void EscposPrinter::cut() {
    if (m_jams)
        return jam_now();
    if (m_paper.height > 0)
        m_papers.push_back(std::exchange(m_paper, {.width = m_width}));
}

}
