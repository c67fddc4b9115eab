#include "server/ops/metrics.h"

#include <algorithm>

namespace onedoor::ops {

Metrics::Metrics(std::vector<std::string_view> operations)
    : m_operations(std::move(operations)), m_rows(new Row[m_operations.size() + 1]) {}

std::size_t Metrics::slot_of(int status) {
    auto const found = std::find(statuses.begin(), statuses.end() - 1, status);
    return static_cast<std::size_t>(found - statuses.begin());
}

void Metrics::count(std::size_t row, int status, std::chrono::microseconds spent) {
    Row& counted = m_rows[std::min(row, m_operations.size())];
    counted.by_status[slot_of(status)].fetch_add(1, std::memory_order_relaxed);
    auto const bucket = std::lower_bound(bounds.begin(), bounds.end(), spent.count());
    m_durations[static_cast<std::size_t>(bucket - bounds.begin())].fetch_add(
        1, std::memory_order_relaxed);
    m_microseconds.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(0, spent.count())),
                             std::memory_order_relaxed);
}

std::uint64_t Metrics::requests(std::size_t row, int status) const {
    return m_rows[std::min(row, m_operations.size())].by_status[slot_of(status)];
}

static void append_heading(std::string& text, std::string_view name, std::string_view kind,
                           std::string_view help) {
    text.append("# HELP ").append(name).append(" ").append(help);
    text.append("\n# TYPE ").append(name).append(" ").append(kind).append("\n");
}

void Metrics::append_requests(std::string& text) const {
    append_heading(text, "onedoor_requests_total", "counter", "Requests answered");
    for (std::size_t row = 0; row <= m_operations.size(); ++row) {
        std::string_view const operation = row < m_operations.size() ? m_operations[row] : "none";
        for (std::size_t slot = 0; slot < statuses.size(); ++slot) {
            std::uint64_t const value = m_rows[row].by_status[slot];
            if (value == 0)
                continue;
            text.append("onedoor_requests_total{operation=\"").append(operation);
            text.append("\",status=\"").append(std::to_string(statuses[slot])).append("\"} ");
            text.append(std::to_string(value)).append("\n");
        }
    }
}

void Metrics::append_durations(std::string& text) const {
    append_heading(text, "onedoor_request_seconds", "histogram", "Time spent on an answer");
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        below += m_durations[i];
        bool const is_last = i + 1 == bounds.size();
        std::string const bound =
            is_last ? "+Inf" : std::to_string(static_cast<double>(bounds[i]) / 1e6);
        text.append("onedoor_request_seconds_bucket{le=\"").append(bound).append("\"} ");
        text.append(std::to_string(below)).append("\n");
    }
    double const seconds = static_cast<double>(m_microseconds.load()) / 1e6;
    text.append("onedoor_request_seconds_sum ").append(std::to_string(seconds)).append("\n");
    text.append("onedoor_request_seconds_count ").append(std::to_string(below)).append("\n");
}

std::string Metrics::text(std::span<Reading const> readings) const {
    std::string text;
    append_requests(text);
    append_durations(text);
    append_heading(text, "onedoor_policy_reports_total", "counter",
                   "Violations of the content security policy that browsers reported");
    text.append("onedoor_policy_reports_total ").append(std::to_string(m_policy_reports));
    text.append("\n");
    for (Reading const& reading : readings) {
        append_heading(text, reading.name, reading.kind, reading.help);
        text.append(reading.name).append(" ").append(std::to_string(reading.value)).append("\n");
    }
    return text;
}

}
