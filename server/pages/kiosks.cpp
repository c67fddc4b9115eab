#include "server/pages/kiosks.h"

#include "server/fleet/words.h"
#include "shared/strings/dates.h"

#include <cstdlib>

namespace onedoor::pages {

using fleet::Alarm;
using fleet::format;
using fleet::get;
using fleet::Key;
using fleet::Kiosk;
using protocol::KioskCondition;
using protocol::KioskPrinter;
using text::Language;

static constexpr std::int64_t second_ms = 1000;
static constexpr std::int64_t minute_seconds = 60;
static constexpr std::int64_t hour_seconds = 3600;
static constexpr std::int64_t day_seconds = 86'400;
/// Less is the way over the network, and what a second hand shows.
static constexpr std::int64_t skew_shown_ms = 2'000;

static std::string duration_text(std::int64_t seconds, Language language) {
    if (seconds >= 2 * day_seconds)
        return format(Key::value_days, language,
                      {{"count", std::to_string(seconds / day_seconds)}});
    if (seconds >= 2 * hour_seconds)
        return format(Key::value_hours, language,
                      {{"count", std::to_string(seconds / hour_seconds)}});
    return format(Key::value_minutes, language,
                  {{"count", std::to_string(seconds / minute_seconds)}});
}

static std::string alarm_text(Alarm alarm, Kiosk const& kiosk, Language language) {
    switch (alarm) {
    case Alarm::Unheard:
        return std::string(get(Key::alarm_unheard, language));
    case Alarm::Silent:
        return std::string(get(Key::alarm_silent, language));
    case Alarm::OutOfService:
        return std::string(get(Key::alarm_out_of_service, language));
    case Alarm::PaperLow:
        return std::string(get(Key::alarm_paper_low, language));
    case Alarm::Printer:
        return std::string(get(Key::alarm_printer, language));
    case Alarm::Clock:
        break;
    }
    std::int64_t const minutes = std::abs(kiosk.report->clock_skew_ms) / second_ms / minute_seconds;
    return format(Key::alarm_clock, language, {{"minutes", std::to_string(minutes)}});
}

static Key key_of(KioskCondition condition) {
    switch (condition) {
    case KioskCondition::Ready:
        return Key::condition_ready;
    case KioskCondition::InUse:
        return Key::condition_in_use;
    case KioskCondition::Closed:
        return Key::condition_closed;
    case KioskCondition::OutOfService:
        break;
    }
    return Key::condition_out_of_service;
}

static Key key_of(KioskPrinter printer) {
    switch (printer) {
    case KioskPrinter::Ready:
        return Key::printer_ready;
    case KioskPrinter::NearEnd:
        return Key::printer_near_end;
    case KioskPrinter::Out:
        return Key::printer_out;
    case KioskPrinter::Cover:
        return Key::printer_cover;
    case KioskPrinter::Jam:
        return Key::printer_jam;
    case KioskPrinter::Offline:
        return Key::printer_offline;
    case KioskPrinter::Error:
        return Key::printer_error;
    case KioskPrinter::None:
        break;
    }
    return Key::printer_none;
}

static std::string clock_text(std::int64_t skew_ms, Language language) {
    if (std::abs(skew_ms) <= skew_shown_ms)
        return std::string(get(Key::value_clock_right, language));
    return format(skew_ms > 0 ? Key::value_clock_ahead : Key::value_clock_behind, language,
                  {{"seconds", std::to_string(std::abs(skew_ms) / second_ms)}});
}

static std::string failures_text(std::vector<protocol::KioskFailures> const& failures,
                                 Language language) {
    std::string text;
    for (protocol::KioskFailures const& one : failures)
        text.append(text.empty() ? "" : ", ")
            .append(one.cause)
            .append(" × ")
            .append(std::to_string(one.count));
    return text.empty() ? std::string(get(Key::value_no_failures, language)) : text;
}

static void write_alarms(Html& html, Kiosk const& kiosk, Language language) {
    html.markup("<td>");
    if (kiosk.alarms.empty())
        html.element("span class=\"badge ok\"", get(Key::fleet_well, language));
    for (Alarm const alarm : kiosk.alarms)
        html.element(alarm == Alarm::PaperLow ? "span class=\"badge warn\""
                                              : "span class=\"badge bad\"",
                     alarm_text(alarm, kiosk, language));
    html.markup("</td>");
}

static void write_row(Html& html, Kiosk const& kiosk, Language language) {
    html.markup("<tr>").element("th scope=\"row\"", kiosk.name);
    write_alarms(html, kiosk, language);
    html.element("td", kiosk.place);
    if (!kiosk.report) {
        html.markup("<td colspan=\"10\"></td></tr>");
        return;
    }
    protocol::KioskState const& state = kiosk.report->state;
    auto const moment = [language](core::Instant at) { return strings::moment_text(at, language); };
    html.element("td", moment(kiosk.report->received_at));
    html.element("td", get(key_of(state.condition), language));
    html.element("td", get(key_of(state.printer), language));
    html.element("td", state.last_print_at ? moment(*state.last_print_at)
                                           : std::string(get(Key::value_never, language)));
    html.element("td", clock_text(kiosk.report->clock_skew_ms, language));
    html.element("td", duration_text(state.uptime_seconds, language));
    html.element("td", std::to_string(state.sessions));
    html.element("td", failures_text(state.failures, language));
    html.element("td", format(Key::value_kib, language,
                              {{"count", std::to_string(state.outbox_count)},
                               {"kib", std::to_string((state.outbox_bytes + 1023) / 1024)}}));
    html.element("td", state.version).markup("</tr>");
}

static void write_table(Html& html, std::vector<Kiosk const*> const& kiosks, Language language) {
    static constexpr Key columns[] = {
        Key::column_name,      Key::column_alarms,   Key::column_place,      Key::column_heard,
        Key::column_condition, Key::column_printer,  Key::column_last_print, Key::column_clock,
        Key::column_uptime,    Key::column_sessions, Key::column_failures,   Key::column_outbox,
        Key::column_version};
    html.markup("<div class=\"scroll card\" role=\"region\" tabindex=\"0\"");
    html.attribute("aria-label", get(Key::fleet_title, language));
    html.markup("><table><thead><tr>");
    for (Key const column : columns)
        html.element("th scope=\"col\"", get(column, language));
    html.markup("</tr></thead><tbody>");
    for (Kiosk const* kiosk : kiosks)
        write_row(html, *kiosk, language);
    html.markup("</tbody></table></div>");
}

static Document open_page(Language language) {
    Document document;
    document.title = get(Key::fleet_title, language);
    document.use = Document::Use::Plain;
    document.content.element("h1", document.title);
    return document;
}

Document kiosks_page(Language language, std::span<Kiosk const> kiosks, core::Instant now) {
    Document document = open_page(language);
    Html& html = document.content;
    html.element(
        "p", format(Key::fleet_as_of, language, {{"time", strings::moment_text(now, language)}}));
    if (kiosks.empty()) {
        html.element("p class=\"alert\"", get(Key::fleet_none, language));
        return document;
    }
    std::vector<Kiosk const*> rows;
    for (Kiosk const& kiosk : kiosks)
        if (!kiosk.alarms.empty())
            rows.push_back(&kiosk);
    for (Kiosk const& kiosk : kiosks)
        if (kiosk.alarms.empty())
            rows.push_back(&kiosk);
    write_table(html, rows, language);
    return document;
}

Document broken_register_page(Language language, std::string_view spot) {
    Document document = open_page(language);
    document.status = 503;
    document.content.element("p class=\"alert bad\"",
                             format(Key::fleet_file_broken, language, {{"spot", spot}}));
    return document;
}

}
