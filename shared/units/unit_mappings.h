#pragma once

#include "shared/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::units {

/// A commune before 2025-07-01 as people and old cards write it; kinds ("Phường", "Huyện", "Tỉnh")
/// and accents may be missing.
struct OldCommune {
    std::string_view name;
    std::string_view district;
    std::string_view province;
};

/// Where the communes before 2025-07-01 went. An old commune that was divided has several targets;
/// the citizen has to choose then.
class UnitMappings {
public:
    /// Reads unit-mappings.json ([[province, [[district, [[name, code or "", new code], ...]],
    /// ...]], ...]). Fails with the codes of json::parse() and "unit_mappings.format".
    static Result<UnitMappings> parse(std::string_view json);

    /// New codes, sorted, each once; empty when nothing is known.
    [[nodiscard]] std::vector<std::string> find_by_code(std::string_view old_code) const;
    /// Names with their kinds are preferred: "Xã Cái Bè" and "Thị trấn Cái Bè" of one district
    /// are told apart when the kind is given, and both answer when it is not.
    [[nodiscard]] std::vector<std::string> find_by_name(OldCommune const& old) const;

    /// All new codes, sorted, each once.
    [[nodiscard]] std::vector<std::string> targets() const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        /// Folded "province|district|name" without kinds.
        std::string key;
        /// The same with kinds.
        std::string full_key;
        std::string old_code;
        std::string new_code;
    };

    /// Sorted by key.
    std::vector<Entry> m_entries;

    friend class UnitMappingsReader;
};

}
