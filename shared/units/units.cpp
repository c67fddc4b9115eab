#include "shared/units/units.h"

#include "shared/core/sort.h"
#include "shared/json/json.h"
#include "shared/text/fold.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace onedoor::units {

namespace {

constexpr std::array<std::string_view, 2> province_kinds_vi{"Tỉnh ", "Thành phố "};
constexpr std::array<std::string_view, 2> province_kinds_en{" Province", " City"};
constexpr std::array<std::string_view, 3> commune_kinds_vi{"Xã ", "Phường ", "Đặc khu "};
constexpr std::array<std::string_view, 3> commune_kinds_en{" Commune", " Ward", " Special Zone"};

/// One unit's entry: [code, name, kind, ...] with `size` elements.
struct Entry {
    std::string code;
    std::string name;
    std::int64_t kind = 0;
};

Result<Entry> read_entry(json::Value const& value, std::size_t size, std::int64_t kind_count) {
    json::Array const* const array = value.as_array();
    if (array == nullptr || array->size() != size)
        return fail("units.format");
    std::string const* const code = (*array)[0].as_string();
    std::string const* const name = (*array)[1].as_string();
    std::int64_t const* const kind = (*array)[2].as_integer();
    if (code == nullptr || name == nullptr || name->empty() || kind == nullptr || *kind < 0 ||
        *kind >= kind_count)
        return fail("units.format");
    return Entry{*code, *name, *kind};
}

enum class Match : std::uint8_t { Same, Start, Word, None };

/// `key` is a folded full name; `name_at` is where the name without its kind starts.
Match match(std::string_view key, std::size_t name_at, std::string_view query) {
    std::string_view const name = key.substr(name_at);
    if (name == query || key == query)
        return Match::Same;
    if (name.starts_with(query) || key.starts_with(query))
        return Match::Start;
    for (std::size_t at = name.find(query); at != std::string_view::npos;
         at = name.find(query, at + 1))
        if (name[at - 1] == ' ')
            return Match::Word;
    return Match::None;
}

std::string folded(std::string_view text) {
    return text::fold(text::collapse_white_space(text));
}

/// Where the name starts in a folded full name; every character of a kind folds to one letter.
std::size_t name_offset(Province const& province) {
    return text::character_count(province_kinds_vi[static_cast<std::size_t>(province.kind)]);
}

std::size_t name_offset(Commune const& commune) {
    return text::character_count(commune_kinds_vi[static_cast<std::size_t>(commune.kind)]);
}

/// The units whose keys match, best matches first, each group in the order of the list.
template<typename Unit>
std::vector<Unit const*> search(std::span<Unit const> units, std::span<std::string const> keys,
                                std::string_view query, std::size_t max) {
    std::array<std::vector<Unit const*>, 3> groups;
    std::string const folded_query = folded(query);
    for (std::size_t i = 0; i < units.size() && !folded_query.empty(); ++i) {
        Match const found = match(keys[i], name_offset(units[i]), folded_query);
        if (found != Match::None)
            groups[static_cast<std::size_t>(found)].push_back(&units[i]);
    }
    std::vector<Unit const*> best;
    for (auto const& group : groups)
        best.insert(best.end(), group.begin(), group.end());
    best.resize(std::min(best.size(), max));
    return best;
}

}

class UnitsReader {
public:
    static Result<Units> read(json::Value const& document) {
        UnitsReader reader;
        json::Array const* const provinces = document.as_array();
        if (provinces == nullptr)
            return fail("units.format");
        for (json::Value const& province : *provinces)
            TRY_VOID(reader.add_province(province));
        reader.index();
        return std::move(reader.m_units);
    }

private:
    Result<void> add_province(json::Value const& value) {
        Entry entry = TRY(read_entry(value, 4, province_kinds_vi.size()));
        json::Array const* const communes = (*value.as_array())[3].as_array();
        if (communes == nullptr || m_units.m_communes.size() + communes->size() > UINT16_MAX)
            return fail("units.format");
        auto& provinces = m_units.m_provinces;
        if (!provinces.empty() && provinces.back().code >= entry.code)
            return fail("units.order");
        provinces.push_back({std::move(entry.code), std::move(entry.name),
                             static_cast<ProvinceKind>(entry.kind),
                             static_cast<std::uint16_t>(m_units.m_communes.size()),
                             static_cast<std::uint16_t>(communes->size())});
        for (json::Value const& commune : *communes)
            TRY_VOID(add_commune(commune));
        return {};
    }

    Result<void> add_commune(json::Value const& value) {
        Entry entry = TRY(read_entry(value, 3, commune_kinds_vi.size()));
        m_units.m_communes.push_back({std::move(entry.code), std::move(entry.name),
                                      static_cast<CommuneKind>(entry.kind),
                                      static_cast<std::uint16_t>(m_units.m_provinces.size() - 1)});
        return {};
    }

    void index() {
        auto const& communes = m_units.m_communes;
        m_units.m_by_code.resize(communes.size());
        std::iota(m_units.m_by_code.begin(), m_units.m_by_code.end(), std::uint16_t{0});
        core::sort(m_units.m_by_code, {},
                   [&](std::uint16_t i) -> std::string const& { return communes[i].code; });
        for (Province const& province : m_units.m_provinces)
            m_units.m_province_keys.push_back(folded(full_name(province).vi));
        for (Commune const& commune : communes)
            m_units.m_commune_keys.push_back(folded(full_name(commune).vi));
    }

    Units m_units;
};

text::Localized full_name(Province const& province) {
    auto const kind = static_cast<std::size_t>(province.kind);
    return {std::string(province_kinds_vi[kind]) + province.name,
            province.name + std::string(province_kinds_en[kind])};
}

text::Localized full_name(Commune const& commune) {
    auto const kind = static_cast<std::size_t>(commune.kind);
    return {std::string(commune_kinds_vi[kind]) + commune.name,
            commune.name + std::string(commune_kinds_en[kind])};
}

Result<Units> Units::parse(std::string_view json) {
    json::Value const document = TRY(json::parse(json, json::own_file_limits));
    return UnitsReader::read(document);
}

std::span<Commune const> Units::communes(Province const& province) const {
    return std::span(m_communes).subspan(province.first_commune, province.commune_count);
}

Province const& Units::province_of(Commune const& commune) const {
    return m_provinces[commune.province];
}

Province const* Units::find_province(std::string_view code) const {
    auto const found = std::ranges::find(m_provinces, code, &Province::code);
    return found == m_provinces.end() ? nullptr : &*found;
}

Commune const* Units::find_commune(std::string_view code) const {
    auto const code_of = [&](std::uint16_t i) { return std::string_view(m_communes[i].code); };
    auto const found = std::ranges::lower_bound(m_by_code, code, {}, code_of);
    return found == m_by_code.end() || code_of(*found) != code ? nullptr : &m_communes[*found];
}

std::vector<Province const*> Units::search_provinces(std::string_view query,
                                                     std::size_t max) const {
    return search<Province>(m_provinces, m_province_keys, query, max);
}

std::vector<Commune const*> Units::search_communes(Province const* province, std::string_view query,
                                                   std::size_t max) const {
    std::size_t const first = province != nullptr ? province->first_commune : 0;
    std::size_t const count = province != nullptr ? province->commune_count : m_communes.size();
    return search<Commune>(std::span(m_communes).subspan(first, count),
                           std::span(m_commune_keys).subspan(first, count), query, max);
}

}
