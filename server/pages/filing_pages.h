#pragma once

#include "server/filing/published.h"
#include "server/filing/service.h"
#include "server/filing/unit_codes.h"
#include "server/http/assets.h"
#include "server/pages/filing_flow.h"
#include "server/pages/layout.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"

#include <optional>
#include <string>

namespace onedoor::pages {

/// What the filing pages are made of; all of it must outlive them.
struct FilingSources {
    http::Assets const& assets;
    filing::Published const& published;
    units::Units const& units;
    core::Clock const& clock;
    core::Random& random;
    /// Where the addresses of citizens begin ("https://…"), for the receipt's QR code.
    std::string public_address;
};

/// What was sent, and in which language, which a repeat has to send again.
struct Sent {
    FilingDraft const& draft;
    text::Language language;
    filing::Receipt const& receipt;
};

/// Filing of every e-form without script: a page for each place, each a form that carries the whole
/// draft. Thread-safe, keeps nothing.
class FilingPages {
public:
    explicit FilingPages(FilingSources sources);

    /// The procedure in force and its newest form; nothing when there is none to file.
    [[nodiscard]] std::optional<Filed> find(std::string_view id_or_code) const;
    [[nodiscard]] Rules rules(Filed const& filed, text::Language language) const;

    /// The page a filing begins on, with a new submission id. A case the procedure has is chosen
    /// already.
    [[nodiscard]] http::Response start(Visit const& visit, Filed const& filed,
                                       std::string_view case_id = {}) const;
    [[nodiscard]] http::Response page(Visit const& visit, Filed const& filed, Turn turn) const;
    [[nodiscard]] http::Response receipt(Visit const& visit, Filed const& filed,
                                         Sent const& sent) const;
    /// Why a draft cannot be gone on with, and how to begin anew.
    [[nodiscard]] http::Response broken(Visit const& visit, Filed const& filed,
                                        std::string_view code) const;

private:
    [[nodiscard]] Document document(Rules const& rules, Turn const& turn) const;

    FilingSources m_sources;
    filing::UnitCodes m_unit_codes;
};

}
