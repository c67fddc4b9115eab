#include "server/reports/spreadsheet.h"

#include <algorithm>
#include <array>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace onedoor::reports {

namespace {

using figures::Cell;
using figures::RowKind;
using figures::Table;

/// Bytes that no folder names; gone with the last descriptor.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(memfd_create("workbook", MFD_CLOEXEC)) {}
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;
    ~MemoryFile() {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }

    [[nodiscard]] bool is_open() const { return m_descriptor >= 0; }
    [[nodiscard]] std::string path() const {
        return "/proc/self/fd/" + std::to_string(m_descriptor);
    }
    [[nodiscard]] std::string content() const {
        std::string content;
        std::array<char, 65'536> part{};
        off_t offset = 0;
        for (;;) {
            ssize_t const count = pread(m_descriptor, part.data(), part.size(), offset);
            if (count <= 0)
                return content;
            content.append(part.data(), static_cast<std::size_t>(count));
            offset += count;
        }
    }

private:
    int m_descriptor;
};

/// Looks of the cells; they belong to the workbook.
struct Looks {
    lxw_format* title = nullptr;
    lxw_format* note = nullptr;
    lxw_format* head = nullptr;
    std::array<lxw_format*, 3> words{};
    std::array<lxw_format*, 3> number{};
    std::array<lxw_format*, 3> hundredths{};
    std::array<lxw_format*, 3> moment{};
    std::array<lxw_format*, 3> day{};
};

lxw_format* framed(lxw_workbook* book, char const* number_format, bool is_bold) {
    lxw_format* const format = workbook_add_format(book);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(format);
    if (number_format != nullptr)
        format_set_num_format(format, number_format);
    if (is_bold)
        format_set_bold(format);
    return format;
}

Looks looks_of(lxw_workbook* book) {
    Looks looks;
    looks.title = workbook_add_format(book);
    format_set_bold(looks.title);
    format_set_align(looks.title, LXW_ALIGN_CENTER);
    format_set_text_wrap(looks.title);
    looks.note = workbook_add_format(book);
    format_set_italic(looks.note);
    looks.head = framed(book, nullptr, true);
    format_set_align(looks.head, LXW_ALIGN_CENTER);
    for (std::size_t kind = 0; kind < looks.words.size(); ++kind) {
        bool const is_bold = kind != static_cast<std::size_t>(RowKind::Plain);
        looks.words[kind] = framed(book, nullptr, is_bold);
        looks.number[kind] = framed(book, "#,##0", is_bold);
        looks.hundredths[kind] = framed(book, "#,##0.00", is_bold);
        looks.moment[kind] = framed(book, "dd/mm/yyyy hh:mm", is_bold);
        looks.day[kind] = framed(book, "dd/mm/yyyy", is_bold);
    }
    return looks;
}

lxw_datetime local_time(core::LocalTime time) {
    return {time.date.year,
            time.date.month,
            time.date.day,
            time.second_of_day / 3600,
            time.second_of_day / 60 % 60,
            static_cast<double>(time.second_of_day % 60)};
}

struct Place {
    lxw_worksheet* sheet = nullptr;
    Looks const& looks;
    lxw_row_t row = 0;
    lxw_col_t column = 0;
    std::size_t kind = 0;

    lxw_error operator()(std::monostate) const {
        return worksheet_write_blank(sheet, row, column, looks.words[kind]);
    }
    lxw_error operator()(std::string const& words) const {
        return worksheet_write_string(sheet, row, column, words.c_str(), looks.words[kind]);
    }
    lxw_error operator()(std::int64_t number) const {
        return worksheet_write_number(sheet, row, column, static_cast<double>(number),
                                      looks.number[kind]);
    }
    lxw_error operator()(figures::Hundredths number) const {
        return worksheet_write_number(sheet, row, column, static_cast<double>(number.value) / 100,
                                      looks.hundredths[kind]);
    }
    lxw_error operator()(core::Instant moment) const {
        lxw_datetime time = local_time(core::to_local(moment));
        return worksheet_write_datetime(sheet, row, column, &time, looks.moment[kind]);
    }
    lxw_error operator()(core::Date day) const {
        lxw_datetime time = local_time({day, 0});
        return worksheet_write_datetime(sheet, row, column, &time, looks.day[kind]);
    }
};

