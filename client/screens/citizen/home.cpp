#include "client/screens/citizen/citizen.h"
#include "client/screens/citizen/drafts.h"
#include "client/screens/home_data.h"
#include "client/screens/results.h"

namespace onedoor::screens::citizen {

using ui::FormFactor;

void search_box(View const& view) {
    bool const is_narrow = view.ui.form_factor() == FormFactor::Phone;
    Key const hint = is_narrow ? Key::home_search_hint_short : Key::home_search_hint;
    ui::FieldEvent const query = view.ui.search_field("query",
                                                      {.label = view.say(Key::home_search_label),
                                                       .value = view.state.searching.query,
                                                       .placeholder = view.say(hint),
                                                       .autocomplete = "off",
                                                       .kind = ui::InputKind::Search,
                                                       .max_length = 100},
                                                      view.say(Key::home_search_button));
    if (query)
        view.want(Action::EditQuery, {}, query.text);
    if (query.submitted)
        view.want(Action::SubmitQuery);
}

/// Whole rows of cards; the rest is one press away.
constexpr std::size_t events_max = 8;

static bool is_desktop(View const& view) {
    return view.ui.form_factor() == FormFactor::Desktop;
}

static void usual_searches_row(View const& view, ui::LinkLook look) {
    auto row = view.ui.row("usual");
    view.ui.text("usual-label", {.text = view.say(Key::home_usual_searches),
                                 .role = ui::TypeRole::Small,
                                 .tone = ui::Tone::Secondary});
    for (UsualSearch const& usual : usual_searches()) {
        std::string_view const words = usual.words(view.language());
        std::string const href =
            app::to_target({.screen = app::Screen::Search, .query = std::string(words)});
        view.ui.link({"usual", usual.vi},
                     {.label = words, .href = href, .role = ui::TypeRole::Small, .look = look});
    }
}

static void hero(View const& view) {
    bool const greets = !is_desktop(view);
    bool const has_tiles = view.state.searching.query.empty();
    auto hero = view.ui.hero(
        "hero", {.greeting = greets ? view.say(Key::home_greeting) : "",
                 .title = view.say(greets ? Key::home_question : Key::home_title),
                 .foot = has_tiles ? ui::Hero::Foot::Overlapped : ui::Hero::Foot::Free});
    search_box(view);
    if (is_desktop(view))
        usual_searches_row(view, ui::LinkLook::Words);
}

static void tiles(View const& view) {
    auto grid = view.ui.grid("tiles", is_desktop(view) ? ui::wide_tiles : ui::narrow_tiles);
    view.ui.tile("file", {.label = view.say(Key::home_file),
                          .detail = view.say(Key::home_file_note),
                          .href = "/tim-kiem",
                          .icon = ui::icon::file_plus_duotone,
                          .kind = ui::TileKind::Primary});
    view.ui.tile("track", {.label = view.say(Key::home_track),
                           .detail = view.say(Key::home_track_note),
                           .href = "/tra-cuu",
                           .icon = ui::icon::file_magnifying_glass_duotone});
    view.ui.tile("guide", {.label = view.say(Key::home_guide),
                           .detail = view.say(Key::home_guide_note),
                           .href = "/can-lam-gi",
                           .icon = ui::icon::chat_text_duotone});
    view.ui.tile("offices", {.label = view.say(Key::home_offices),
                             .detail = view.say(Key::home_offices_note),
                             .href = "/noi-nop",
                             .icon = ui::icon::map_pin_duotone});
}

static void life_event_cards(View const& view) {
    view.ui.heading("events", 2, view.say(Key::home_life_events));
    auto grid = view.ui.grid("event-grid", ui::small_cards);
    for (LifeEvent const& event : screens::life_events().first(events_max)) {
        std::string const count =
            view.say(Key::light_count, {{"count", std::to_string(event.procedures)}});
        view.ui.card_link({"event", event.id}, {.title = event.name(view.language()),
                                                .detail = count,
                                                .href = "/can-lam-gi/" + std::string(event.id),
                                                .icon = event.icon});
    }
}

static void often_card(View const& view) {
    {
        auto head = view.ui.row("often-head");
        view.ui.heading("often", 2, view.say(Key::home_often));
    }
    often_used(view);
    view.ui.link("all", {.label = view.say(Key::home_all_procedures), .href = "/tim-kiem"});
}

void home(View const& view) {
    hero(view);
    if (!view.state.searching.query.empty())
        return result_list(view);
    if (view.ui.form_factor() == FormFactor::Kiosk)
        usual_searches_row(view, ui::LinkLook::Chip);
    tiles(view);
    draft_list(view);
    auto columns = view.ui.main_and_side("parts");
    life_event_cards(view);
    view.ui.link("all-events", {.label = view.say(Key::home_all_life_events),
                                .href = "/can-lam-gi",
                                .icon = ui::icon::list});
    view.ui.alert("always", {.kind = ui::AlertKind::Info,
                             .text = view.say(Key::home_always_open),
                             .icon = ui::icon::clock});
    columns.next();
    often_card(view);
}

void not_found(View const& view) {
    view.ui.outcome("title", {.title = view.say(Key::not_found_title),
                              .text = view.say(Key::not_found_text),
                              .icon = ui::icon::file_magnifying_glass_duotone,
                              .tone = ui::Tone::Info});
    search_box(view);
    view.ui.link("home",
                 {.label = view.say(Key::receipt_home), .href = "/", .icon = ui::icon::house_line});
}

}
