#include "server/pages/search.h"

#include "server/pages/procedure.h"
#include "shared/strings/strings.h"

#include <algorithm>

namespace onedoor::pages {

using catalogue::Procedure;
using strings::get;
using strings::Key;
using text::Language;

using Procedures = std::span<Procedure const* const>;

enum class Tile : std::uint8_t { Plain, Main };

static void write_tile(Html& html, Tile tile, std::string_view address, std::string_view title,
                       std::string_view note) {
    html.markup(tile == Tile::Main ? "<li class=\"main\"><a" : "<li><a")
        .attribute("href", address)
        .markup("><strong>")
        .text(title);
    html.markup("</strong><span>").text(note).markup("</span></a></li>");
}

static std::string count_text(Language language, std::size_t count) {
    return strings::format(Key::light_count, language, {{"count", std::to_string(count)}});
}

static void write_life_events(Html& html, Language language, catalogue::Catalogue const& catalogue,
                              Procedures procedures) {
    html.element("h2", get(Key::light_life_events, language)).markup("<ul class=\"tiles small\">");
    for (catalogue::Topic const& event : catalogue.life_events) {
        auto const count = std::ranges::count_if(procedures, [&](Procedure const* procedure) {
            return std::ranges::count(procedure->life_events, event.id) > 0;
        });
        if (count > 0)
            write_tile(
                html, Tile::Plain, "/tim-kiem?q=" + http::percent_encode(event.name.in(language)),
                event.name.in(language), count_text(language, static_cast<std::size_t>(count)));
    }
    html.markup("</ul>");
}

Document home_page(Language language, catalogue::Catalogue const& catalogue,
                   Procedures procedures) {
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
    write_life_events(html, language, catalogue, procedures);
    html.markup("<p>").link("/tim-kiem", get(Key::home_all_procedures, language));
    html.markup("</p>");
    return document;
}

Document search_page(Language language, std::string_view query, Procedures found) {
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
