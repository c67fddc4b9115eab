#pragma once

#include "shared/calendar/working_calendar.h"
#include "shared/core/result.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Queue numbers of a hall: who draws one, and who is called next.
namespace onedoor::queue {

enum class Basis : std::uint8_t {
    /// Seen in halls.
    Practice,
    /// Decided by the deployment; no rule says so.
    Configuration
};

/// Where a value comes from.
struct Origin {
    Basis basis = Basis::Configuration;
    std::string source;
    calendar::Confidence confidence = calendar::Confidence::Low;
};

/// Nhóm dịch vụ: numbers run by day and group.
struct ServiceGroup {
    std::string id;
    /// One or two letters A–Z, of this group alone.
    std::string prefix;
    text::Localized name;
    /// What one citizen takes at the counter, 1 to 240; for estimates only.
    std::int32_t service_minutes = 0;
    /// 1 to 999; nothing: as many as are served before the close.
    std::optional<std::int32_t> numbers_per_day;
    Origin origin;
};

/// Diện ưu tiên.
struct PriorityClass {
    std::string id;
    text::Localized name;
    Origin origin;
};

/// Quầy.
struct Counter {
    std::string id;
    /// Places in Plan::groups, at least one.
    std::vector<std::size_t> groups;
    Origin origin;
};

/// Who of a priority class counts as having come this much earlier. So they are served before all
/// who came at the same time, and nobody is overtaken by one who came more than this after.
struct PriorityRule {
    /// 1 to 600.
    std::int32_t head_start_minutes = 0;
    Origin origin;
};

struct Plan {
    /// Unit code of the office (shared/offices).
    std::string office;
    std::vector<ServiceGroup> groups;
    std::vector<PriorityClass> priority_classes;
    std::vector<Counter> counters;
    PriorityRule rule;

    [[nodiscard]] std::optional<std::size_t> group_place(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> class_place(std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> counter_place(std::string_view id) const;
};

/// Reads assets/queue/<office>.json (shape: assets/queue/queue.schema.json). Fails with the codes
/// of shared/json, or "queue.office", "queue.id" (letters a–z, digits and dashes, once each),
/// "queue.name" (empty), "queue.prefix" (not one or two letters, or of another group),
/// "queue.origin" (unknown word, empty source), "queue.unknown_group" (of a counter),
/// "queue.repeated_group", "queue.unserved_group" (no counter has it) or "queue.empty" (no group),
/// and the path of the spot.
Result<Plan> parse_plan(std::string_view json);

}
