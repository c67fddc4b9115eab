#include "tests/sim/paper.h"

#include <algorithm>

namespace onedoor::sim {

namespace {

constexpr std::size_t row_bytes = print::dots_80_mm / 8;
constexpr std::size_t text_at = 10, text_bytes = 16, sum_at = row_bytes - 4;
constexpr std::uint8_t first_byte = 0xA5;

/// FNV-1a.
std::uint32_t sum_of(std::span<std::uint8_t const> bytes) {
    std::uint32_t sum = 2'166'136'261U;
    for (std::uint8_t const byte : bytes)
        sum = (sum ^ byte) * 16'777'619U;
    return sum;
}

void put_number(std::span<std::uint8_t> to, std::uint32_t number) {
    for (std::size_t at = 0; at < 4; ++at)
        to[at] = static_cast<std::uint8_t>(number >> (8 * at));
}

std::uint32_t number_of(std::span<std::uint8_t const> from) {
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < 4; ++at)
        number |= static_cast<std::uint32_t>(from[at]) << (8 * at);
    return number;
}

print::Raster draw(RowMark mark) {
    print::Raster raster{print::dots_80_mm, mark.rows, core::Bytes(mark.rows * row_bytes)};
    for (mark.row = 0; mark.row < mark.rows; ++mark.row) {
        auto const row = std::span(raster.dots).subspan(mark.row * row_bytes, row_bytes);
        row[0] = first_byte;
        put_number(row.subspan(1), mark.action);
        row[5] = mark.sort == Sort::Copy ? 1 : 0;
        row[6] = mark.row;
        row[7] = mark.rows;
        std::copy_n(mark.reference.begin(), std::min(text_bytes, mark.reference.size()),
                    row.begin() + text_at);
        for (std::size_t at = text_at + text_bytes; at < sum_at; ++at)
            row[at] = static_cast<std::uint8_t>(at * 7 + mark.row * 31 + mark.action);
        put_number(row.subspan(sum_at), sum_of(row.first(sum_at)));
    }
    return raster;
}

}

device::Slip draw_slip(std::uint32_t action, std::string const& reference, std::uint8_t rows) {
    RowMark const original{action, Sort::Original, 0, rows, reference};
    RowMark const copy{action, Sort::Copy, 0, rows, reference};
    return {draw(original), draw(copy)};
}

std::optional<RowMark> read_row(std::span<std::uint8_t const> dots) {
    if (dots[0] != first_byte || number_of(dots.subspan(sum_at)) != sum_of(dots.first(sum_at)))
        return std::nullopt;
    RowMark mark{number_of(dots.subspan(1)),
                 dots[5] == 1 ? Sort::Copy : Sort::Original,
                 dots[6],
                 dots[7],
                 {}};
    for (std::size_t at = text_at; at < text_at + text_bytes && dots[at] != 0; ++at)
        mark.reference.push_back(static_cast<char>(dots[at]));
    return mark;
}

void PaperWatch::count(RowMark const& mark) {
    bool const follows = m_last && m_last->action == mark.action && m_last->sort == mark.sort &&
                         m_last->row + 1 == mark.row;
    if (mark.row != 0 && !follows) {
        m_last.reset();
        return;
    }
    m_last = mark;
    if (mark.row + 1 == mark.rows)
        ++m_whole[{mark.action, mark.sort}];
}

void PaperWatch::note_paper(RowMark& mark) {
    if (!m_first)
        m_first = mark;
    mark.shares_paper = mark.action != m_first->action || mark.sort != m_first->sort;
}

}
