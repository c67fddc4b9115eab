#include "shared/units/printed_address.h"

#include "shared/text/fold.h"
#include "shared/text/whitespace.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onedoor::units {

using Codes = std::vector<std::string>;

namespace {

struct Kind {
    std::string_view abbreviation, word;
};
constexpr std::array kinds{
    Kind{"tp.", "thanh pho "}, Kind{"tp ", "thanh pho "}, Kind{"tx.", "thi xa "},
    Kind{"tx ", "thi xa "},    Kind{"tt.", "thi tran "},  Kind{"tt ", "thi tran "},
    Kind{"t.", "tinh "},       Kind{"q.", "quan "},       Kind{"h.", "huyen "},
    Kind{"p.", "phuong "},     Kind{"x.", "xa "}};
constexpr std::array<std::string_view, 5> kinds_today{"xa ", "phuong ", "dac khu ", "tinh ",
                                                      "thanh pho "};

}

/// Without accents, kinds written out, numbers without zeros in front: "P.05" is "phuong 5".
static std::string plain(std::string_view part) {
    std::string folded = text::fold(part);
    for (Kind const& kind : kinds) {
        if (!folded.starts_with(kind.abbreviation))
            continue;
        std::string_view const name =
            text::trim(std::string_view(folded).substr(kind.abbreviation.size()));
        folded = std::string(kind.word).append(name);
        break;
    }
    std::size_t const number = folded.rfind(' ') + 1;
    while (folded.size() > number + 1 && folded[number] == '0')
        folded.erase(number, 1);
    return folded;
}

static bool has_kind(std::string_view plain) {
    return std::ranges::any_of(kinds_today,
                               [&](std::string_view kind) { return plain.starts_with(kind); });
}

static bool has_commune_kind(std::vector<std::string> const& parts) {
    return parts.size() >= 2 && (parts[parts.size() - 2].starts_with("xa ") ||
                                 parts[parts.size() - 2].starts_with("phuong ") ||
                                 parts[parts.size() - 2].starts_with("dac khu "));
}

template<typename Unit> static bool is_named(Unit const& unit, std::string const& plain) {
    if (text::fold(full_name(unit).vi) == plain)
        return true;
    return !has_kind(plain) && text::fold(unit.name) == plain;
}

static Codes read_two_tiers(std::vector<std::string> const& parts, Units const& units) {
    Codes codes;
    if (parts.size() < 2)
        return codes;
    for (Province const& province : units.provinces()) {
        if (!is_named(province, parts.back()))
            continue;
        for (Commune const& commune : units.communes(province))
            if (is_named(commune, parts[parts.size() - 2]))
                codes.push_back(commune.code);
    }
    return codes;
}

static Codes read_three_tiers(std::vector<std::string> const& parts, UnitMappings const& mappings) {
    std::size_t const count = parts.size();
    if (count < 3)
        return {};
    return mappings.find_by_name({parts[count - 3], parts[count - 2], parts[count - 1]});
}

namespace {

struct Reading {
    Codes communes;
    std::size_t tiers = 0;
};

}

/// Nothing when it is not certain which of the two is meant.
static Reading read(std::vector<std::string> const& parts, std::optional<core::Date> issued_on,
                    Places const& places) {
    Reading before{read_three_tiers(parts, places.mappings), 3};
    Reading today{read_two_tiers(parts, places.units), 2};
    // A commune no list has any more must not be taken for the ward named after its town.
    if (issued_on && *issued_on < two_tiers_since)
        return before;
    if (before.communes.empty())
        return issued_on || has_commune_kind(parts) ? today : Reading{};
    if (today.communes.empty() || today.communes == before.communes)
        return before;
    return issued_on ? today : Reading{};
}

static std::vector<std::string> parts_of(std::string_view printed) {
    std::vector<std::string> parts;
    while (true) {
        std::size_t const comma = printed.find(',');
        std::string part = text::collapse_white_space(printed.substr(0, comma));
        if (!part.empty())
            parts.push_back(std::move(part));
        if (comma == printed.npos)
            return parts;
        printed.remove_prefix(comma + 1);
    }
}

static std::string joined(std::vector<std::string> const& parts, std::size_t count) {
    std::string line;
    for (std::size_t i = 0; i < count; ++i)
        line.append(i == 0 ? "" : ", ").append(parts[i]);
    return line;
}

PrintedAddress locate(std::string_view printed, std::optional<core::Date> issued_on,
                      Places const& places) {
    std::vector<std::string> const parts = parts_of(printed);
    std::vector<std::string> folded;
    folded.reserve(parts.size());
    for (std::string const& part : parts)
        folded.push_back(plain(part));

    Reading const reading = read(folded, issued_on, places);
    Codes const& codes = reading.communes;
    PrintedAddress address;
    if (codes.empty())
        return address;
    Commune const* const first = places.units.find_commune(codes.front());
    if (first == nullptr)
        return address;
    address.province = places.units.province_of(*first).code;
    address.street = joined(parts, parts.size() - reading.tiers);
    if (codes.size() == 1)
        address.commune = codes.front();
    else
        address.communes = codes;
    return address;
}

}
