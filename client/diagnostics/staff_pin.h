#pragma once

#include "shared/core/result.h"
#include "shared/core/uptime.h"
#include "shared/text/language.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace onedoor::diagnostics {

/// The hash for the configuration (argon2id, as crypto_pwhash_str writes it) of a PIN of 6 to 12
/// digits. Takes a part of a second. Fails with "pin.format" or "pin.memory".
Result<std::string> hash_pin(std::string_view pin);

/// How long nobody may try after this many wrong PINs in a row: nothing up to the fourth, then
/// 15 s, each time twice as long, an hour at most.
std::int64_t pin_wait_ms(std::uint32_t failures);

/// Lets staff into their panel. A try is counted on the disk before it is checked, so that pulling
/// the plug wins none; after a restart the whole wait begins anew. Checking takes a part of a
/// second on a thread of its own; no call waits for it but the destructor.
class StaffPin {
public:
    enum class State : std::uint8_t {
        Off, ///< no PIN is set: there is no panel
        Asking,
        Checking,
        Waiting, ///< too many were wrong
        Entered,
    };
    /// Nobody did anything: the panel closes.
    static constexpr std::int64_t idle_ms = 5 * 60'000;

    /// Whether the PIN is the one of the hash, in a time that does not tell how wrong it is.
    using Check = bool (*)(std::string const& hash, std::string const& pin);

    /// `hash` of the configuration, empty: none. `counter_file` keeps the number of wrong tries.
    StaffPin(std::string hash, std::string counter_file);
    StaffPin(std::string hash, std::string counter_file, Check check);
    ~StaffPin();
    StaffPin(StaffPin const&) = delete;
    StaffPin& operator=(StaffPin const&) = delete;

    void advance(core::Uptime now);
    /// Takes what was typed and overwrites it there, whatever the state. Only in Asking is it
    /// tried.
    void enter(std::string& typed);
    /// Staff did something in the panel.
    void stay() { m_last_seen = m_now; }
    void leave();

    [[nodiscard]] State state() const { return m_state; }
    /// Whether the last try was wrong.
    [[nodiscard]] bool was_wrong() const { return m_was_wrong; }
    /// Of a Waiting: rounded up.
    [[nodiscard]] std::int32_t seconds_left() const;
    /// Before the first wait, then 1 each time.
    [[nodiscard]] std::uint32_t tries_left() const;

private:
    struct Try;

    void finish_check();
    void ask();

    std::string m_hash;
    std::string m_counter_file;
    Check m_check;
    State m_state = State::Off;
    bool m_was_wrong = false;
    std::uint32_t m_failures = 0;
    core::Uptime m_now;
    core::Uptime m_last_seen;
    /// Of a Waiting; nothing before the first advance().
    std::optional<core::Uptime> m_waits_until;
    std::unique_ptr<Try> m_try;
    std::thread m_thread;
};

/// What the panel's door says now: to enter the PIN, how many tries or seconds are left.
std::string sentence_of(StaffPin const& pin, text::Language language);

}
