#pragma once

#include "server/pages/layout.h"
#include "shared/core/clock.h"
#include "shared/guide/checklist.h"
#include "shared/offices/directory.h"

#include <optional>
#include <string>
#include <vector>

namespace onedoor::pages {

/// The light pages that help to find and understand: guided questions, checklists, offices.
class GuidePages {
public:
    /// All of it must outlive the pages.
    struct Sources {
        http::Assets const& assets;
        guide::Library const& library;
        offices::Directory const& directory;
        core::Clock const& clock;
        /// Where people reach this server ("https://…"), for QR codes.
        std::string public_address;
    };
    explicit GuidePages(Sources sources) : m_sources(std::move(sources)) {}

    [[nodiscard]] http::Response guides(Visit const& visit) const;
    /// `words` are the answers as the address or a form sent them. Redirects to the address of what
    /// was understood of them. Nothing when there is no such guide.
    [[nodiscard]] std::optional<http::Response> guide(Visit const& visit, std::string_view id,
                                                      std::vector<std::string> const& words) const;
    [[nodiscard]] http::Response offices(Visit const& visit, std::string_view unit) const;

private:
    [[nodiscard]] std::string canonical(std::string const& path) const;

    Sources m_sources;
};

}
