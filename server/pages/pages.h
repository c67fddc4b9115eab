#pragma once

#include "server/http/problem.h"
#include "server/pages/layout.h"
#include "server/pages/track.h"
#include "shared/catalogue/catalogue.h"
#include "shared/core/clock.h"

#include <optional>
#include <vector>

namespace onedoor::pages {

/// The light HTML of every public address: readable and usable without WebAssembly, WebGL or
/// script, and what the program takes over when it is there.
class Pages {
public:
    /// All of them must outlive the pages.
    Pages(http::Assets const& assets, catalogue::Catalogue const& catalogue,
          core::Clock const& clock);

    [[nodiscard]] http::Response home(Visit const& visit) const;
    [[nodiscard]] http::Response search(Visit const& visit, std::string_view query) const;
    /// Nothing when no procedure in force has this id or national code.
    [[nodiscard]] std::optional<http::Response> procedure(Visit const& visit,
                                                          std::string_view id_or_code) const;
    [[nodiscard]] std::optional<http::Response> filing(Visit const& visit,
                                                       std::string_view id_or_code) const;
    [[nodiscard]] http::Response track_form(Visit const& visit, std::string_view code,
                                            TrackNotice notice) const;
    [[nodiscard]] http::Response track_result(Visit const& visit,
                                              filing::TrackedFile const& file) const;
    /// Officials work in the program alone; without it the page says so.
    [[nodiscard]] http::Response staff(Visit const& visit) const;
    /// Why a request was refused, with ways on.
    [[nodiscard]] http::Response problem(Visit const& visit, http::Problem const& problem) const;

private:
    [[nodiscard]] core::Date today() const;
    [[nodiscard]] std::vector<catalogue::Procedure const*> matching(std::string_view query) const;

    http::Assets const& m_assets;
    catalogue::Catalogue const& m_catalogue;
    core::Clock const& m_clock;
};

}
