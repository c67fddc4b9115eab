#pragma once

#include "shared/core/time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace onedoor::figures {

/// A number with two decimals.
struct Hundredths {
    std::int64_t value = 0;
    bool operator==(Hundredths const&) const = default;
};

/// Nothing, words, a count, a share or points, a moment, a day.
using Cell =
    std::variant<std::monostate, std::string, std::int64_t, Hundredths, core::Instant, core::Date>;

enum class RowKind : std::uint8_t { Plain, Section, Total };

struct Row {
    std::vector<Cell> cells;
    RowKind kind = RowKind::Plain;
};

struct Column {
    /// Stands once above neighbouring columns of the same group; empty: none.
    std::string group;
    std::string title;
    /// In characters, for spreadsheets.
    std::int32_t width = 10;
};

/// Figures ready to be read: words in one language, no layout beyond rows and columns. Every row
/// has as many cells as there are columns.
struct Table {
    /// For the name of a file: "bao-cao-ii-06a".
    std::string id;
    std::string title;
    std::string period;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::string> notes;
};

/// "12.05", with a point in either language: for machines.
std::string text_of(Hundredths number);

/// RFC 4180 in UTF-8 with a byte order mark: one line of column titles ("group: title"), then the
/// rows; moments as ISO 8601 in UTC. Words that a spreadsheet would take for a formula get a
/// leading apostrophe.
std::string to_csv(Table const& table);

}
