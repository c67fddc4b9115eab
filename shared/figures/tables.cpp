#include "shared/figures/tables.h"

#include "shared/catalogue/catalogue.h"
#include "shared/figures/words.h"

namespace onedoor::figures {

using text::Language;

static constexpr std::int32_t name_width = 42;
static constexpr std::int32_t day_width = 18;

/// Of the form: A for the province, B for the communes.
static std::string_view level_letter(catalogue::Level level) {
    switch (level) {
    case catalogue::Level::Province:
        return "A";
    case catalogue::Level::Commune:
        return "B";
    case catalogue::Level::Central:
        break;
    }
    return "C";
}

static Row settlement_row(RowKind kind, std::string number, std::string name,
                          SettlementCounts const& counts) {
    return {{std::move(number), std::move(name), counts.received, counts.received_online,
             counts.received_direct, counts.carried, counts.settled, counts.early, counts.on_time,
             counts.late, counts.open, counts.open_in_time, counts.open_late},
            kind};
}

static std::vector<Column> settlement_columns(Language language) {
    auto const in = [language](Key key) { return say(key, language); };
    std::string const received = in(Key::report_received);
    std::string const settled = in(Key::report_settled);
    std::string const open = in(Key::report_open);
    std::vector<Column> columns{{{}, in(Key::report_number), 6},
                                {{}, in(Key::report_sector), name_width},
                                {received, in(Key::report_sum)},
                                {received, in(Key::report_received_online)},
                                {received, in(Key::report_received_direct)},
                                {received, in(Key::report_received_carried)},
                                {settled, in(Key::report_sum)},
                                {settled, in(Key::report_settled_early)},
                                {settled, in(Key::report_settled_on_time)},
                                {settled, in(Key::report_settled_late)},
                                {open, in(Key::report_sum)},
                                {open, in(Key::report_open_in_time)},
                                {open, in(Key::report_open_late)}};
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].title += " (" + std::to_string(i + 1) + ")";
    return columns;
}

static std::vector<std::string> settlement_notes(SettlementCounts const& total,
                                                 Appointment appointment, Language language) {
    std::vector<std::string> notes{say(Key::report_unit, language)};
    for (CheckEquation const& equation : check_equations(total)) {
        Key const outcome = equation.holds() ? Key::report_holds : Key::report_fails;
        notes.push_back(say(Key::report_check, language,
                            {{"equation", equation.text},
                             {"left", std::to_string(equation.left)},
                             {"right", std::to_string(equation.right)},
                             {"outcome", say(outcome, language)}}));
    }
    if (total.settled_untimed + total.open_untimed > 0)
        notes.push_back(say(Key::report_note_untimed, language,
                            {{"settled", std::to_string(total.settled_untimed)},
                             {"open", std::to_string(total.open_untimed)}}));
    notes.push_back(say(appointment == Appointment::First ? Key::report_note_appointment_first
                                                          : Key::report_note_appointment_current,
                        language));
    return notes;
}

Table settlement_table(SettlementReport const& report, Appointment appointment,
                       Wording const& wording) {
    Language const language = wording.language;
    Table table{.id = "bieu-ii-06a",
                .title = say(Key::report_title, language),
                .period = period_text(report.period, language),
                .columns = settlement_columns(language),
                .notes = settlement_notes(report.total, appointment, language)};
    for (SettlementSection const& section : report.sections) {
        table.rows.push_back(settlement_row(
            RowKind::Section, std::string(level_letter(section.level)),
            std::string(catalogue::level_name(section.level).in(language)), section.total));
        std::size_t number = 0;
        for (SettlementRow const& row : section.rows)
            table.rows.push_back(
                settlement_row(RowKind::Plain, std::to_string(++number),
                               name_in(wording.names.sectors, row.sector, language), row.counts));
    }
    table.rows.push_back(
        settlement_row(RowKind::Total, {}, say(Key::report_total, language), report.total));
    return table;
}

