#pragma once

#include "shared/cases/case_types.h"
#include "shared/catalogue/catalogue.h"
#include "shared/core/result.h"
#include "shared/forms/form.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace onedoor::filing {

/// The catalogue, the e-forms and the kinds of file of this server, read once at start.
class Published {
public:
    /// Reads `catalogue.json`, `forms/<id>.v<version>.json` and `case-types/` of the built assets.
    /// A broken file fails with the code of its reader and with its name in front of the path: the
    /// server must not start without it. A folder that cannot be read fails with "published.read".
    static Result<Published> load(std::string const& folder);
    Published(catalogue::Catalogue catalogue, std::vector<forms::Form> forms,
              cases::CaseTypes case_types);
    Published(Published const&) = delete;
    Published& operator=(Published const&) = delete;
    Published(Published&&) = default;

    /// The revision in force on that day by id or national code; null when there is none.
    [[nodiscard]] catalogue::Procedure const* procedure(std::string_view id_or_code,
                                                        core::Date date) const;
    /// The revision a file was begun with; null when it is not published any more.
    [[nodiscard]] catalogue::Procedure const* revision(std::string_view id,
                                                       std::int32_t revision) const;
    /// A form in the version a citizen began with; null when it is not offered.
    [[nodiscard]] forms::Form const* form(std::string_view id, std::int32_t version) const;
    [[nodiscard]] forms::Form const* newest_form(std::string_view id) const;
    [[nodiscard]] catalogue::Catalogue const& catalogue() const { return m_catalogue; }
    [[nodiscard]] cases::CaseTypes const& case_types() const { return m_case_types; }

private:
    catalogue::Catalogue m_catalogue;
    cases::CaseTypes m_case_types;
    std::map<std::string, std::map<std::int32_t, forms::Form>, std::less<>> m_forms;
};

}
