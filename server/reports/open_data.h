#pragma once

#include "server/reports/service.h"

#include <map>
#include <memory>
#include <mutex>

namespace onedoor::reports {

/// What anybody may read: the settlement report by sector and the trend of the whole office, for
/// calendar years, quarters and months. Thread-safe. An answer is kept for ten minutes, and only
/// one is made at a time, so that nobody can keep the server counting.
class OpenData {
public:
    static constexpr std::int64_t life_ms = 10 * 60'000;
    static constexpr std::size_t kept_max = 64;

    OpenData(Service& service, core::Clock const& clock) : m_service(service), m_clock(clock) {}

    /// Fails as Service::table() and with "figures.sheet" (not open), "figures.period" (not a
    /// calendar year, quarter or month) or "figures.busy" (another one is being made).
    Result<std::shared_ptr<figures::Table const>> table(Sheet sheet, std::string const& period,
                                                        text::Language language);

private:
    using Key = std::tuple<Sheet, std::string, text::Language>;
    struct Kept {
        core::Instant made_at;
        std::shared_ptr<figures::Table const> table;
    };

    std::shared_ptr<figures::Table const> kept(Key const& key);
    void keep(Key const& key, std::shared_ptr<figures::Table const> table);

    Service& m_service;
    core::Clock const& m_clock;
    std::mutex m_making;
    std::mutex m_mutex;
    std::map<Key, Kept> m_kept;
};

}
