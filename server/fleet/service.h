#pragma once

#include "server/keys/device_register.h"
#include "server/store/store.h"
#include "shared/core/clock.h"
#include "shared/protocol/kiosk.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The kiosks of the office, as they tell of themselves.
namespace onedoor::fleet {

inline constexpr std::int64_t silent_after_ms = 5 * 60'000;
inline constexpr std::int64_t clock_skew_max_ms = 120'000;
/// A report is due more often than silence is told.
inline constexpr std::int64_t report_period_ms = 60'000;

enum class Alarm : std::uint8_t {
    /// In the register, and never heard of.
    Unheard,
    /// Not heard of for `silent_after_ms`.
    Silent,
    /// Its clock differs by more than `clock_skew_max_ms`.
    Clock,
    OutOfService,
    /// It still prints.
    PaperLow,
    /// Out of paper, cover open, jam, offline, error.
    Printer
};

struct Report {
    protocol::KioskState state;
    /// By the server's clock.
    core::Instant received_at;
    /// The kiosk's clock less the server's when the report came; the way of a report over the
    /// network is in it.
    std::int64_t clock_skew_ms = 0;
};

struct Kiosk {
    std::string name;
    /// Where it stands; empty for one that was taken out of the register.
    std::string place;
    std::optional<Report> report;
    /// The gravest first.
    std::vector<Alarm> alarms;
};

/// Everything outlives the service.
struct Dependencies {
    store::Store& store;
    keys::DeviceRegister const& devices;
    core::Clock const& clock;
};

/// Thread-safe. Codes: "devices.file" and those of store::KioskStore.
class Service {
public:
    explicit Service(Dependencies const& dependencies) : m_given(dependencies) {}

    /// Keeps a report whose signature by this kiosk was checked. One that is not newer than the
    /// last changes nothing and is answered so; the same once more is kept already. A clock that
    /// begins to differ too much goes into the audit chain ("kiosk.clock_differs", reliability K4).
    Result<protocol::KioskAnswer> report(std::string_view kiosk, protocol::KioskState const& state);
    /// Those of the register in its order, with alarms as of now.
    Result<std::vector<Kiosk>> kiosks();

private:
    Result<void> note_clock(std::string_view kiosk, protocol::KioskState const& state,
                            core::Instant now);
    Result<std::optional<Report>> last_report(std::string_view kiosk);

    Dependencies m_given;
};

}
