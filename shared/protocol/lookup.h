#pragma once

#include "shared/cases/status.h"
#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::protocol {

/// POST /api/v1/lookups. Both as typed; shared/cases reads them.
struct LookupRequest {
    std::string code;
    std::string secret;

    bool operator==(LookupRequest const&) const = default;
};

json::Value to_json(LookupRequest const& request);
/// Strict. Fails with the codes of json::parse() and json::ObjectReader.
Result<LookupRequest> parse_lookup_request(std::string_view body);

struct TrackedEvent {
    core::Instant at;
    cases::NationalStatus status = cases::NationalStatus::Registered;
    text::Localized text;
    /// "citizen", "officer" or "system"; never a person's name.
    std::string by;

    bool operator==(TrackedEvent const&) const = default;
};

/// What the holder of code and secret may see.
struct TrackedFile {
    /// Nothing before acceptance.
    std::optional<std::string> code;
    std::string reference;
    std::string procedure;
    text::Localized procedure_name;
    cases::NationalStatus status = cases::NationalStatus::Registered;
    text::Localized status_name;
    core::Instant received_at;
    std::optional<core::Instant> accepted_at;
    std::optional<core::Instant> due_at;
    /// How the due date was counted, a sentence each.
    std::vector<text::Localized> explanation;
    /// Oldest first.
    std::vector<TrackedEvent> events;

    bool operator==(TrackedFile const&) const = default;
};

json::Value to_json(TrackedFile const& file);
/// Fails with the codes of json::parse() and json::ObjectReader, "time.format", "date.invalid".
Result<TrackedFile> parse_tracked_file(std::string_view body);

}
