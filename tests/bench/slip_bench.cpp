/// Milliseconds from the content of a slip to the bytes for the printer, over every slip on both
/// papers in both languages: the first of the process, which loads the fonts, and the others.
///
///   slip_bench [REPEATS]
#include "shared/print/escpos.h"
#include "shared/print/slip.h"
#include "tests/support/slip_examples.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace onedoor;

namespace {

/// Negative when the slip could not be made.
double time_once(receipts::Slip const& slip, std::size_t width) {
    auto const begin = std::chrono::steady_clock::now();
    auto const raster = print::slip_raster(slip, width, print::Edition::Original);
    if (!raster || !print::escpos::encode(*raster))
        return -1;
    std::chrono::duration<double, std::milli> const spent =
        std::chrono::steady_clock::now() - begin;
    return spent.count();
}

}

int main(int count, char** arguments) {
    int const repeats = count > 1 ? std::atoi(arguments[1]) : 20;
    std::vector<double> times;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        for (text::Language const language :
             {text::Language::Vietnamese, text::Language::English}) {
            for (testing::NamedSlip const& example : testing::slip_examples(language)) {
                for (std::size_t const width : {print::dots_58_mm, print::dots_80_mm})
                    times.push_back(time_once(example.slip, width));
            }
        }
    }
    if (times.size() < 2 || std::ranges::min(times) < 0) {
        std::fprintf(stderr, "slip_bench: a slip could not be made\n");
        return EXIT_FAILURE;
    }
    double const first = times.front();
    times.erase(times.begin());
    std::ranges::sort(times);
    std::printf("{\"slips\":%zu,\"first_ms\":%.3f,\"p50_ms\":%.3f,\"p99_ms\":%.3f}\n",
                times.size() + 1, first, times[times.size() / 2],
                times[(times.size() - 1) * 99 / 100]);
    return EXIT_SUCCESS;
}
