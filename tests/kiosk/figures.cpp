// What the machine costs: start, touch, wipe, memory over many sessions, idle processor time.
// figures.py starts it under Xvfb beside a real server and judges.
//
// usage: kiosk_figures URL FONTS SESSIONS
#include "tests/kiosk/person.h"

#include <SDL.h>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <sys/resource.h>
#include <thread>
#include <vector>

using namespace onedoor;
using ui::Role;
using Clock = std::chrono::steady_clock;

namespace {

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long resident_kilobytes() {
    char line[256];
    long kilobytes = 0;
    if (std::FILE* const status = std::fopen("/proc/self/status", "r")) {
        while (std::fgets(line, sizeof line, status) != nullptr)
            std::sscanf(line, "VmRSS: %ld", &kilobytes);
        std::fclose(status);
    }
    return kilobytes;
}

double share(std::vector<double> values, double part) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

class Figures {
public:
    Figures(testing::Person& person, platform::Window& window)
        : m_person(person), m_window(window) {}

    void take(int sessions) {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        std::puts("attract");
        std::fflush(stdout);
        int const step = std::max(1, sessions / 10);
        for (int i = 1; i <= sessions; ++i) {
            serve();
            if (i % step == 0)
                std::printf("session %d rss_kb %ld\n", i, resident_kilobytes());
        }
        std::printf("touch_ms p50 %.1f p99 %.1f\n", share(m_touches, 0.5), share(m_touches, 0.99));
        std::printf("wipe_ms p50 %.1f max %.1f\n", share(m_wipes, 0.5), share(m_wipes, 1));
        rest();
    }

private:
    // Woken, something typed, ended: with a new frame, a new program and new textures each time.
    void serve() {
        m_person.touch_at(540, 1800);
        m_person.wait_for(Role::Link, "Nộp hồ sơ");
        m_person.touch(Role::TextField, "Tìm thủ tục");
        m_person.wait_until([this] { return m_window.kiosk().surface().is_editing(); }, "the keys");
        auto const touched = Clock::now();
        m_person.press_keys("k");
        m_touches.push_back(milliseconds_since(touched));
        m_person.press_keys("hai sinh");
        m_person.touch(Role::Button, "Kết thúc");
        auto const ended = Clock::now();
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_wipes.push_back(milliseconds_since(ended));
    }

    void rest() {
        constexpr auto time = std::chrono::seconds(10);
        double const before = processor_seconds();
        std::this_thread::sleep_for(time);
        double const used = processor_seconds() - before;
        std::printf("attract_cpu_percent %.2f\n",
                    used * 100 / std::chrono::duration<double>(time).count());
    }

    testing::Person& m_person;
    platform::Window& m_window;
    /// From the touch until its frame was shown, press and release.
    std::vector<double> m_touches;
    std::vector<double> m_wipes;
};

}

int main(int count, char** words) {
    int sessions = 0;
    if (count == 4)
        std::from_chars(words[3], words[3] + std::strlen(words[3]), sessions);
    if (sessions < 1) {
        std::fputs("usage: kiosk_figures URL FONTS SESSIONS\n", stderr);
        return 2;
    }
    testing::Person person;
    platform::WindowOptions options;
    options.origin = words[1];
    options.fonts = words[2];
    platform::Window window(options, {.turn = &person});
    person.watch(window);
    std::thread hand([&] {
        Figures(person, window).take(sessions);
        person.at_machine([&] { window.close(); });
    });
    int const code = window.run();
    hand.join();
    return code;
}
