#include "server/pages/offices.h"

#include "shared/strings/dates.h"
#include "shared/strings/strings.h"
#include "shared/wording/offices.h"

namespace onedoor::pages {

using offices::Directory;
using offices::Office;
using strings::format;
using strings::get;
using strings::Key;
using text::Language;

static constexpr std::size_t coming_days_max = 6;

static void write_choice(Html& html, Language language, Directory const& directory,
                         std::string_view unit) {
    html.markup("<form method=\"get\" action=\"/noi-nop\" class=\"field\"><label for=\"xa\">");
    html.text(get(Key::offices_commune, language)).markup("</label><select id=\"xa\" name=\"xa\">");
    html.element("option value=\"\"", get(Key::form_choose, language));
    for (Office const& office : directory.offices) {
        if (office.is_centre())
            continue;
        html.markup("<option").attribute("value", office.unit);
        html.markup(office.unit == unit ? " selected>" : ">");
        html.text(office.area.in(language)).markup("</option>");
    }
    html.markup("</select>").element("button", get(Key::offices_show, language));
    html.markup("</form>");
}

static void write_fact(Html& html, std::string_view name, std::string_view value) {
    html.markup("<div>").element("dt", name).element("dd", value).markup("</div>");
}

static void write_office(Html& html, Language language, Office const& office,
                         std::string_view opening) {
    html.markup("<section class=\"card\">").element("h3", office.name.in(language));
    html.markup("<dl class=\"facts\">");
    write_fact(html, get(Key::offices_address, language), wording::told(office.address, language));
    write_fact(html, get(Key::offices_phone, language), wording::told(office.phone, language));
    write_fact(html, get(Key::offices_now, language), opening);
    html.markup("</dl></section>");
}

static void open_table(Html& html, std::string_view label,
                       std::initializer_list<std::string_view> columns) {
    html.element("h2", label)
        .markup("<div class=\"scroll narrow card\" role=\"region\" tabindex=\"0\"");
    html.attribute("aria-label", label).markup("><table><thead><tr>");
    for (std::string_view const column : columns)
        html.element("th scope=\"col\"", column);
    html.markup("</tr></thead><tbody>");
}

static void write_week(Html& html, Language language, Directory const& directory) {
    open_table(html, get(Key::offices_week, language),
               {get(Key::offices_day, language), get(Key::offices_hours, language)});
    for (std::size_t i = 0; i < directory.calendar.weekly.size(); ++i) {
        html.markup("<tr>").element("th scope=\"row\"",
                                    strings::weekday_text(static_cast<core::Weekday>(i), language));
        html.element("td", wording::hours(directory.calendar.weekly[i], language));
        html.markup("</tr>");
    }
    html.markup("</tbody></table></div>");
}

static void write_coming(Html& html, Language language, Directory const& directory,
                         core::Instant now) {
    auto const days =
        offices::coming_days(directory.calendar, core::to_local(now).date, coming_days_max);
    if (days.empty())
        return;
    open_table(html, get(Key::offices_coming, language),
               {get(Key::offices_day, language), get(Key::offices_reason, language),
                get(Key::offices_hours, language)});
    for (calendar::SpecialDay const* day : days) {
        html.markup("<tr>").element("th scope=\"row\"", wording::day(day->date, language));
        html.element("td", day->reason.in(language));
        html.element("td", wording::hours(day->shifts, language)).markup("</tr>");
    }
    html.markup("</tbody></table></div>");
}

Document offices_page(Language language, Directory const& directory, core::Instant now,
                      std::string_view unit) {
    Document document;
    document.title = get(Key::offices_title, language);
    document.description = document.title;
    Html& html = document.content;
    html.element("h1", document.title);
    write_choice(html, language, directory, unit);
    html.element("p class=\"lead\"", get(Key::offices_rule, language));
    std::string const opening = wording::opening(directory.calendar, now, language);
    if (Office const* const own = offices::office_of(directory, unit); own && !own->is_centre()) {
        html.element("h2", format(Key::offices_own, language, {{"area", own->area.in(language)}}));
        write_office(html, language, *own, opening);
    }
    for (Office const& office : directory.offices)
        if (office.is_centre()) {
            html.element("h2", get(Key::offices_centre, language));
            write_office(html, language, office, opening);
        }
    write_week(html, language, directory);
    write_coming(html, language, directory, now);
    html.element("p class=\"source\"",
                 format(Key::procedure_source, language, {{"source", directory.source}}));
    html.element("p class=\"source\"",
                 format(Key::offices_hours_source, language, {{"source", directory.hours_source}}));
    return document;
}

}
