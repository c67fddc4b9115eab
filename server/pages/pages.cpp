#include "server/pages/pages.h"

#include "server/pages/procedure.h"
#include "server/pages/search.h"
#include "shared/core/limits.h"
#include "shared/strings/strings.h"
#include "shared/text/fold.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::pages {

using strings::get;
using strings::Key;

Pages::Pages(http::Assets const& assets, catalogue::Catalogue const& catalogue,
             core::Clock const& clock)
    : m_assets(assets), m_catalogue(catalogue), m_clock(clock) {}

core::Date Pages::today() const {
    return core::to_local(m_clock.now()).date;
}

http::Response Pages::home(Visit const& visit) const {
    auto const procedures = catalogue::current(m_catalogue.procedures, today());
    return render(m_assets, visit, home_page(visit.language, m_catalogue, procedures));
}

static bool matches(catalogue::Procedure const& procedure, std::string_view folded_query) {
    if (text::fold(procedure.name.vi).contains(folded_query) ||
        text::fold(procedure.name.en).contains(folded_query) ||
        procedure.code.value_or("").contains(folded_query))
        return true;
    return std::ranges::any_of(procedure.everyday, [&](std::string const& words) {
        return text::fold(words).contains(folded_query);
    });
}

std::vector<catalogue::Procedure const*> Pages::matching(std::string_view query) const {
    auto found = catalogue::current(m_catalogue.procedures, today());
    if (query.empty())
        return found;
    std::string const folded = text::fold(query);
    auto const event = std::ranges::find_if(m_catalogue.life_events, [&](auto const& topic) {
        return text::fold(topic.name.vi) == folded || text::fold(topic.name.en) == folded;
    });
    std::erase_if(found, [&](catalogue::Procedure const* procedure) {
        bool const is_of_event = event != m_catalogue.life_events.end() &&
                                 std::ranges::count(procedure->life_events, event->id) > 0;
        return !is_of_event && !matches(*procedure, folded);
    });
    return found;
}

http::Response Pages::search(Visit const& visit, std::string_view query) const {
    query = text::truncate_bytes(query, limits::search_query_bytes_max);
    return render(m_assets, visit, search_page(visit.language, query, matching(query)));
}

std::optional<http::Response> Pages::procedure(Visit const& visit,
                                               std::string_view id_or_code) const {
    auto const* const found = catalogue::find(m_catalogue.procedures, id_or_code, today());
    if (found == nullptr)
        return std::nullopt;
    return render(m_assets, visit, procedure_page(visit.language, m_catalogue, *found));
}

std::optional<http::Response> Pages::filing(Visit const& visit, std::string_view id_or_code) const {
    auto const* const found = catalogue::find(m_catalogue.procedures, id_or_code, today());
    if (found == nullptr)
        return std::nullopt;
    return render(m_assets, visit, filing_page(visit.language, *found));
}

http::Response Pages::track_form(Visit const& visit, std::string_view code,
                                 TrackNotice notice) const {
    return render(m_assets, visit, pages::track_form(visit.language, code, notice));
}

http::Response Pages::track_result(Visit const& visit, filing::TrackedFile const& file) const {
    return render(m_assets, visit, pages::track_result(visit.language, file));
}

http::Response Pages::staff(Visit const& visit) const {
    Document document;
    document.title = get(Key::staff_title, visit.language);
    document.content.element("h1", get(Key::staff_title, visit.language));
    document.content.element("p", get(Key::light_staff_needs_program, visit.language));
    return render(m_assets, visit, std::move(document));
}

http::Response Pages::problem(Visit const& visit, http::Problem const& problem) const {
    bool const is_not_found = problem.status == 404;
    Document document;
    document.status = problem.status;
    document.title = is_not_found ? get(Key::not_found_title, visit.language)
                                  : http::status_phrase(problem.status);
    Html& html = document.content;
    std::string_view const text =
        is_not_found ? get(Key::not_found_text, visit.language) : problem.text.in(visit.language);
    html.element("h1", is_not_found ? document.title : get(Key::app_name, visit.language));
    html.element("p class=\"lead\"", text);
    write_search_form(html, visit.language, {});
    html.markup("<p>").link("/", get(Key::nav_home, visit.language)).markup("</p>");

    http::Response response = render(m_assets, visit, std::move(document));
    if (problem.retry_after_seconds)
        response.add("Retry-After", std::to_string(*problem.retry_after_seconds));
    return response;
}

}
