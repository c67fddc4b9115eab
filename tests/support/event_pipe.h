#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <fcntl.h>
#include <filesystem>
#include <linux/input.h>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace onedoor::testing {

/// A named pipe that real events are written to, each 2 ms after the one before.
class EventPipe {
public:
    /// Stand for the call that takes a device for one process alone, which a pipe does not have.
    static bool had(int) { return true; }
    static bool refused(int) { return false; }

    EventPipe() {
        std::string folder = std::filesystem::temp_directory_path() / "onedoor-wedge-XXXXXX";
        must(mkdtemp(folder.data()) != nullptr);
        m_folder = folder;
        must(mkfifo(path().c_str(), 0600) == 0);
    }
    ~EventPipe() {
        unplug();
        std::filesystem::remove_all(m_folder);
    }
    EventPipe(EventPipe const&) = delete;
    EventPipe& operator=(EventPipe const&) = delete;

    [[nodiscard]] std::string path() const { return m_folder / "event0"; }
    void plug() {
        m_device = ::open(path().c_str(), O_RDWR | O_CLOEXEC);
        must(m_device >= 0);
    }
    void unplug() {
        if (m_device >= 0)
            ::close(m_device);
        m_device = -1;
    }

    void send(int type, int code, int value) {
        input_event event{};
        event.type = static_cast<std::uint16_t>(type);
        event.code = static_cast<std::uint16_t>(code);
        event.value = value;
        m_now_ms += 2;
        event.input_event_sec = m_now_ms / 1000;
        event.input_event_usec = m_now_ms % 1000 * 1000;
        must(::write(m_device, &event, sizeof event) == sizeof event);
    }
    void key(int code, int value) {
        send(EV_KEY, code, value);
        send(EV_SYN, SYN_REPORT, 0);
    }
    void press(int code) {
        key(code, 1);
        key(code, 0);
    }
    void press_with(int modifier, int code) {
        key(modifier, 1);
        press(code);
        key(modifier, 0);
    }
    /// As a reader types a byte in its Alt mode: Alt, 0 and three digits on the number pad.
    void press_number(unsigned number) {
        constexpr std::array digits{KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4,
                                    KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
        key(KEY_LEFTALT, 1);
        for (char const digit : std::to_string(number))
            press(digits[static_cast<std::size_t>(digit - '0')]);
        key(KEY_LEFTALT, 0);
    }
    /// At most ten seconds of trying; false when nobody takes it.
    bool offer(int code) {
        fcntl(m_device, F_SETFL, O_RDWR | O_NONBLOCK);
        auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        input_event event{};
        event.type = EV_KEY;
        event.code = static_cast<std::uint16_t>(code);
        event.value = 1;
        while (::write(m_device, &event, sizeof event) != sizeof event) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::yield();
        }
        return true;
    }
    void wait_ms(std::int64_t ms) { m_now_ms += ms; }

private:
    static void must(bool holds) {
        if (!holds)
            throw std::runtime_error("event pipe");
    }

    std::filesystem::path m_folder;
    int m_device = -1;
    std::int64_t m_now_ms = 1'000'000;
};

}
