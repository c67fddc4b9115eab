#pragma once

#include "server/app/application.h"
#include "tests/server/http/loopback.h"
#include "tests/server/support/fixtures.h"

#include <memory>
#include <string>
#include <string_view>

namespace onedoor::testing {

/// The whole server on free ports of this machine, over a data folder of its own, offering one
/// trial procedure. Time stands still unless a test moves it. The test client is its trusted
/// proxy, so that requests can come from many addresses.
class RunningServer {
public:
    /// With a second disk the server has a folder "second" for copies.
    enum class SecondDisk { None, There };
    explicit RunningServer(SecondDisk second = SecondDisk::None);

    [[nodiscard]] int port() const { return m_application->port(); }
    [[nodiscard]] int devices_port() const { return *m_application->devices_port(); }
    [[nodiscard]] std::string const& password() const { return *m_application->first_password(); }
    [[nodiscard]] std::string log_text() const;
    [[nodiscard]] std::string const& data_folder() const { return m_folder.path(); }

    /// Requests from an address nobody used before, unless `headers` name another.
    Answer get(std::string_view target, std::string headers = {});
    Answer post(std::string_view target, std::string_view body, std::string headers = {});
    Answer request(std::string_view method, std::string_view target, std::string headers = {},
                   std::string_view body = {});
    /// Cookie header of a signed-in official.
    std::string officer();

    class ManualClock final : public core::Clock {
    public:
        [[nodiscard]] core::Instant now() const override { return {m_milliseconds.load()}; }
        void advance_seconds(std::int64_t seconds) { m_milliseconds += seconds * 1'000; }

    private:
        std::atomic<std::int64_t> m_milliseconds = 1'795'140'000'000; // 2026-11-20 09:00, Friday
    };
    ManualClock clock;
    ManualClock monotonic_clock;

private:
    std::string fresh_address();

    TemporaryFolder m_folder;
    SeededRandom m_random{42};
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_log_file;
    ops::Log m_log;
    std::unique_ptr<server::Application> m_application;
    int m_addresses = 0;
};

/// X-Real-IP line.
std::string from(std::string_view address);

/// The "code" of a problem document.
std::string problem_code(Answer const& answer);

}