/// One sheet being written from the top; the first failure stays.
class Sheet {
public:
    Sheet(lxw_workbook* book, Table const& table)
        : m_table(table), m_looks(looks_of(book)),
          m_sheet(workbook_add_worksheet(book, table.id.substr(0, LXW_SHEETNAME_MAX).c_str())),
          m_last_column(static_cast<lxw_col_t>(table.columns.size() - 1)) {
        if (m_sheet == nullptr)
            m_error = LXW_ERROR_PARAMETER_VALIDATION;
    }

    lxw_error write() {
        if (m_sheet == nullptr)
            return m_error;
        set_up_page();
        write_line(m_table.title, m_looks.title);
        write_line(m_table.period, m_looks.title);
        ++m_row;
        write_head();
        for (figures::Row const& row : m_table.rows)
            write_row(row);
        ++m_row;
        for (std::string const& note : m_table.notes)
            keep(worksheet_write_string(m_sheet, m_row++, 0, note.c_str(), m_looks.note));
        return m_error;
    }

private:
    void keep(lxw_error error) {
        if (m_error == LXW_NO_ERROR)
            m_error = error;
    }

    void set_up_page() {
        worksheet_set_landscape(m_sheet);
        static constexpr std::uint8_t a4 = 9;
        worksheet_set_paper(m_sheet, a4);
        worksheet_fit_to_pages(m_sheet, 1, 0);
        lxw_col_t column = 0;
        for (figures::Column const& one : m_table.columns) {
            keep(worksheet_set_column(m_sheet, column, column, one.width, nullptr));
            ++column;
        }
    }

    void merge(lxw_row_t row, lxw_col_t first, lxw_col_t last, std::string const& words,
               lxw_format* look) {
        if (first == last)
            keep(worksheet_write_string(m_sheet, row, first, words.c_str(), look));
        else
            keep(worksheet_merge_range(m_sheet, row, first, row, last, words.c_str(), look));
    }

    void write_line(std::string const& words, lxw_format* look) {
        merge(m_row++, 0, m_last_column, words, look);
    }

    /// Two rows: groups over their columns, then the columns' titles.
    void write_head() {
        std::vector<figures::Column> const& columns = m_table.columns;
        for (std::size_t first = 0; first < columns.size();) {
            std::size_t last = first;
            while (last + 1 < columns.size() && columns[last + 1].group == columns[first].group)
                ++last;
            merge(m_row, static_cast<lxw_col_t>(first), static_cast<lxw_col_t>(last),
                  columns[first].group, m_looks.head);
            first = last + 1;
        }
        ++m_row;
        lxw_col_t column = 0;
        for (figures::Column const& one : columns)
            keep(worksheet_write_string(m_sheet, m_row, column++, one.title.c_str(), m_looks.head));
        ++m_row;
        worksheet_repeat_rows(m_sheet, m_row - 2, m_row - 1);
        worksheet_freeze_panes(m_sheet, m_row, 0);
    }

    void write_row(figures::Row const& row) {
        lxw_col_t column = 0;
        for (Cell const& cell : row.cells)
            keep(std::visit(
                Place{m_sheet, m_looks, m_row, column++, static_cast<std::size_t>(row.kind)},
                cell));
        ++m_row;
    }

    Table const& m_table;
    Looks m_looks;
    lxw_worksheet* m_sheet;
    lxw_col_t m_last_column;
    lxw_row_t m_row = 0;
    lxw_error m_error = LXW_NO_ERROR;
};

}

Result<std::string> to_xlsx(Table const& table) {
    MemoryFile file;
    std::string const path = file.path();
    lxw_workbook* const book = file.is_open() ? workbook_new(path.c_str()) : nullptr;
    if (book == nullptr)
        return fail("figures.spreadsheet", "no memory");
    lxw_error const written = Sheet(book, table).write();
    lxw_error const closed = workbook_close(book);
    if (written != LXW_NO_ERROR || closed != LXW_NO_ERROR)
        return fail("figures.spreadsheet",
                    lxw_strerror(written != LXW_NO_ERROR ? written : closed));
    return file.content();
}

}
