#include "server/pages/search.h"

#include "server/pages/guide.h"
#include "server/pages/procedure.h"
#include "shared/strings/strings.h"

namespace onedoor::pages {

using catalogue::Procedure;
using strings::get;
using strings::Key;
using text::Language;

enum class Tile : std::uint8_t { Plain, Main };

static void write_tile(Html& html, Tile tile, std::string_view address, std::string_view title,
                       std::string_view note) {
    html.markup(tile == Tile::Main ? "<li class=\"main\"><a" : "<li><a")
        .attribute("href", address)
        .markup("><strong>")
        .text(title);
    html.markup("</strong><span>").text(note).markup("</span></a></li>");
}

Document home_page(Language language, guide::Library const& library) {
    Document document;
    document.title = get(Key::home_title, language);
    document.description = document.title;
    document.hero.markup("<div class=\"hero\">").element("h1", get(Key::home_title, language));
    write_search_form(document.hero, language, {});
    document.hero.markup("</div>");
    Html& html = document.content;
    html.markup("<ul class=\"tiles\">");
    write_tile(html, Tile::Main, "/tim-kiem", get(Key::home_file, language),
               get(Key::home_file_note, language));
    write_tile(html, Tile::Plain, "/tra-cuu", get(Key::home_track, language),
               get(Key::home_track_note, language));
    write_tile(html, Tile::Plain, "/can-lam-gi", get(Key::home_guide, language),
               get(Key::home_guide_note, language));
    write_tile(html, Tile::Plain, "/noi-nop", get(Key::home_offices, language),
               get(Key::home_offices_note, language));
    html.markup("</ul>");
    html.element("h2", get(Key::home_life_events, language));
    write_guide_tiles(html, language, library);
    html.markup("<p>").link("/tim-kiem", get(Key::home_all_procedures, language));
    html.markup("</p>");
    return document;
}

Document search_page(Language language, std::string_view query,
                     std::span<Procedure const* const> found) {
    Document document;
    document.title = get(Key::search_title, language);
    Html& html = document.content;
    html.element("h1", get(Key::search_title, language));
    write_search_form(html, language, query);
    if (found.empty()) {
        html.element("p class=\"lead\"",
                     strings::format(Key::search_none, language, {{"query", query}}));
        html.element("p", get(Key::search_none_hint, language));
        return document;
    }
    Key const title = query.empty() ? Key::search_results_all : Key::search_results;
    html.element("h2", strings::format(title, language, {{"count", std::to_string(found.size())}}));
    html.markup("<ul class=\"procedures card\">");
    for (Procedure const* procedure : found)
        write_procedure_link(html, language, *procedure);
    html.markup("</ul>");
    return document;
}

}
