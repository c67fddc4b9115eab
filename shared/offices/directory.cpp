#include "shared/offices/directory.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <cmath>

namespace onedoor::offices {

using json::ObjectReader;

static constexpr ObjectReader::Range degrees{-180'000'000, 180'000'000};

static Result<Office> read_office(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Office office;
    office.unit = TRY(reader.string("unit"));
    office.area = TRY(reader.localized("area"));
    office.name = TRY(reader.localized("name"));
    office.address = TRY(reader.optional_string("address"));
    office.phone = TRY(reader.optional_string("phone"));
    std::optional<std::int64_t> const latitude = TRY(reader.optional_integer("latitude", degrees));
    std::optional<std::int64_t> const longitude =
        TRY(reader.optional_integer("longitude", degrees));
    if (latitude && longitude)
        office.place =
            Place{static_cast<std::int32_t>(*latitude), static_cast<std::int32_t>(*longitude)};
    TRY_VOID(reader.finish());
    return office;
}

Result<Directory> parse_directory(std::string_view text) {
    json::Value const document = TRY(json::parse(text, json::own_file_limits));
    ObjectReader reader = TRY(ObjectReader::open(document));
    Directory directory;
    directory.offices = TRY(reader.list<Office>("offices", read_office));
    directory.source = TRY(reader.string("source"));
    directory.hours_source = TRY(reader.string("hours_source"));
    json::Value const* const calendar = TRY(reader.value("calendar"));
    directory.calendar = TRY(calendar::parse_calendar(*calendar));
    TRY_VOID(reader.finish());
    return directory;
}

Office const* office_of(Directory const& directory, std::string_view unit) {
    auto const found = std::ranges::find(directory.offices, unit, &Office::unit);
    return found == directory.offices.end() ? nullptr : &*found;
}

// Over a province the curvature does not matter: a degree of longitude shrinks with the latitude.
static std::int32_t metres_between(Place a, Place b) {
    constexpr double metres_per_millionth = 0.111'32;
    constexpr double radians_per_millionth = 3.141'592'653'589'793 / 180'000'000;
    double const middle = (static_cast<double>(a.latitude) + b.latitude) / 2;
    double const north = static_cast<double>(a.latitude) - b.latitude;
    double const east =
        (static_cast<double>(a.longitude) - b.longitude) * std::cos(middle * radians_per_millionth);
    return static_cast<std::int32_t>(std::sqrt(north * north + east * east) * metres_per_millionth);
}

std::vector<Near> nearest(Directory const& directory, Place from) {
    std::vector<Near> near;
    for (Office const& office : directory.offices)
        if (office.place)
            near.push_back({&office, metres_between(from, *office.place)});
    std::ranges::sort(near, {}, &Near::metres);
    return near;
}

}
