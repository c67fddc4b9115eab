#pragma once

#include "client/event_device/event_device.h"
#include "client/keypad/keypad_keys.h"
#include "shared/core/uptime.h"

#include <optional>
#include <string>
#include <vector>

/// The keypad beside the screen, for whoever does not see it or does not reach it.
namespace onedoor::keypad {

/// Nine keys and two switches at an event device, held exclusively. No call waits; one that is
/// pulled out is opened again when it is back.
class Keypad final : private event_device::Sink {
public:
    static constexpr std::int64_t reopen_ms = 1'000;
    /// Presses nobody took: what comes above them is dropped.
    static constexpr std::size_t presses_max = 32;

    /// `wake`: called on another thread when something was pressed; may be null.
    Keypad(std::string path, event_device::EventDevice::Wake wake,
           event_device::EventDevice::Grab grab = event_device::grab);
    ~Keypad() override;
    Keypad(Keypad const&) = delete;
    Keypad& operator=(Keypad const&) = delete;

    /// Call it at every frame, or every 250 ms.
    void advance(core::Uptime now);
    /// In their order.
    std::vector<Press> take();
    /// What was pressed and not taken is dropped.
    void forget();

    /// For the checks: whether it answers, and the keys as KeypadKeys::take_pressed().
    [[nodiscard]] bool is_there();
    std::uint32_t take_pressed();

private:
    void accept(std::span<input_event const> events) override;

    event_device::EventDevice m_device;
    std::optional<core::Uptime> m_due;
    /// Kept under the device's lock.
    KeypadKeys m_keys;
    std::vector<Press> m_presses;
};

}
