#include "client/screens/citizen/citizen.h"
#include "client/screens/topic_icons.h"

namespace onedoor::screens::citizen {

void life_events(View const& view) {
    auto grid = view.ui.grid("life-events", 3, 240);
    for (search::LifeEvent const& event : view.state.searching.index.life_events()) {
        std::string const href =
            app::to_target({.screen = app::Screen::Guide, .guide = event.guide});
        view.ui.card_link(
            {"guide", event.guide},
            {.title = view.say(event.name), .href = href, .icon = topic_icon(event.icon)});
    }
}

void guides(View const& view) {
    app::Searching const& searching = view.state.searching;
    view.ui.heading("title", 1, view.say(Key::guide_title));
    if (!is_ready(view, searching.loading, searching.problem))
        return;
    view.ui.text("intro", view.say(Key::guide_intro));
    life_events(view);
    view.ui.link("other", {.label = view.say(Key::guide_other), .href = "/tim-kiem"});
}

}
