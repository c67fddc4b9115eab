#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/core/result.h"
#include "shared/forms/form.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace onedoor::filing {

/// The catalogue and the e-forms this server offers, read once at start.
class Published {
public:
    /// Reads `catalogue.json` and `forms/<id>.v<version>.json` of the built assets. A broken file
    /// fails with "published.<reason>" and its name: the server must not start without it.
    static Result<Published> load(std::string const& folder);

    [[nodiscard]] catalogue::Procedure const* procedure(std::string_view id) const;
    /// A form in the version a citizen began with; null when it is not offered.
    [[nodiscard]] forms::Form const* form(std::string_view id, std::int32_t version) const;
    [[nodiscard]] forms::Form const* newest_form(std::string_view id) const;
    [[nodiscard]] catalogue::Catalogue const& catalogue() const { return m_catalogue; }

private:
    catalogue::Catalogue m_catalogue;
    std::map<std::pair<std::string, std::int32_t>, forms::Form, std::less<>> m_forms;
};

}
