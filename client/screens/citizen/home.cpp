#include "client/screens/citizen/citizen.h"
#include "client/screens/results.h"

namespace onedoor::screens::citizen {

void search_box(View const& view) {
    ui::FieldEvent const query =
        view.ui.search_field("query",
                             {.label = view.say(Key::home_search_label),
                              .value = view.state.searching.query,
                              .placeholder = view.say(Key::home_search_hint),
                              .autocomplete = "off",
                              .kind = ui::InputKind::Search,
                              .max_length = 100},
                             view.say(Key::home_search_button));
    if (query)
        view.want(Action::EditQuery, {}, query.text);
    if (query.submitted)
        view.want(Action::SubmitQuery);
}

void home(View const& view) {
    ui::Frame& ui = view.ui;
    {
        auto hero = ui.hero("hero", {.title = view.say(Key::home_title)});
        search_box(view);
    }
    if (!view.state.searching.query.empty()) {
        result_list(view);
        return;
    }
    {
        auto tiles = ui.grid("tiles", 2, 160);
        ui.tile("file", {.label = view.say(Key::home_file),
                         .detail = view.say(Key::home_file_note),
                         .href = "/tim-kiem",
                         .icon = ui::icon::file_plus_duotone,
                         .kind = ui::TileKind::Primary});
        ui.tile("track", {.label = view.say(Key::home_track),
                          .detail = view.say(Key::home_track_note),
                          .href = "/tra-cuu",
                          .icon = ui::icon::file_magnifying_glass_duotone});
    }
    ui.heading("often", 2, view.say(Key::home_often));
    often_used(view);
    ui.link("all", {.label = view.say(Key::home_all_procedures), .href = "/tim-kiem"});
}

void not_found(View const& view) {
    view.ui.heading("title", 1, view.say(Key::not_found_title));
    view.ui.text("text", view.say(Key::not_found_text));
    search_box(view);
    view.ui.link("home", {.label = view.say(Key::receipt_home), .href = "/"});
}

}
