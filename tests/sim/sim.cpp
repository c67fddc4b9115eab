/// Three days of a hall in virtual time, seed after seed.
///
///   onedoor_sim [--seeds N] [--from S] [--hours H] [--filings N] [--trace]
///
/// Ends with 1 when a promise was broken or when the first seed does not run the same way twice.
#include "tests/sim/plan.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <optional>

using namespace onedoor::sim;

namespace {

struct Request {
    Plan plan;
    std::uint64_t seeds = 20;
};

void show_usage() {
    std::fputs("usage: onedoor_sim [--seeds N] [--from S] [--hours H] [--filings N] [--trace]\n",
               stderr);
}

template<typename Number> bool read(char const* text, Number& number) {
    auto const read = std::from_chars(text, text + std::strlen(text), number);
    return read.ec == std::errc() && *read.ptr == '\0' && number > 0;
}

std::optional<Request> read_request(int count, char** words) {
    Request request;
    for (int i = 1; i < count; ++i) {
        std::string_view const name = words[i];
        if (name == "--trace") {
            request.plan.echo = Trace::Echo::On;
            continue;
        }
        char const* const value = i + 1 < count ? words[++i] : "";
        bool const is_read = name == "--seeds"     ? read(value, request.seeds)
                             : name == "--from"    ? read(value, request.plan.seed)
                             : name == "--hours"   ? read(value, request.plan.hours)
                             : name == "--filings" ? read(value, request.plan.filings)
                                                   : false;
        if (!is_read)
            return std::nullopt;
    }
    return request;
}

bool tell(std::uint64_t seed, Verdict const& verdict, double seconds) {
    std::uint32_t faults = 0;
    for (auto const& [name, count] : verdict.faults)
        faults += count;
    std::printf("seed %-6llu %u filings, %u faults, %llu events, drained in %lld s, %.1f s  %s\n",
                static_cast<unsigned long long>(seed), verdict.filings, faults,
                static_cast<unsigned long long>(verdict.events),
                static_cast<long long>(verdict.drained_ms / 1000), seconds, verdict.digest.c_str());
    for (std::string const& accusation : verdict.accusations)
        std::printf("    %s\n", accusation.c_str());
    if (!verdict.accusations.empty())
        std::printf("    again: ./dev sim --seeds 1 --from %llu --trace\n",
                    static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    return verdict.accusations.empty();
}

}

int main(int count, char** words) {
    auto const request = read_request(count, words);
    if (!request) {
        show_usage();
        return 2;
    }
    std::map<std::string, std::uint32_t> faults;
    std::string first_digest;
    std::uint64_t failed = 0, filings = 0;
    for (std::uint64_t i = 0; i < request->seeds; ++i) {
        Plan plan = request->plan;
        plan.seed += i;
        auto const begin = std::chrono::steady_clock::now();
        Verdict const verdict = simulate(plan);
        std::chrono::duration<double> const spent = std::chrono::steady_clock::now() - begin;
        failed += tell(plan.seed, verdict, spent.count()) ? 0 : 1;
        filings += verdict.filings;
        for (auto const& [name, number] : verdict.faults)
            faults[name] += number;
        if (i == 0)
            first_digest = verdict.digest;
    }
    for (auto const& [name, number] : faults)
        std::printf("    %8u  %s\n", number, name.c_str());
    Plan again = request->plan;
    again.echo = Trace::Echo::Off;
    bool const is_same = simulate(again).digest == first_digest;
    std::printf("%llu seeds, %llu filings: %llu seeds failed; seed %llu %s\n",
                static_cast<unsigned long long>(request->seeds),
                static_cast<unsigned long long>(filings), static_cast<unsigned long long>(failed),
                static_cast<unsigned long long>(again.seed),
                is_same ? "replays identically" : "DOES NOT REPLAY");
    return failed == 0 && is_same ? 0 : 1;
}
