#include "client/screens/results.h"

#include "client/screens/badges.h"
#include "client/screens/citizen/citizen.h"
#include "client/screens/home_data.h"
#include "shared/fees/format.h"

#include <algorithm>

namespace onedoor::screens {

ui::Icon icon_of_sector(std::string_view sector) {
    for (SectorIcon const& known : sector_icons())
        if (known.sector == sector)
            return known.icon;
    return ui::icon::files;
}

static std::string fee_words(View const& view, search::Entry const& entry) {
    if (!entry.payable_min)
        return {};
    if (entry.payable_min->amount == 0)
        return std::string(view.say(Key::search_fee_free));
    return view.say(Key::search_fee_from, {{"amount", fees::format(*entry.payable_min)}});
}

static std::string address_of(search::Entry const& entry) {
    return app::to_target({.screen = app::Screen::Procedure, .procedure = entry.id});
}

static void entry_card(View const& view, search::Entry const& entry,
                       std::vector<search::Highlight> const& highlights) {
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (search::Highlight const& highlight : highlights)
        ranges.emplace_back(highlight.begin, highlight.end);
    search::Sector const& sector = view.state.searching.index.sectors()[entry.sector];
    std::string detail(view.say(sector.name));
    if (!entry.code.empty())
        detail = entry.code + "  " + detail;
    std::string const fee = fee_words(view, entry);
    view.ui.row_link({"result", entry.id}, {.title = view.say(entry.name),
                                            .detail = detail,
                                            .href = address_of(entry),
                                            .badge = service_badge(view, entry.service),
                                            .highlights = ranges,
                                            .fact = fee,
                                            .fact_icon = ui::icon::coins});
}

static void often_row(View const& view, search::Entry const& entry) {
    search::Sector const& sector = view.state.searching.index.sectors()[entry.sector];
    std::string detail(service_badge(view, entry.service).label);
    std::string const fee = fee_words(view, entry);
    if (!fee.empty())
        detail += ". " + fee;
    view.ui.row_link({"often", entry.id}, {.title = view.say(entry.name),
                                           .detail = detail,
                                           .href = address_of(entry),
                                           .icon = icon_of_sector(sector.id)});
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
        view.ui.empty_state("none", {.icon = ui::icon::file_magnifying_glass_duotone,
                                     .title = none,
                                     .text = view.say(Key::search_none_hint)});
        return;
    }
    std::string const found =
        view.say(Key::search_results, {{"count", std::to_string(searching.matches.size())}});
    view.ui.text("found", {.text = found, .tone = ui::Tone::Secondary, .news = true});
    {
        auto list = view.ui.list("results", found);
        for (std::size_t i = 0; i < std::min(searching.shown, searching.matches.size()); ++i) {
            search::Match const& match = searching.matches[i];
            entry_card(view, searching.index.entries()[match.entry], match.highlights);
        }
    }
    more_button(view, searching.matches.size());
}

static void every_procedure(View const& view) {
    app::Searching const& searching = view.state.searching;
    std::size_t const total = searching.index.entries().size();
    std::string const count = view.say(Key::search_results_all, {{"count", std::to_string(total)}});
    view.ui.text("found", {.text = count, .tone = ui::Tone::Secondary, .news = true});
    {
        auto list = view.ui.list("results", count);
        for (std::size_t i = 0; i < std::min(searching.shown, total); ++i)
            entry_card(view, searching.index.entries()[i], {});
    }
    more_button(view, total);
}

void result_list(View const& view) {
    app::Searching const& searching = view.state.searching;
    if (!is_ready(view, searching.loading, searching.problem, Extent::Part))
        return;
    if (searching.query.empty())
        every_procedure(view);
    else
        matches(view);
}

void often_used(View const& view) {
    app::Searching const& searching = view.state.searching;
    auto card = view.ui.card("often-card", ui::CardKind::Rows);
    if (!is_ready(view, searching.loading, searching.problem, Extent::Part))
        return;
    auto list = view.ui.list("often-list", view.say(Key::home_often));
    for (std::string_view const id : often_used_ids())
        if (search::Entry const* const entry = searching.index.find(id))
            often_row(view, *entry);
}

void citizen::search(View const& view) {
    view.ui.heading("title", 1, view.say(Key::search_title));
    search_box(view);
    result_list(view);
}

}
