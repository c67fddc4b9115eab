#include "server/api/figure_routes.h"

#include "server/api/answers.h"
#include "server/api/sessions.h"
#include "server/reports/spreadsheet.h"

#include <algorithm>

namespace onedoor::api {

namespace {

using figures::Table;

enum class Format : std::uint8_t { Json, Csv, Xlsx };

Result<Format> format_of(http::Request const& request) {
    std::string const format = request.query_value("format");
    if (format.empty() || format == "json")
        return Format::Json;
    if (format == "csv")
        return Format::Csv;
    if (format == "xlsx")
        return Format::Xlsx;
    return fail("figures.format", "json, csv or xlsx", "format");
}

text::Language language_of(http::Request const& request) {
    return request.query_value("lang") == "en" ? text::Language::English
                                               : text::Language::Vietnamese;
}

struct ToJson {
    json::Value operator()(std::monostate) const { return {}; }
    json::Value operator()(std::string const& words) const { return words; }
    json::Value operator()(std::int64_t number) const { return number; }
    /// As words: JSON here has no fractions.
    json::Value operator()(figures::Hundredths number) const { return figures::text_of(number); }
    json::Value operator()(core::Instant moment) const { return core::to_iso(moment); }
    json::Value operator()(core::Date day) const { return core::to_iso(day); }
};

std::string_view name_of(figures::RowKind kind) {
    switch (kind) {
    case figures::RowKind::Section:
        return "section";
    case figures::RowKind::Total:
        return "total";
    case figures::RowKind::Plain:
        break;
    }
    return "plain";
}

json::Object row_json(figures::Row const& row) {
    json::Array cells;
    for (figures::Cell const& cell : row.cells)
        cells.push_back(std::visit(ToJson{}, cell));
    return {{"kind", name_of(row.kind)}, {"cells", std::move(cells)}};
}

json::Object table_json(Table const& table) {
    json::Array columns;
    json::Array rows;
    json::Array notes;
    for (figures::Column const& column : table.columns)
        columns.push_back(json::Object{{"group", column.group}, {"title", column.title}});
    for (figures::Row const& row : table.rows)
        rows.push_back(row_json(row));
    for (std::string const& note : table.notes)
        notes.push_back(note);
    return {{"id", table.id},          {"title", table.title},
            {"period", table.period},  {"columns", std::move(columns)},
            {"rows", std::move(rows)}, {"notes", std::move(notes)}};
}

http::Response download(std::string_view type, std::string name, std::string content) {
    http::Response response = http::text_response(200, type, std::move(content));
    response.add("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response;
}

http::Response answer(Table const& table, Format format) {
    if (format == Format::Json)
        return json_response(200, table_json(table));
    if (format == Format::Csv)
        return download("text/csv; charset=utf-8", table.id + ".csv", figures::to_csv(table));
    auto book = reports::to_xlsx(table);
    if (!book)
        return refuse(book.error());
    return download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    table.id + ".xlsx", std::move(*book));
}

/// Units somebody leads; nothing when it is all of them.
std::optional<std::vector<std::string>> led_units(staff::Officer const& officer) {
    std::vector<std::string> units;
    for (staff::Grant const& grant : officer.grants) {
        if (grant.role != cases::Role::Leader)
            continue;
        if (grant.unit.empty())
            return std::nullopt;
        units.push_back(grant.unit);
    }
    return units;
}

Result<reports::Sheet> sheet_of(Call const& call) {
    auto const sheet = reports::sheet_named(call.parameters[0]);
    if (!sheet)
        return fail("figures.sheet");
    return *sheet;
}

Result<reports::Question> question_of(Call const& call) {
    reports::Question question{.sheet = TRY(sheet_of(call)),
                               .period = call.request.query_value("period"),
                               .language = language_of(call.request),
                               .indicator = call.request.query_value("indicator")};
    if (std::string const by = call.request.query_value("by"); !by.empty()) {
        auto const dimension = figures::dimension_named(by);
        if (!dimension)
            return fail("figures.dimension", "sector, procedure, unit or officer", "by");
        question.by = *dimension;
    }
    auto const parameters = http::parse_query(call.request.head.query);
    auto const key = std::ranges::find(parameters, "key", &http::QueryParameter::name);
    if (key != parameters.end())
        question.key = key->value;
    return question;
}

Result<Table> figures_for(Call const& call) {
    staff::Officer const officer = TRY(officer_of(call.services, call.request.head));
    reports::Question question = TRY(question_of(call));
    question.units = led_units(officer);
    return call.services.reports.table(question);
}

/// The counter looks after the register of all units, everybody else reads that of their own.
reports::Service::Reader reader_of(staff::Officer const& officer) {
    cases::Roles const roles = officer.roles();
    for (cases::Role const role : {cases::Role::Receptionist, cases::Role::Releaser})
        if (roles.contains(role))
            return {officer.account, std::string(cases::name_of(role)), std::nullopt};
    return {officer.account, std::string(cases::name_of(cases::Role::Leader)), led_units(officer)};
}

Result<Table> register_for(Call const& call) {
    staff::Officer const officer = TRY(officer_of(call.services, call.request.head));
    return call.services.reports.register_of(call.request.query_value("period"),
                                             language_of(call.request), reader_of(officer));
}

Result<std::shared_ptr<Table const>> open_data_for(Call const& call) {
    return call.services.open_data.table(TRY(sheet_of(call)), call.request.query_value("period"),
                                         language_of(call.request));
}

}

http::Response get_figures(Call const& call) {
    auto const format = format_of(call.request);
    if (!format)
        return refuse(format.error());
    auto const table = figures_for(call);
    return table ? answer(*table, *format) : refuse(table.error());
}

http::Response get_register(Call const& call) {
    auto const format = format_of(call.request);
    if (!format)
        return refuse(format.error());
    auto const table = register_for(call);
    return table ? answer(*table, *format) : refuse(table.error());
}

http::Response get_open_data(Call const& call) {
    auto const format = format_of(call.request);
    if (!format)
        return refuse(format.error());
    auto const table = open_data_for(call);
    return table ? answer(**table, *format) : refuse(table.error());
}

}
