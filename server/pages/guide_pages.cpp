#include "server/pages/guide_pages.h"

#include "server/pages/guide.h"
#include "server/pages/offices.h"

namespace onedoor::pages {

std::string GuidePages::canonical(std::string const& path) const {
    return m_sources.public_address.empty() ? std::string() : m_sources.public_address + path;
}

http::Response GuidePages::guides(Visit const& visit) const {
    Document document = guides_page(visit.language, m_sources.library);
    document.canonical = canonical("/can-lam-gi");
    return render(m_sources.assets, visit, std::move(document));
}

static http::Response redirect(std::string const& address) {
    http::Response response = http::text_response(303, "text/plain; charset=utf-8", address);
    response.add("Location", address);
    return response;
}

static bool is_for_printing(Visit const& visit) {
    for (http::QueryParameter const& parameter : http::parse_query(visit.query))
        if (parameter.name == "in")
            return true;
    return false;
}

std::optional<http::Response> GuidePages::guide(Visit const& visit, std::string_view id,
                                                std::vector<std::string> const& words) const {
    guide::Guide const* const guide = guide::find_guide(m_sources.library, id);
    if (guide == nullptr)
        return std::nullopt;
    std::string joined;
    for (std::string const& word : words)
        joined.append(joined.empty() ? "" : ".").append(word);
    guide::Progress const progress = guide::read_answers(*guide, joined);
    std::string const understood = guide::write_answers(progress);
    std::string const address = guide_address(*guide, understood);
    if (words.size() > 1 || joined != understood)
        return redirect(address);
    if (progress.next != nullptr) {
        Document document = question_page(visit.language, *guide, progress);
        document.canonical = canonical(guide_address(*guide, {}));
        return render(m_sources.assets, visit, std::move(document));
    }
    guide::Checklist const checklist =
        guide::make_checklist(m_sources.library, guide::outcomes_for(*guide, progress),
                              {m_sources.clock.now(), &m_sources.directory.calendar});
    Document document = checklist_page(visit.language, *guide, progress, checklist,
                                       m_sources.public_address + address);
    if (is_for_printing(visit))
        document.use = Document::Use::Print;
    return render(m_sources.assets, visit, std::move(document));
}

http::Response GuidePages::offices(Visit const& visit, std::string_view unit) const {
    Document document =
        offices_page(visit.language, m_sources.directory, m_sources.clock.now(), unit);
    document.canonical = canonical("/noi-nop");
    return render(m_sources.assets, visit, std::move(document));
}

}
