#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/json/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a kiosk says about itself, never about a citizen.
namespace onedoor::protocol {

enum class KioskCondition : std::uint8_t { Ready, InUse, Closed, OutOfService };

/// "ready", "in_use", "closed", "out_of_service".
std::string_view name_of(KioskCondition condition);

enum class KioskPrinter : std::uint8_t { Ready, NearEnd, Out, Cover, Jam, Offline, Error, None };

/// "ready", "near_end", "out", "cover", "jam", "offline", "error", "none".
std::string_view name_of(KioskPrinter printer);

struct KioskFailures {
    /// Code of an error: letters a–z, digits, '.' and '_', at most 64.
    std::string cause;
    std::int32_t count = 0;

    bool operator==(KioskFailures const&) const = default;
};

inline constexpr std::size_t kiosk_causes_max = 50;
inline constexpr std::size_t kiosk_version_bytes_max = 40;
inline constexpr std::int64_t kiosk_sequence_max = 9'007'199'254'740'991;

/// POST /api/v1/kiosks/{name}/state, signed as protocol/device.h says.
struct KioskState {
    /// From 1 on, higher than that of every report before: one that was sent already changes
    /// nothing when somebody sends it again.
    std::int64_t sequence = 1;
    /// The machine's own time of day when it signed: the server sees how wrong it is.
    core::Instant clock;
    std::string version;
    KioskCondition condition = KioskCondition::Ready;
    KioskPrinter printer = KioskPrinter::None;
    /// By its own clock.
    std::optional<core::Instant> last_print_at;
    std::int64_t uptime_seconds = 0;
    /// Since it was started.
    std::int32_t sessions = 0;
    /// Since it was started, each cause once.
    std::vector<KioskFailures> failures;
    std::int32_t outbox_count = 0;
    std::int64_t outbox_bytes = 0;

    bool operator==(KioskState const&) const = default;
};

json::Value to_json(KioskState const& state);
/// Strict. Fails with the codes of json::parse() and json::ObjectReader, "time.format", and
/// "kiosk.format" for a word, version or cause that is none, or a cause that comes twice.
Result<KioskState> parse_kiosk_state(std::string_view body);

/// The answer.
struct KioskAnswer {
    /// False: the server has this sequence or a later one already; the next must be above it.
    bool is_kept = false;
    /// The highest the server has.
    std::int64_t sequence = 0;
    /// By the server's clock.
    core::Instant at;

    bool operator==(KioskAnswer const&) const = default;
};

json::Value to_json(KioskAnswer const& answer);
/// Fails with the codes of json::parse() and json::ObjectReader, "time.format".
Result<KioskAnswer> parse_kiosk_answer(std::string_view body);

}
