#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::ops {

/// A figure read at the moment of asking ("onedoor_store_commits_total").
struct Reading {
    std::string_view name;
    std::string_view kind; ///< "counter" or "gauge"
    std::string_view help;
    std::uint64_t value = 0;
};

/// Counters of the server in the text format of Prometheus. Labels are route patterns and status
/// codes alone: nothing a person typed, no address, no id.
class Metrics {
public:
    /// `operations` names the rows; the last row counts requests that had no route.
    explicit Metrics(std::vector<std::string_view> operations);

    /// `row` is an index into `operations`; anything larger counts as "no route".
    void count(std::size_t row, int status, std::chrono::microseconds spent);
    void count_policy_report() { ++m_policy_reports; }
    [[nodiscard]] std::uint64_t requests(std::size_t row, int status) const;

    [[nodiscard]] std::string text(std::span<Reading const> readings) const;

private:
    static constexpr std::array<int, 25> statuses = {200, 201, 204, 303, 304, 400, 401, 403, 404,
                                                     405, 408, 409, 411, 413, 414, 415, 417, 422,
                                                     429, 431, 500, 503, 505, 507, 0};
    /// Upper bounds in microseconds; the last bucket is everything.
    static constexpr std::array<std::int64_t, 9> bounds = {
        250, 1'000, 2'500, 10'000, 50'000, 250'000, 1'000'000, 5'000'000, INT64_MAX};

    struct Row {
        std::array<std::atomic<std::uint64_t>, statuses.size()> by_status{};
    };

    [[nodiscard]] static std::size_t slot_of(int status);
    void append_requests(std::string& text) const;
    void append_durations(std::string& text) const;

    std::vector<std::string_view> m_operations;
    std::unique_ptr<Row[]> m_rows;
    std::array<std::atomic<std::uint64_t>, bounds.size()> m_durations{};
    std::atomic<std::uint64_t> m_microseconds = 0;
    std::atomic<std::uint64_t> m_policy_reports = 0;
};

}