Table overdue_table(Period const& period, std::span<OverdueCause const> causes,
                    Wording const& wording) {
    Language const language = wording.language;
    Table table{.id = "ho-so-qua-han",
                .title = say(Key::cause_title, language),
                .period = period_text(period, language),
                .columns = {{{}, say(Key::cause_unit, language), name_width},
                            {{}, say(Key::cause_state, language), name_width},
                            {{}, say(Key::cause_settled, language)},
                            {{}, say(Key::cause_open, language)},
                            {{}, say(Key::cause_asked_twice, language)},
                            {{}, say(Key::cause_extended, language)},
                            {{}, say(Key::cause_days, language)}}};
    for (OverdueCause const& cause : causes) {
        std::string state = cause.state.empty()
                                ? say(Key::name_unknown_state, language)
                                : name_in(wording.names.states, cause.state, language);
        table.rows.push_back(
            {{name_in(wording.names.units, cause.unit, language), std::move(state), cause.settled,
              cause.open, cause.asked_twice, cause.extended, cause.days_late}});
    }
    return table;
}

Table trend_table(std::span<TrendPoint const> points, Wording const& wording) {
    Language const language = wording.language;
    Table table{.id = "tien-do",
                .title = say(Key::trend_title, language),
                .columns = {{{}, say(Key::trend_from, language), day_width},
                            {{}, say(Key::trend_until, language), day_width},
                            {{}, say(Key::trend_received, language)},
                            {{}, say(Key::trend_received_online, language)},
                            {{}, say(Key::trend_settled, language)},
                            {{}, say(Key::report_settled_early, language)},
                            {{}, say(Key::report_settled_on_time, language)},
                            {{}, say(Key::trend_late, language)},
                            {{}, say(Key::trend_on_time_share, language)},
                            {{}, say(Key::trend_open, language)},
                            {{}, say(Key::trend_open_late, language)}}};
    if (!points.empty())
        table.period =
            period_text({points.front().period.from, points.back().period.until}, language);
    for (TrendPoint const& point : points) {
        core::Instant const last{point.period.until.milliseconds - 1};
        table.rows.push_back(
            {{core::to_local(point.period.from).date, core::to_local(last).date, point.received,
              point.received_online, point.settled, point.early, point.on_time, point.late,
              cell_of(point.on_time_share()), point.open, point.open_late}});
    }
    return table;
}

Table files_table(Period const& period, std::span<NamedFile const> files, std::int64_t not_listed,
                  Wording const& wording) {
    Language const language = wording.language;
    Table table{.id = "ho-so-chua-dat",
                .title = say(Key::files_title, language),
                .period = period_text(period, language),
                .columns = {{{}, say(Key::files_reference, language), 26},
                            {{}, say(Key::files_procedure, language), name_width},
                            {{}, say(Key::files_unit, language), name_width},
                            {{}, say(Key::files_officer, language), 26},
                            {{}, say(Key::files_accepted, language), day_width},
                            {{}, say(Key::files_due, language), day_width},
                            {{}, say(Key::files_ended, language), day_width}}};
    for (NamedFile const& file : files)
        table.rows.push_back(
            {{file.code, name_in(wording.names.procedures, file.procedure, language),
              name_in(wording.names.units, file.unit, language),
              name_in(wording.names.officers, file.officer, language), file.accepted_at,
              cell_of(file.due_at), cell_of(file.ended_at)}});
    if (not_listed > 0)
        table.notes.push_back(
            say(Key::files_more, language, {{"count", std::to_string(not_listed)}}));
    return table;
}

Table register_table(Period const& period, std::span<RegisterEntry const> entries,
                     Language language) {
    std::string const group = say(Key::register_group, language);
    Table table{.id = "so-theo-doi-ho-so",
                .title = say(Key::register_title, language),
                .period = period_text(period, language),
                .columns = {{{}, say(Key::register_number, language), 6},
                            {{}, say(Key::register_code, language), 26},
                            {{}, say(Key::register_procedure, language), name_width},
                            {{}, say(Key::register_sets, language)},
                            {{}, say(Key::register_applicant, language), 30},
                            {{}, say(Key::register_address, language), name_width},
                            {{}, say(Key::register_agency, language), 30},
                            {group, say(Key::register_received, language), day_width},
                            {group, say(Key::register_due, language), day_width},
                            {group, say(Key::register_returned, language), day_width},
                            {group, say(Key::register_method, language), 24},
                            {group, say(Key::register_signature, language)},
                            {{}, say(Key::register_note, language), 20}}};
    for (RegisterEntry const& entry : entries)
        table.rows.push_back({{std::int64_t{entry.number}, entry.code, entry.procedure,
                               std::int64_t{entry.sets}, entry.applicant, entry.contact,
                               entry.agency, entry.received_at, cell_of(entry.due_at),
                               cell_of(entry.returned_at), entry.method, Cell(), entry.note}});
    return table;
}

}
