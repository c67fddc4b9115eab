#include "shared/json/json.h"
#include "shared/units/units.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

/// "search": {"units": as in units.json, "province": code or null, "query": text, "max": number}
/// gives full names.
Result<json::Value> run_units(std::string_view op, json::Value const& in) {
    if (op != "search")
        return unknown_op();
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    json::Value const* const list = TRY(reader.value("units"));
    auto const province = TRY(reader.optional_string("province"));
    std::string const query = TRY(reader.string("query"));
    auto const max = static_cast<std::size_t>(TRY(reader.integer("max", {0, 100})));
    units::Units const units = TRY(units::Units::parse(json::write(*list)));
    units::Province const* const within = province ? units.find_province(*province) : nullptr;
    json::Array names;
    for (units::Commune const* commune : units.search_communes(within, query, max))
        names.emplace_back(units::full_name(*commune).vi);
    return names;
}

}
