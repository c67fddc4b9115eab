#pragma once

#include "shared/cases/status.h"
#include "shared/core/time.h"
#include "shared/json/object_reader.h"

#include <optional>
#include <string>
#include <string_view>

/// Members that several messages share.
namespace onedoor::protocol {

/// The same error with the path of the member it came from.
inline std::unexpected<Error> at(Error error, std::string path) {
    error.path = std::move(path);
    return std::unexpected(std::move(error));
}

inline Result<core::Instant> read_instant(json::ObjectReader& reader, std::string_view name) {
    std::string const text = TRY(reader.string(name));
    auto const instant = core::parse_iso_instant(text);
    if (!instant)
        return at(instant.error(), reader.path_of(name));
    return *instant;
}

inline Result<std::optional<core::Instant>> read_optional_instant(json::ObjectReader& reader,
                                                                  std::string_view name) {
    if (!TRY(reader.optional_string(name)))
        return std::nullopt;
    return TRY(read_instant(reader, name));
}

inline Result<cases::NationalStatus> read_status(json::ObjectReader& reader,
                                                 std::string_view name) {
    auto const status = cases::national_status_of_code(TRY(reader.integer(name, {})));
    if (!status)
        return fail("json.range", {}, reader.path_of(name));
    return *status;
}

inline json::Value or_null(std::optional<core::Instant> const& instant) {
    return instant ? json::Value(core::to_iso(*instant)) : json::Value();
}

inline json::Value or_null(std::optional<std::string> const& text) {
    return text ? json::Value(*text) : json::Value();
}

}
