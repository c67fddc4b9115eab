#include "server/pages/handover.h"

#include "shared/strings/strings.h"

namespace onedoor::pages {

using strings::get;
using strings::Key;

Document hand_over_page(text::Language language, catalogue::Procedure const& procedure) {
    Document document;
    document.title = get(Key::handover_title, language);
    Html& html = document.content;
    html.element("h1", document.title);
    html.element("p class=\"alert\"", get(Key::light_hand_over, language));
    html.markup("<p>")
        .link("/thu-tuc/" + procedure.id + "/nop", get(Key::handover_back, language))
        .markup("</p>");
    return document;
}

Document take_over_page(text::Language language) {
    Document document;
    document.title = get(Key::takeover_title, language);
    Html& html = document.content;
    html.element("h1", document.title);
    html.element("p class=\"alert\"", get(Key::light_take_over, language));
    html.markup("<p>").link("/", get(Key::nav_home, language)).markup("</p>");
    return document;
}

}
