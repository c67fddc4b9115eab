#pragma once

#include "shared/core/result.h"
#include "shared/json/value.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace onedoor::api {

/// The catalogue as the API gives it out, written once at start.
class Procedures {
public:
    Procedures() = default;

    /// Reads `folder`/catalogue.json and `folder`/forms/<id>.v<version>.json. Fails with
    /// "assets.missing" or "assets.format".
    static Result<Procedures> load(std::string const& folder);

    /// From the parsed catalogue and forms.
    static Result<Procedures> make(json::Value const& catalogue, std::vector<json::Value> forms);

    /// JSON of GET /api/v1/procedures/{id}, by id or national code; empty when there is none.
    [[nodiscard]] std::string_view answer(std::string_view id_or_code) const;
    /// A form in one version; null when it is not there.
    [[nodiscard]] json::Value const* form(std::string_view id, std::int64_t version) const;

private:
    [[nodiscard]] json::Value const* newest_form(std::string_view id) const;
    Result<void> add(json::Value const& record);

    std::map<std::string, std::string, std::less<>> m_answers;
    std::map<std::string, std::string, std::less<>> m_ids_by_code;
    std::map<std::pair<std::string, std::int64_t>, json::Value> m_forms;
};

}
