#include "shared/core/digits.h"
#include "shared/figures/table.h"

namespace onedoor::figures {

static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string text_of(Hundredths number) {
    std::int64_t const size = number.value < 0 ? -number.value : number.value;
    std::string text = number.value < 0 ? "-" : "";
    text += std::to_string(size / 100);
    text += '.';
    return text += core::zero_padded(size % 100, 2);
}

/// OWASP's list of beginnings that spreadsheets calculate.
static bool begins_as_formula(std::string_view words) {
    return !words.empty() && std::string_view("=+-@\t\r").contains(words.front());
}

static void append_words(std::string& csv, std::string_view words) {
    bool const is_formula = begins_as_formula(words);
    if (!is_formula && words.find_first_of(",\"\r\n") == std::string_view::npos) {
        csv += words;
        return;
    }
    csv += is_formula ? "\"'" : "\"";
    for (char const character : words) {
        if (character == '"')
            csv += '"';
        csv += character;
    }
    csv += '"';
}

namespace {

struct Append {
    std::string& csv;

    void operator()(std::monostate) const {}
    void operator()(std::string const& words) const { append_words(csv, words); }
    void operator()(std::int64_t number) const { csv += std::to_string(number); }
    void operator()(Hundredths number) const { csv += text_of(number); }
    void operator()(core::Instant moment) const { csv += core::to_iso(moment); }
    void operator()(core::Date day) const { csv += core::to_iso(day); }
};

}

std::string to_csv(Table const& table) {
    std::string csv(byte_order_mark);
    std::string_view separator;
    for (Column const& column : table.columns) {
        csv += separator;
        append_words(csv, column.group.empty() ? column.title : column.group + ": " + column.title);
        separator = ",";
    }
    csv += "\r\n";
    for (Row const& row : table.rows) {
        separator = {};
        for (Cell const& cell : row.cells) {
            csv += separator;
            std::visit(Append{csv}, cell);
            separator = ",";
        }
        csv += "\r\n";
    }
    return csv;
}

}
