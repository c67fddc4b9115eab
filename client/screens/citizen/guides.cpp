#include "client/screens/citizen/citizen.h"
#include "client/screens/home_data.h"

namespace onedoor::screens::citizen {

void guides(View const& view) {
    view.ui.heading("title", 1, view.say(Key::guide_title));
    view.ui.text("intro", view.say(Key::guide_intro));
    {
        auto grid = view.ui.grid("events", ui::event_cards);
        for (LifeEvent const& event : screens::life_events()) {
            std::string const href =
                app::to_target({.screen = app::Screen::Guide, .guide = std::string(event.id)});
            view.ui.card_link(
                {"event", event.id},
                {.title = event.name(view.language()), .href = href, .icon = event.icon});
        }
    }
    view.ui.link("other", {.label = view.say(Key::guide_other), .href = "/tim-kiem"});
}

}
