#include "client/screens/results.h"

#include "client/screens/badges.h"
#include "client/screens/citizen/citizen.h"

#include <algorithm>

namespace onedoor::screens {

static void entry_row(View const& view, search::Entry const& entry,
                      std::vector<search::Highlight> const& highlights) {
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (search::Highlight const& highlight : highlights)
        ranges.emplace_back(highlight.begin, highlight.end);
    search::Sector const& sector = view.state.searching.index.sectors()[entry.sector];
    std::string const href =
        app::to_target({.screen = app::Screen::Procedure, .procedure = entry.id});
    view.ui.row_link({"result", entry.id}, {.title = view.say(entry.name),
                                            .detail = view.say(sector.name),
                                            .href = href,
                                            .badge = service_badge(view, entry.service),
                                            .highlights = ranges});
}

static void more_button(View const& view, std::size_t total) {
    std::size_t const shown = view.state.searching.shown;
    if (total <= shown)
        return;
    std::string const label = view.say(
        Key::search_more, {{"count", std::to_string(std::min<std::size_t>(20, total - shown))}});
    if (view.ui.button("more", {.label = label, .icon = ui::icon::caret_down}))
        view.want(Action::ShowMoreResults);
}

static void matches(View const& view) {
    app::Searching const& searching = view.state.searching;
    if (searching.matches.empty()) {
        std::string const none = view.say(Key::search_none, {{"query", searching.query}});
        view.ui.alert(
            "none",
            {.kind = ui::AlertKind::Info, .title = none, .text = view.say(Key::search_none_hint)});
        return;
    }
    std::string const found =
        view.say(Key::search_results, {{"count", std::to_string(searching.matches.size())}});
    view.ui.text("found", {.text = found, .tone = ui::Tone::Secondary});
    {
        auto card = view.ui.card("results-card");
        auto list = view.ui.list("results", found);
        for (std::size_t i = 0; i < std::min(searching.shown, searching.matches.size()); ++i) {
            search::Match const& match = searching.matches[i];
            entry_row(view, searching.index.entries()[match.entry], match.highlights);
        }
    }
    more_button(view, searching.matches.size());
}

static void every_procedure(View const& view) {
    app::Searching const& searching = view.state.searching;
    std::size_t const total = searching.index.entries().size();
    std::string const count = view.say(Key::search_results_all, {{"count", std::to_string(total)}});
    view.ui.text("found", {.text = count, .tone = ui::Tone::Secondary});
    {
        auto card = view.ui.card("results-card");
        auto list = view.ui.list("results", count);
        for (std::size_t i = 0; i < std::min(searching.shown, total); ++i)
            entry_row(view, searching.index.entries()[i], {});
    }
    more_button(view, total);
}

void result_list(View const& view) {
    app::Searching const& searching = view.state.searching;
    if (!is_ready(view, searching.loading, searching.problem))
        return;
    if (searching.query.empty())
        every_procedure(view);
    else
        matches(view);
}

void often_used(View const& view) {
    static constexpr std::size_t often_max = 6;
    app::Searching const& searching = view.state.searching;
    if (!is_ready(view, searching.loading, searching.problem))
        return;
    auto card = view.ui.card("often-card");
    auto list = view.ui.list("often-list", view.say(Key::home_often));
    std::size_t shown = 0;
    for (search::Entry const& entry : searching.index.entries())
        if (entry.has_form && shown++ < often_max)
            entry_row(view, entry, {});
}

void citizen::search(View const& view) {
    view.ui.heading("title", 1, view.say(Key::search_title));
    search_box(view);
    result_list(view);
}

}
