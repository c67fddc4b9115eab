#include "server/pages/guide.h"
#include "server/pages/pages.h"

namespace onedoor::pages {

http::Response Pages::robots() const {
    std::string text = "User-agent: *\nDisallow: /api/\nDisallow: /can-bo\nDisallow: /ho-so/\n"
                       "Disallow: /ban-giao/\n";
    if (!m_sources.public_address.empty())
        text.append("Sitemap: ").append(m_sources.public_address).append("/sitemap.xml\n");
    return http::text_response(200, "text/plain; charset=utf-8", std::move(text));
}

http::Response Pages::sitemap() const {
    Html xml;
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    auto const add = [&](std::string const& path) {
        xml.markup("<url>").element("loc", m_sources.public_address + path).markup("</url>\n");
    };
    for (char const* const path : {"/", "/tim-kiem", "/can-lam-gi", "/noi-nop", "/tra-cuu"})
        add(path);
    for (guide::Guide const& guide : m_sources.guides.guides)
        add(guide_address(guide, {}));
    for (auto const* const procedure : catalogue::current(m_sources.catalogue.procedures, today()))
        add("/thu-tuc/" + procedure->id);
    return http::text_response(200, "application/xml; charset=utf-8",
                               xml.markup("</urlset>\n").take());
}

}
