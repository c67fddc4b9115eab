#include "server/intake/office.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"

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
    TRY_VOID(reader.finish());
    TRY_VOID(check_agency(office));
    json::Value const calendar_value = TRY(json::parse(calendar, json::own_file_limits));
    office.working_calendar = TRY(calendar::parse_calendar(calendar_value));
    return office;
}

}
