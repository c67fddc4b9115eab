// What the machine costs: start, touch, wipe, memory over many sessions, idle processor time.
// figures.py starts it under Xvfb beside a real server and judges.
//
// usage: kiosk_figures URL FONTS SESSIONS GLASS
//   GLASS: the file in which Xvfb keeps the picture of its screen
#include "tests/kiosk/glass.h"
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
#include <utility>
#include <vector>

using namespace onedoor;
using ui::Role;
using Clock = std::chrono::steady_clock;

namespace {

// A finger without a visible answer for so long is a fault.
constexpr double blind_ms = 10'000;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double processor_seconds(int who = RUSAGE_SELF) {
    rusage usage{};
    getrusage(who, &usage);
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
    Figures(testing::Person& person, platform::Window& window, testing::Glass const& glass)
        : m_person(person), m_window(window), m_glass(glass) {}

    void take(int sessions) {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        std::puts("attract");
        std::fflush(stdout);
        int const step = std::max(1, sessions / 10);
        std::vector<double> memory;
        for (int i = 1; i <= sessions; ++i) {
            serve(i % whole_each == 0 ? m_whole : m_changes);
            memory.push_back(static_cast<double>(resident_kilobytes()));
            if (i % step != 0)
                continue;
            // Pictures come and go; what stays is in the least of several sessions too.
            std::printf("session %d rss_kb %.0f least %.0f\n", i, share(memory, 1),
                        share(memory, 0));
            std::fflush(stdout);
            memory.clear();
        }
        tell("touch", m_changes);
        tell("whole", m_whole);
        std::printf("wipe_ms p50 %.1f max %.1f\n", share(m_wipes, 0.5), share(m_wipes, 1));
        rest();
    }

private:
    /// From the finger until the pressed thing looks pressed on the glass.
    struct Presses {
        std::vector<double> milliseconds;
        /// Of the machine's processors.
        std::vector<double> processor_ms;
    };
    // Every so many sessions nothing of the last picture is kept, for comparison.
    static constexpr int whole_each = 4;

    static void tell(char const* name, Presses const& presses) {
        if (!presses.milliseconds.empty())
            std::printf("%s_ms p50 %.1f p99 %.1f processor_ms p50 %.1f\n", name,
                        share(presses.milliseconds, 0.5), share(presses.milliseconds, 0.99),
                        share(presses.processor_ms, 0.5));
    }

    // Woken, something typed, ended: with a new frame, a new program and new glyphs each time.
    void serve(Presses& presses) {
        m_person.touch_at(540, 1800);
        press(m_person.reach(Role::Link, "Nộp hồ sơ"), presses);
        m_person.wait_for(Role::Button, "Về trang đầu");
        m_person.touch(Role::TextField, "Tìm thủ tục");
        m_person.wait_until([this] { return m_window.kiosk().surface().is_editing(); }, "the keys");
        press(m_person.key_of('k'), presses);
        m_person.press_keys("hai sinh");
        press(m_person.reach(Role::Button, "Kết thúc"), presses);
        auto const ended = Clock::now();
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_wipes.push_back(milliseconds_since(ended));
    }

    void press(ui::Rect const& place, Presses& presses) {
        testing::Glass::Area const area{static_cast<int>(place.x), static_cast<int>(place.y),
                                        static_cast<int>(place.w), static_cast<int>(place.h)};
        wait_for_stillness(area);
        if (&presses == &m_whole)
            m_person.at_machine([this] { m_window.forget_textures(); });
        std::uint64_t const before = m_glass.look(area);
        double const used = machine_seconds();
        auto const touched = Clock::now();
        float const x = place.x + place.w / 2, y = place.y + place.h / 2;
        testing::Person::send_finger(SDL_FINGERDOWN, x, y);
        while (m_glass.look(area) == before) {
            if (milliseconds_since(touched) > blind_ms) {
                std::fputs("a finger is not seen\n", stderr);
                std::_Exit(1);
            }
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        presses.milliseconds.push_back(milliseconds_since(touched));
        m_person.wait_for_turn();
        presses.processor_ms.push_back((machine_seconds() - used) * 1000);
        testing::Person::send_finger(SDL_FINGERUP, x, y);
    }

    // The page may have come a moment ago.
    void wait_for_stillness(testing::Glass::Area area) {
        std::uint64_t last = 0;
        m_person.wait_until(
            [&] {
                std::uint64_t const before = std::exchange(last, m_glass.look(area));
                return last == before;
            },
            "a still picture");
    }

    // Without this thread's own looking.
    static double machine_seconds() {
        return processor_seconds() - processor_seconds(RUSAGE_THREAD);
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
    testing::Glass const& m_glass;
    Presses m_changes, m_whole;
    std::vector<double> m_wipes;
};

}

int main(int count, char** words) {
    int sessions = 0;
    if (count == 5)
        std::from_chars(words[3], words[3] + std::strlen(words[3]), sessions);
    if (sessions < 1) {
        std::fputs("usage: kiosk_figures URL FONTS SESSIONS GLASS\n", stderr);
        return 2;
    }
    testing::Glass const glass(words[4]);
    testing::Person person;
    platform::WindowOptions options;
    options.origin = words[1];
    options.fonts = words[2];
    platform::Window window(options, {.turn = &person});
    person.watch(window);
    std::thread hand([&] {
        Figures(person, window, glass).take(sessions);
        person.at_machine([&] { window.close(); });
    });
    int const code = window.run();
    hand.join();
    return code;
}
