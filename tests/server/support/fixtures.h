#pragma once

#include "server/store/sqlite/sqlite_store.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"

#include <atomic>
#include <doctest/doctest.h>
#include <filesystem>
#include <mutex>
#include <random>
#include <string>

namespace onedoor::testing {

/// A folder of its own, gone at the end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "onedoor-test-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        m_path = pattern;
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }

    [[nodiscard]] std::string const& path() const { return m_path; }
    [[nodiscard]] std::string file(std::string const& name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};

class FakeClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override { return {m_milliseconds.load()}; }
    void set(std::string_view iso) {
        Result<core::Instant> const instant = core::parse_iso_instant(iso);
        REQUIRE(instant);
        m_milliseconds = instant->milliseconds;
    }
    void advance_hours(std::int64_t hours) { m_milliseconds += hours * 3'600'000; }

private:
    /// Friday 2026-11-20 09:00 in Vietnam.
    std::atomic<std::int64_t> m_milliseconds = 1'795'140'000'000;
};

/// The same bytes for the same seed, from any thread.
class SeededRandom final : public core::Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) { CAPTURE(seed); }
    void fill(std::span<std::uint8_t> bytes) override {
        std::lock_guard const lock(m_mutex);
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mutex m_mutex;
    std::mt19937_64 m_engine;
};

inline std::unique_ptr<store::Store> open_store(std::string const& path) {
    Result<std::unique_ptr<store::Store>> opened = sqlite::open_store({.path = path});
    if (!opened)
        FAIL(opened.error().code << ": " << opened.error().detail);
    return std::move(*opened);
}

/// A filing as the store sees it; the reference comes from the id.
inline store::NewCase make_filing(core::SubmissionId id, std::string const& applicant = "A") {
    store::NewCase filing;
    filing.content.summary.reference = "TN-" + id.text().substr(0, 10);
    filing.content.summary.submission = id;
    filing.content.summary.procedure = "dang-ky-khai-sinh";
    filing.content.summary.applicant = applicant;
    filing.content.summary.delivery = "counter";
    filing.content.summary.language = "vi";
    filing.content.summary.received_at = {1'795'140'000'000};
    filing.content.form = "dang-ky-khai-sinh";
    filing.content.form_version = 1;
    filing.content.answers = R"({"full_name":"Nguyễn Thị Hoà"})";
    filing.content.papers = {{"declaration", std::nullopt}};
    filing.content.request_hash.fill(static_cast<std::uint8_t>(applicant.front()));
    filing.event = {.at = {1'795'140'000'000}, .action = "case.filed", .role = "citizen"};
    return filing;
}

}
