#pragma once

#include "client/diagnostics/findings.h"
#include "client/diagnostics/observation.h"

#include <optional>

namespace onedoor::diagnostics {

/// Whether somebody is there to hold a code, press keys, listen and look. Alone, what needs that
/// is judged by its connection, or not at all.
enum class Attendance : std::uint8_t { Alone, Staffed };

/// What the machine does while the present check runs.
enum class Wish : std::uint8_t {
    Nothing,
    ShowCode,    ///< "hold any code before the reader"
    ShowKeys,    ///< "press each of the nine keys"
    PlaySound,   ///< then "did you hear it?"
    ShowPattern, ///< then "is it whole and are all colours there?"
    AskServer,   ///< one request to the server, whose answer comes as an Observation::link
};

enum class StaffAnswer : std::uint8_t { Yes, No };

struct CheckLimits {
    /// A part that just started answers later.
    static constexpr std::int64_t settle_ms = 3'000;
    static constexpr std::int64_t link_ms = 10'000;
    static constexpr std::int64_t staff_ms = 60'000;
    static constexpr std::int64_t read_ms = 20'000;
    static constexpr std::int64_t slow_ms = 2'000;
    static constexpr std::uint64_t disk_low_bytes = 2ULL << 30;
    static constexpr std::uint64_t disk_full_bytes = 200ULL << 20;
    /// Reliability K4.
    static constexpr std::int64_t clock_skew_ms_max = 120'000;
};

/// Checks one part of the machine after the other. Call advance() at every frame, or every
/// 250 ms, with what is known then. Every check ends, whatever the parts do.
class Checklist {
public:
    /// Forgets the findings and begins with the first.
    void start(Attendance attendance, core::Uptime now);
    /// Checks this part alone, with somebody there; the findings about the others stay.
    void check(Device device, core::Uptime now);
    /// A check under way is as if it had not been begun.
    void stop();
    void advance(Observation const& seen, core::Uptime now);
    /// Staff said whether they heard or saw it; nothing happens while nobody is asked.
    void answer(StaffAnswer answer);

    /// The part being checked; nothing before the start and after the end.
    [[nodiscard]] std::optional<Device> current() const;
    [[nodiscard]] bool is_finished() const { return m_at == device_count; }
    /// When the present check began.
    [[nodiscard]] core::Uptime began() const { return m_began; }
    [[nodiscard]] std::uint32_t keys_pressed() const { return m_keys; }
    [[nodiscard]] Wish wish() const;
    [[nodiscard]] Cause cause(Device device) const {
        return m_causes[static_cast<std::size_t>(device)];
    }
    [[nodiscard]] Outcome outcome(Device device) const { return outcome_of(cause(device)); }
    /// Finished, and nothing that is fitted failed or was left out: as the readiness slip says it.
    [[nodiscard]] bool is_ready() const;

private:
    [[nodiscard]] std::optional<Cause> judge(Device device, Observation const& seen);
    [[nodiscard]] std::optional<Cause> judge_printer(Observation const& seen) const;
    [[nodiscard]] std::optional<Cause> judge_reader(Observation const& seen) const;
    [[nodiscard]] std::optional<Cause> judge_keypad(Observation const& seen) const;
    [[nodiscard]] std::optional<Cause> judge_by_staff(Cause when_no) const;
    [[nodiscard]] std::optional<Cause> judge_link(Observation const& seen) const;
    [[nodiscard]] bool has_waited(std::int64_t ms) const;
    void begin(std::size_t at, core::Uptime now);
    void next();

    enum class Span : std::uint8_t { All, One };
    Span m_span = Span::All;
    Attendance m_attendance = Attendance::Alone;
    /// device_count: finished; beyond: not started.
    std::size_t m_at = device_count + 1;
    core::Uptime m_now;
    core::Uptime m_began;
    /// Keys pressed during this check.
    std::uint32_t m_keys = 0;
    std::optional<StaffAnswer> m_answer;
    std::array<Cause, device_count> m_causes{};
};

}
