#include "server/reports/open_data.h"

#include <algorithm>

namespace onedoor::reports {

using figures::Table;

/// "2026", "2026-Q4", "2026-11": few enough to be kept.
static bool is_calendar_period(std::string_view period) {
    return period.size() == 4 || period.size() == 7;
}

std::shared_ptr<Table const> OpenData::kept(Key const& key) {
    std::lock_guard const lock(m_mutex);
    auto const found = m_kept.find(key);
    if (found == m_kept.end() ||
        m_clock.now().milliseconds - found->second.made_at.milliseconds >= life_ms)
        return nullptr;
    return found->second.table;
}

void OpenData::keep(Key const& key, std::shared_ptr<Table const> table) {
    std::lock_guard const lock(m_mutex);
    if (m_kept.size() >= kept_max && !m_kept.contains(key))
        m_kept.erase(std::ranges::min_element(
            m_kept, {}, [](auto const& entry) { return entry.second.made_at; }));
    m_kept[key] = {m_clock.now(), std::move(table)};
}

Result<std::shared_ptr<Table const>> OpenData::table(Sheet sheet, std::string const& period,
                                                     text::Language language) {
    if (sheet != Sheet::Settlement && sheet != Sheet::Trend)
        return fail("figures.sheet", "not open");
    if (!is_calendar_period(period))
        return fail("figures.period", "a year, a quarter or a month");
    Key const key{sheet, period, language};
    if (auto table = kept(key))
        return table;
    std::unique_lock const making(m_making, std::try_to_lock);
    if (!making.owns_lock())
        return fail("figures.busy", "another one is being made");
    if (auto table = kept(key))
        return table;
    auto table = std::make_shared<Table const>(
        TRY(m_service.table({.sheet = sheet, .period = period, .language = language})));
    keep(key, table);
    return table;
}

}
