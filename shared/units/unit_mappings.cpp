#include "shared/units/unit_mappings.h"

#include "shared/json/json.h"
#include "shared/text/fold.h"
#include "shared/text/whitespace.h"

#include <algorithm>

namespace onedoor::units {

namespace {

std::string_view without_kind(std::string_view folded) {
    constexpr std::string_view kinds[] = {"tinh ",  "thanh pho ", "tp. ",    "tp ",       "quan ",
                                          "huyen ", "thi xa ",    "phuong ", "thi tran ", "xa "};
    for (std::string_view const kind : kinds)
        if (folded.starts_with(kind) && folded.size() > kind.size())
            return folded.substr(kind.size());
    return folded;
}

struct Keys {
    std::string plain;
    std::string full;

    explicit Keys(OldCommune const& old) {
        for (std::string_view const part : {old.province, old.district, old.name}) {
            std::string const folded = text::fold(text::collapse_white_space(part));
            add(full, folded);
            add(plain, without_kind(folded));
        }
    }

private:
    static void add(std::string& key, std::string_view part) {
        key += part;
        key.push_back('|');
    }
};

struct Named {
    std::string_view name;
    json::Array const* content = nullptr;
};

/// [name, [...]].
Result<Named> read_named(json::Value const& value) {
    json::Array const* const array = value.as_array();
    if (array == nullptr || array->size() != 2 || (*array)[0].as_string() == nullptr ||
        (*array)[1].as_array() == nullptr)
        return fail("unit_mappings.format");
    return Named{*(*array)[0].as_string(), (*array)[1].as_array()};
}

std::vector<std::string> sorted_once(std::vector<std::string> codes) {
    std::ranges::sort(codes);
    auto const twins = std::ranges::unique(codes);
    codes.erase(twins.begin(), twins.end());
    return codes;
}

}

class UnitMappingsReader {
public:
    static Result<UnitMappings> read(json::Value const& document) {
        UnitMappingsReader reader;
        json::Array const* const provinces = document.as_array();
        if (provinces == nullptr)
            return fail("unit_mappings.format");
        for (json::Value const& value : *provinces) {
            Named const province = TRY(read_named(value));
            for (json::Value const& district : *province.content)
                TRY_VOID(reader.add_district(province.name, district));
        }
        std::ranges::sort(reader.m_mappings.m_entries, {}, &UnitMappings::Entry::key);
        return std::move(reader.m_mappings);
    }

private:
    Result<void> add_district(std::string_view province, json::Value const& value) {
        Named const district = TRY(read_named(value));
        for (json::Value const& commune : *district.content) {
            json::Array const* const parts = commune.as_array();
            if (parts == nullptr || parts->size() != 3 ||
                !std::ranges::all_of(*parts, [](auto const& part) { return part.as_string(); }))
                return fail("unit_mappings.format");
            Keys keys({*(*parts)[0].as_string(), district.name, province});
            m_mappings.m_entries.push_back({std::move(keys.plain), std::move(keys.full),
                                            *(*parts)[1].as_string(), *(*parts)[2].as_string()});
        }
        return {};
    }

    UnitMappings m_mappings;
};

Result<UnitMappings> UnitMappings::parse(std::string_view json) {
    json::Value const document = TRY(json::parse(json, json::own_file_limits));
    return UnitMappingsReader::read(document);
}

std::vector<std::string> UnitMappings::find_by_code(std::string_view old_code) const {
    std::vector<std::string> codes;
    for (Entry const& entry : m_entries)
        if (!old_code.empty() && entry.old_code == old_code)
            codes.push_back(entry.new_code);
    return sorted_once(std::move(codes));
}

std::vector<std::string> UnitMappings::targets() const {
    std::vector<std::string> codes;
    codes.reserve(m_entries.size());
    for (Entry const& entry : m_entries)
        codes.push_back(entry.new_code);
    return sorted_once(std::move(codes));
}

std::vector<std::string> UnitMappings::find_by_name(OldCommune const& old) const {
    Keys const keys(old);
    std::vector<std::string> same;
    std::vector<std::string> similar;
    for (Entry const& entry : std::ranges::equal_range(m_entries, keys.plain, {}, &Entry::key)) {
        similar.push_back(entry.new_code);
        if (entry.full_key == keys.full)
            same.push_back(entry.new_code);
    }
    return sorted_once(same.empty() ? std::move(similar) : std::move(same));
}

}
