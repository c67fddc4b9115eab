#pragma once

#include "shared/core/result.h"
#include "shared/text/language.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Vietnam's two administrative tiers since 2025-07-01: 34 provinces, 3,321 communes.
namespace onedoor::units {

enum class ProvinceKind : std::uint8_t { Province, City };
enum class CommuneKind : std::uint8_t { Commune, Ward, SpecialZone };

struct Commune {
    /// Five digits, General Statistics Office.
    std::string code;
    /// Without the kind: "Ba Đình".
    std::string name;
    CommuneKind kind = CommuneKind::Commune;
    /// Index in Units::provinces().
    std::uint16_t province = 0;
};

struct Province {
    /// Two digits, General Statistics Office; not the codes of agencies or citizen numbers.
    std::string code;
    std::string name;
    ProvinceKind kind = ProvinceKind::Province;
    std::uint16_t first_commune = 0;
    std::uint16_t commune_count = 0;
};

/// "Thành phố Huế" / "Huế City"; "Phường Ba Đình" / "Ba Đình Ward".
text::Localized full_name(Province const& province);
text::Localized full_name(Commune const& commune);

/// Immutable once read. Pointers and spans live as long as the object.
class Units {
public:
    /// Reads units.json ([[code, name, kind, [[code, name, kind], ...]], ...], provinces and the
    /// communes of each sorted by code). Fails with the codes of json::parse() and
    /// "units.format", "units.order".
    static Result<Units> parse(std::string_view json);

    [[nodiscard]] std::span<Province const> provinces() const { return m_provinces; }
    [[nodiscard]] std::span<Commune const> communes() const { return m_communes; }
    [[nodiscard]] std::span<Commune const> communes(Province const& province) const;
    [[nodiscard]] Province const& province_of(Commune const& commune) const;

    /// Null when there is no such code.
    [[nodiscard]] Province const* find_province(std::string_view code) const;
    [[nodiscard]] Commune const* find_commune(std::string_view code) const;

    /// By name while typing, with or without accents and kind ("khanh h", "Phường Ba Đình"):
    /// same name first, then names that start so, then names with a word that starts so; within
    /// these the order of the list. An empty query finds nothing.
    [[nodiscard]] std::vector<Province const*> search_provinces(std::string_view query,
                                                                std::size_t max) const;
    /// In one province, or everywhere when `province` is null.
    [[nodiscard]] std::vector<Commune const*>
    search_communes(Province const* province, std::string_view query, std::size_t max) const;

private:
    std::vector<Province> m_provinces;
    std::vector<Commune> m_communes;
    /// Indices of communes, sorted by code.
    std::vector<std::uint16_t> m_by_code;
    /// Folded full names, "phuong ba dinh", beside the two lists.
    std::vector<std::string> m_province_keys;
    std::vector<std::string> m_commune_keys;

    friend class UnitsReader;
};

}
