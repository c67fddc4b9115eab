#pragma once

#include "client/device/receipt_printer.h"
#include "tests/support/escpos_printer.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace onedoor::sim {

enum class Sort : std::uint8_t { Original, Copy };

/// What every row of a simulated slip says of itself.
struct RowMark {
    std::uint32_t action = 0;
    Sort sort = Sort::Original;
    std::uint8_t row = 0;
    std::uint8_t rows = 0;
    std::string reference;
    /// Another slip is on the same piece of paper.
    bool shares_paper = false;
};

/// A slip whose every row of dots can be told apart and checked.
device::Slip draw_slip(std::uint32_t action, std::string const& reference, std::uint8_t rows);
/// Nothing for a row that is blank, torn or overwritten.
std::optional<RowMark> read_row(std::span<std::uint8_t const> dots);

/// Looks at what comes out of one printer, row by row.
class PaperWatch {
public:
    explicit PaperWatch(testing::EscposPrinter const& printer) : m_printer(printer) {}

    /// Calls `seen(RowMark const&)` for every row printed since the last look.
    void look(auto const& seen) {
        auto const& papers = m_printer.papers();
        for (; m_papers < papers.size(); ++m_papers, m_rows = 0, m_first.reset())
            look_at(papers[m_papers], seen);
        look_at(m_printer.uncut(), seen);
    }
    /// How often this slip came out whole.
    [[nodiscard]] int whole(std::uint32_t action, Sort sort) const {
        auto const found = m_whole.find({action, sort});
        return found == m_whole.end() ? 0 : found->second;
    }

private:
    void look_at(print::Raster const& paper, auto const& seen) {
        std::size_t const bytes = paper.width / 8;
        for (; m_rows < paper.height; ++m_rows)
            if (auto mark = read_row(std::span(paper.dots).subspan(m_rows * bytes, bytes))) {
                note_paper(*mark);
                count(*mark);
                seen(*mark);
            }
    }
    void count(RowMark const& mark);
    void note_paper(RowMark& mark);

    testing::EscposPrinter const& m_printer;
    std::size_t m_papers = 0, m_rows = 0;
    std::optional<RowMark> m_last;
    /// The first row of the piece of paper that is coming out.
    std::optional<RowMark> m_first;
    std::map<std::pair<std::uint32_t, Sort>, int> m_whole;
};

}
