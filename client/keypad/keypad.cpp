#include "client/keypad/keypad.h"

#include <utility>

namespace onedoor::keypad {

Keypad::Keypad(std::string path, event_device::EventDevice::Wake wake,
               event_device::EventDevice::Grab grab)
    : m_device(std::move(path), *this, grab, wake) {
    m_presses.reserve(presses_max);
}

Keypad::~Keypad() {
    m_device.close();
}

void Keypad::advance(core::Uptime now) {
    if (is_there() || (m_due && now.milliseconds < m_due->milliseconds))
        return;
    m_due = core::Uptime{now.milliseconds + reopen_ms};
    // One that is not there is tried again.
    if (m_device.open())
        forget();
}

bool Keypad::is_there() {
    std::lock_guard const lock(m_device.mutex());
    return m_device.is_open();
}

void Keypad::accept(std::span<input_event const> events) {
    for (input_event const& event : events) {
        std::optional<Press> const press = m_keys.accept(event);
        if (press && m_presses.size() < presses_max)
            m_presses.push_back(*press);
    }
}

std::vector<Press> Keypad::take() {
    std::lock_guard const lock(m_device.mutex());
    std::vector<Press> presses(m_presses);
    m_presses.clear();
    return presses;
}

void Keypad::forget() {
    std::lock_guard const lock(m_device.mutex());
    m_device.drain();
    m_presses.clear();
    m_keys.forget();
}

std::uint32_t Keypad::take_pressed() {
    std::lock_guard const lock(m_device.mutex());
    return m_keys.take_pressed();
}

}
