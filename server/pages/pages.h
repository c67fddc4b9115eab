#pragma once

#include "server/http/problem.h"
#include "server/pages/layout.h"
#include "server/pages/track.h"
#include "shared/catalogue/catalogue.h"
#include "shared/core/clock.h"
#include "shared/guide/library.h"
#include "shared/search/index.h"

#include <optional>
#include <vector>

namespace onedoor::pages {

/// What the pages are made of; all of it must outlive them.
struct Sources {
    http::Assets const& assets;
    catalogue::Catalogue const& catalogue;
    search::Index const& index;
    guide::Library const& guides;
    core::Clock const& clock;
    /// Of the office, for the days when results are due; null: they are not told.
    calendar::WorkingCalendar const* calendar = nullptr;
    /// Where the addresses of citizens begin ("https://…"); empty: search engines are told none.
    std::string public_address = {};
};

/// The light HTML of every public address: readable and usable without WebAssembly, WebGL or
/// script, and what the program takes over when it is there.
class Pages {
public:
    explicit Pages(Sources const& sources) : m_sources(sources) {}

    [[nodiscard]] http::Response home(Visit const& visit) const;
    [[nodiscard]] http::Response search(Visit const& visit, std::string_view query) const;
    /// Nothing when no procedure in force has this id or national code.
    [[nodiscard]] std::optional<http::Response> procedure(Visit const& visit,
                                                          std::string_view id_or_code) const;
    [[nodiscard]] std::optional<http::Response> hand_over(Visit const& visit,
                                                          std::string_view id_or_code) const;
    [[nodiscard]] http::Response take_over(Visit const& visit) const;
    [[nodiscard]] http::Response track_form(Visit const& visit, std::string_view code,
                                            TrackNotice notice) const;
    [[nodiscard]] http::Response track_result(Visit const& visit,
                                              filing::TrackedFile const& file) const;
    /// Officials work in the program alone; without it the page says so.
    [[nodiscard]] http::Response staff(Visit const& visit) const;
    /// What waits on a device is seen in the program alone; without it the page says so.
    [[nodiscard]] http::Response outbox(Visit const& visit) const;
    /// What search engines may read, and every address worth it (sitemaps.org, 0.9).
    [[nodiscard]] http::Response robots() const;
    [[nodiscard]] http::Response sitemap() const;
    /// Why a request was refused, with ways on.
    [[nodiscard]] http::Response problem(Visit const& visit, http::Problem const& problem) const;

private:
    [[nodiscard]] core::Date today() const;
    [[nodiscard]] std::string canonical(std::string const& path) const;
    void write_often_used(Html& html, Visit const& visit) const;
    [[nodiscard]] std::vector<catalogue::Procedure const*> matching(Visit const& visit,
                                                                    std::string_view query) const;

    Sources m_sources;
};

}
