#include "server/intake/office.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <array>

namespace onedoor::intake {

struct NamedStyle {
    std::string_view name;
    cases::AgencyStyle style;
};

static constexpr std::array<NamedStyle, 3> code_styles{{
    {"circular_2018", cases::AgencyStyle::Circular2018},
    {"decision_2020", cases::AgencyStyle::Decision2020},
    {"ministry", cases::AgencyStyle::Ministry},
}};

static Result<cases::AgencyStyle> read_style(std::string_view name) {
    for (NamedStyle const& known : code_styles)
        if (known.name == name)
            return known.style;
    return fail("office.code_style", "circular_2018, decision_2020 or ministry", "code_style");
}

/// The agency must be able to give codes: the first of any day is tried.
static Result<void> check_agency(Office const& office) {
    if (!cases::make_file_code(office.code_style, office.agency_id, {2026, 1, 1}, 1))
        return fail("office.agency", "not an agency of this code style", "agency");
    return {};
}

static bool is_unit_id(std::string_view id) {
    auto const is_allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '-';
    };
    return !id.empty() && std::ranges::all_of(id, is_allowed);
}

static Result<Unit> read_unit(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    Unit unit;
    unit.id = TRY(reader.string("id"));
    if (!is_unit_id(unit.id))
        return fail("office.unit", "letters a-z, digits and dashes", reader.path_of("id"));
    unit.name = TRY(reader.localized("name"));
    unit.handles = TRY(reader.boolean("handles"));
    TRY_VOID(reader.finish());
    return unit;
}

static Result<void> check_units(Office const& office) {
    for (Unit const& unit : office.units)
        if (office.find_unit(unit.id) != &unit)
            return fail("office.unit", "there twice: " + unit.id, "units");
    if (office.find_unit(office.receiving_unit) == nullptr)
        return fail("office.unit", "not one of the units", "receiving_unit");
    if (std::ranges::none_of(office.units, &Unit::handles))
        return fail("office.unit", "no unit settles files", "units");
    return {};
}

Unit const* Office::find_unit(std::string_view id) const {
    auto const found = std::ranges::find(units, id, &Unit::id);
    return found == units.end() ? nullptr : &*found;
}

Result<Office> Office::parse(std::string_view text, std::string_view calendar) {
    json::Value const value = TRY(json::parse(text));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    for (std::string_view const about_the_file : {"id", "calendar", "source", "confidence"})
        TRY(reader.string(about_the_file));
    TRY(reader.optional_string("remark"));
    Office office;
    office.parent = TRY(reader.string("parent"));
    office.unit = TRY(reader.string("unit"));
    office.place = TRY(reader.string("place"));
    office.agency_id = TRY(reader.string("agency"));
    std::string const style = TRY(reader.string("code_style"));
    office.code_style = TRY(read_style(style));
    office.address = TRY(reader.optional_string("address"));
    office.hotline = TRY(reader.optional_string("hotline"));
    office.look_up_address = TRY(reader.optional_string("look_up_address"));
    office.queue = TRY(reader.optional_string("queue"));
    office.units = TRY(reader.list<Unit>("units", read_unit));
    office.receiving_unit = TRY(reader.string("receiving_unit"));
    TRY_VOID(reader.finish());
    TRY_VOID(check_agency(office));
    TRY_VOID(check_units(office));
    json::Value const calendar_value = TRY(json::parse(calendar, json::own_file_limits));
    office.working_calendar = TRY(calendar::parse_calendar(calendar_value));
    return office;
}

Result<void> check_grants(Office const& office, std::span<staff::Grant const> grants) {
    for (staff::Grant const& grant : grants)
        if (!grant.unit.empty() && office.find_unit(grant.unit) == nullptr)
            return fail("staff.unit", "no unit of the office: " + grant.unit, "grants");
    return {};
}

}
