#include "shared/wording/offices.h"

#include "client/screens/citizen/citizen.h"
#include "shared/strings/dates.h"

namespace onedoor::screens::citizen {

static void commune_choice(View const& view) {
    std::vector<ui::Option> options;
    for (offices::Office const& office : view.state.places.directory.offices)
        if (!office.is_centre())
            options.push_back({.id = office.unit, .label = view.say(office.area)});
    ui::ChoiceEvent const event =
        view.ui.select("commune", {.label = view.say(Key::offices_commune),
                                   .value = view.state.route.code,
                                   .options = options,
                                   .placeholder = view.say(Key::form_choose)});
    if (event)
        view.want(
            Action::Follow, {},
            app::to_target({.screen = app::Screen::Offices, .code = std::string(event.chosen)}));
}

static void office_card(View const& view, offices::Office const& office, std::string_view title) {
    view.ui.heading({"office-title", office.unit}, 2, title);
    auto card = view.ui.card({"office", office.unit});
    view.ui.heading({"name", office.unit}, 3, view.say(office.name));
    std::string const now =
        wording::opening(view.state.places.directory.calendar, view.state.now, view.language());
    view.ui.facts({"about", office.unit},
                  {{.term = view.say(Key::offices_address),
                    .value = wording::told(office.address, view.language())},
                   {.term = view.say(Key::offices_phone),
                    .value = wording::told(office.phone, view.language())},
                   {.term = view.say(Key::offices_now), .value = now}});
}

static void week(View const& view) {
    view.ui.heading("week-title", 2, view.say(Key::offices_week));
    auto table = view.ui.table(
        "week", view.say(Key::offices_week),
        {{.label = view.say(Key::offices_day)}, {.label = view.say(Key::offices_hours)}});
    for (std::size_t i = 0; i < 7; ++i) {
        std::string const hours =
            wording::hours(view.state.places.directory.calendar.weekly[i], view.language());
        std::string_view const day =
            strings::weekday_text(static_cast<core::Weekday>(i), view.language());
        view.ui.table_row({"weekday", std::to_string(i)}, {{.text = day}, {.text = hours}});
    }
}

static void coming(View const& view) {
    static constexpr std::size_t days_max = 6;
    auto const days = offices::coming_days(view.state.places.directory.calendar,
                                           core::to_local(view.state.now).date, days_max);
    if (days.empty())
        return;
    view.ui.heading("coming-title", 2, view.say(Key::offices_coming));
    auto table = view.ui.table("coming", view.say(Key::offices_coming),
                               {{.label = view.say(Key::offices_day)},
                                {.label = view.say(Key::offices_reason)},
                                {.label = view.say(Key::offices_hours)}});
    for (std::size_t i = 0; i < days.size(); ++i) {
        std::string const day = wording::day(days[i]->date, view.language());
        std::string const hours = wording::hours(days[i]->shifts, view.language());
        view.ui.table_row({"day", std::to_string(i)},
                          {{.text = day}, {.text = view.say(days[i]->reason)}, {.text = hours}});
    }
}

void offices(View const& view) {
    app::Places const& places = view.state.places;
    view.ui.heading("title", 1, view.say(Key::offices_title));
    if (!is_ready(view, places.loading, places.problem, Extent::Part))
        return;
    commune_choice(view);
    view.ui.text("rule", view.say(Key::offices_rule));
    if (offices::Office const* const own =
            offices::office_of(places.directory, view.state.route.code))
        office_card(view, *own, view.say(Key::offices_own, {{"area", view.say(own->area)}}));
    for (offices::Office const& office : places.directory.offices)
        if (office.is_centre())
            office_card(view, office, view.say(Key::offices_centre));
    week(view);
    coming(view);
    for (auto const& [key, source] :
         {std::pair(Key::procedure_source, &places.directory.source),
          std::pair(Key::offices_hours_source, &places.directory.hours_source)})
        view.ui.text({"source", *source}, {.text = view.say(key, {{"source", *source}}),
                                           .role = ui::TypeRole::Small,
                                           .tone = ui::Tone::Secondary});
}

}
