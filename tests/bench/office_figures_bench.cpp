/// office_figures_bench RULES.json [FILES]: all figures of a quarter from invented files, 100,000
/// unless told; prints one JSON object: {"files","all_ms"}, the median of five runs.

#include "shared/figures/index.h"
#include "shared/figures/overdue.h"
#include "shared/figures/settlement_report.h"
#include "shared/figures/trend.h"
#include "tests/support/figures_examples.h"
#include "tests/support/read_file.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace onedoor;
using namespace onedoor::figures;

/// A number that depends on every figure, so that none is left out.
static std::int64_t all_figures(std::vector<FileFacts> const& files, Period const& period,
                                Rules const& rules) {
    SettlementTally report(period, rules.appointment);
    OverdueTally overdue(period, rules.appointment);
    IndexTally index(period, rules.appointment);
    TrendTally trend(months_of(period), rules.appointment);
    for (FileFacts const& file : files) {
        report.add(file);
        overdue.add(file);
        index.add(file);
        trend.add(file);
    }
    std::int64_t sum = report.report().total.received + trend.points().back().open;
    sum += score(rules, index.office()).points.lower;
    for (std::size_t i = 0; i < dimension_count; ++i)
        for (Lift const& lift : lifts(rules, index, static_cast<Dimension>(i), 20))
            sum += lift.gain;
    for (OverdueCause const& cause : overdue.causes())
        sum += cause.days_late;
    return sum;
}

int main(int count, char** arguments) {
    if (count < 2)
        return 2;
    auto const rules = parse_rules(support::read_file(arguments[1]));
    if (!rules)
        return 1;
    std::size_t const number = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 100'000;
    Period const quarter = parse_period("2026-Q4").value();
    std::vector<FileFacts> const files = support::invented_files(number, 1, quarter);
    std::array<double, 5> runs_ms{};
    std::int64_t sum = 0;
    for (double& run_ms : runs_ms) {
        auto const start = std::chrono::steady_clock::now();
        sum += all_figures(files, quarter, *rules);
        run_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                     .count();
    }
    std::ranges::sort(runs_ms);
    std::printf("{\"files\":%zu,\"all_ms\":%.1f}\n", number, runs_ms[2]);
    return sum == 0 ? 1 : 0;
}
