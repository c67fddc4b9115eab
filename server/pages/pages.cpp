#include "server/pages/pages.h"

#include "server/pages/handover.h"
#include "server/pages/procedure.h"
#include "server/pages/search.h"
#include "shared/core/limits.h"
#include "shared/search/search.h"
#include "shared/strings/strings.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::pages {

using strings::get;
using strings::Key;

core::Date Pages::today() const {
    return core::to_local(m_sources.clock.now()).date;
}

std::string Pages::canonical(std::string const& path) const {
    return m_sources.public_address.empty() ? std::string() : m_sources.public_address + path;
}

http::Response Pages::home(Visit const& visit) const {
    Document document = home_page(visit.language, m_sources.guides);
    document.canonical = canonical("/");
    return render(m_sources.assets, visit, std::move(document));
}

std::vector<catalogue::Procedure const*> Pages::matching(Visit const& visit,
                                                         std::string_view query) const {
    catalogue::Catalogue const& catalogue = m_sources.catalogue;
    auto procedures = catalogue::current(catalogue.procedures, today());
    if (query.empty())
        return procedures;
    auto const event = std::ranges::find_if(catalogue.life_events, [&](auto const& topic) {
        return topic.name.in(visit.language) == query;
    });
    if (event != catalogue.life_events.end()) {
        std::erase_if(procedures, [&](catalogue::Procedure const* procedure) {
            return std::ranges::count(procedure->life_events, event->id) == 0;
        });
        return procedures;
    }
    std::vector<catalogue::Procedure const*> found;
    for (search::Match const& match :
         search::search(m_sources.index, {.text = query, .language = visit.language})) {
        search::Entry const& entry = m_sources.index.entries()[match.entry];
        if (auto const* const procedure = catalogue::find(catalogue.procedures, entry.id, today());
            procedure != nullptr)
            found.push_back(procedure);
    }
    return found;
}

http::Response Pages::search(Visit const& visit, std::string_view query) const {
    query = text::truncate_bytes(query, limits::search_query_bytes_max);
    return render(m_sources.assets, visit,
                  search_page(visit.language, query, matching(visit, query)));
}

std::optional<http::Response> Pages::procedure(Visit const& visit,
                                               std::string_view id_or_code) const {
    auto const* const found = catalogue::find(m_sources.catalogue.procedures, id_or_code, today());
    if (found == nullptr)
        return std::nullopt;
    Document document = procedure_page(visit.language, m_sources.catalogue, *found,
                                       {m_sources.clock.now(), m_sources.calendar});
    document.canonical = canonical("/thu-tuc/" + found->id);
    return render(m_sources.assets, visit, std::move(document));
}

std::optional<http::Response> Pages::hand_over(Visit const& visit,
                                               std::string_view id_or_code) const {
    auto const* const found = catalogue::find(m_sources.catalogue.procedures, id_or_code, today());
    if (found == nullptr)
        return std::nullopt;
    return render(m_sources.assets, visit, hand_over_page(visit.language, *found));
}

http::Response Pages::take_over(Visit const& visit) const {
    return render(m_sources.assets, visit, take_over_page(visit.language));
}

http::Response Pages::track_form(Visit const& visit, std::string_view code,
                                 TrackNotice notice) const {
    return render(m_sources.assets, visit, pages::track_form(visit.language, code, notice));
}

http::Response Pages::track_result(Visit const& visit, filing::TrackedFile const& file) const {
    return render(m_sources.assets, visit, pages::track_result(visit.language, file));
}

http::Response Pages::outbox(Visit const& visit) const {
    Document document;
    document.title = get(Key::outbox_title, visit.language);
    document.content.element("h1", get(Key::outbox_title, visit.language));
    document.content.element("p", get(Key::light_outbox_needs_program, visit.language));
    return render(m_sources.assets, visit, std::move(document));
}

http::Response Pages::staff(Visit const& visit) const {
    Document document;
    document.title = get(Key::staff_title, visit.language);
    document.content.element("h1", get(Key::staff_title, visit.language));
    document.content.element("p", get(Key::light_staff_needs_program, visit.language));
    return render(m_sources.assets, visit, std::move(document));
}

// What can be filed at home is what people come for.
void Pages::write_often_used(Html& html, Visit const& visit) const {
    static constexpr std::size_t shown_max = 6;
    auto procedures = catalogue::current(m_sources.catalogue.procedures, today());
    std::erase_if(procedures,
                  [](catalogue::Procedure const* procedure) { return !procedure->form; });
    if (procedures.empty())
        return;
    html.element("h2", get(Key::home_often, visit.language));
    html.markup("<ul class=\"procedures card\">");
    for (std::size_t i = 0; i < std::min(procedures.size(), shown_max); ++i)
        write_procedure_link(html, visit.language, *procedures[i]);
    html.markup("</ul>");
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
    if (is_not_found)
        write_often_used(html, visit);
    html.markup("<p>").link("/", get(Key::nav_home, visit.language)).markup("</p>");

    http::Response response = render(m_sources.assets, visit, std::move(document));
    if (problem.retry_after_seconds)
        response.add("Retry-After", std::to_string(*problem.retry_after_seconds));
    return response;
}

}
