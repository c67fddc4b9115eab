/// Filings and look-ups per second of the filing service on the SQLite store, without HTTP.
///
///   filing_bench [FOLDER [CLIENTS [SECONDS]]]
#include "server/filing/service.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/support/trial_offer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

using namespace onedoor;
using Steady = std::chrono::steady_clock;

namespace {

class BenchClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override { return {1'795'140'000'000}; }
};

class BenchRandom final : public core::Random {
public:
    explicit BenchRandom(std::uint64_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937_64 m_engine;
};

struct Measured {
    std::vector<std::int64_t> microseconds;
    std::vector<filing::Receipt> receipts;
};

std::int64_t percentile(std::vector<std::int64_t>& sorted, double part) {
    return sorted.empty()
               ? 0
               : sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

/// Runs `call(client, measured)` in a loop on every client until the time is over.
template<typename Call> Measured run(char const* title, int clients, int seconds, Call call) {
    std::vector<Measured> all(static_cast<std::size_t>(clients));
    std::vector<std::thread> threads;
    auto const end = Steady::now() + std::chrono::seconds(seconds);
    for (int client = 0; client < clients; ++client)
        threads.emplace_back([&, client] {
            Measured& mine = all[static_cast<std::size_t>(client)];
            while (Steady::now() < end) {
                auto const begin = Steady::now();
                call(client, mine);
                mine.microseconds.push_back(
                    std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - begin)
                        .count());
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    Measured whole;
    for (Measured& one : all) {
        std::ranges::move(one.microseconds, std::back_inserter(whole.microseconds));
        std::ranges::move(one.receipts, std::back_inserter(whole.receipts));
    }
    std::ranges::sort(whole.microseconds);
    std::printf("%-10s %8zu/s   p50 %6lld us   p99 %6lld us\n", title,
                whole.microseconds.size() / static_cast<std::size_t>(seconds),
                static_cast<long long>(percentile(whole.microseconds, 0.5)),
                static_cast<long long>(percentile(whole.microseconds, 0.99)));
    return whole;
}

}

int main(int count, char** words) {
    std::filesystem::path const folder = count > 1 ? words[1] : "build/bench-filing";
    int const clients = count > 2 ? std::atoi(words[2]) : 64;
    int const seconds = count > 3 ? std::atoi(words[3]) : 5;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    Result<std::unique_ptr<store::Store>> store =
        sqlite::open_store({.path = (folder / "onedoor.db").string()});
    VERIFY(store);
    BenchClock const clock;
    filing::Published const published = testing::make_trial_offer();
    filing::Service service({.store = **store,
                             .published = published,
                             .clock = clock,
                             .secret_key = filing::SecretKey{1}});
    Measured const filed = run("filings", clients, seconds, [&](int client, Measured& mine) {
        thread_local BenchRandom random(static_cast<std::uint64_t>(client));
        auto receipt = service.file(testing::make_trial_body(core::SubmissionId::make(random)));
        VERIFY(receipt);
        mine.receipts.push_back(std::move(*receipt));
    });
    store::StoreFigures const figures = (*store)->figures();
    std::printf("           %.1f filings per commit, log %.1f MiB\n",
                static_cast<double>(figures.jobs) / static_cast<double>(figures.commits),
                static_cast<double>(figures.wal_bytes) / 1048576.0);
    run("look-ups", clients, seconds, [&](int client, Measured&) {
        thread_local BenchRandom random(static_cast<std::uint64_t>(client) + 1000);
        std::uint32_t place = 0;
        random.fill({reinterpret_cast<std::uint8_t*>(&place), sizeof place});
        filing::Receipt const& receipt = filed.receipts[place % filed.receipts.size()];
        VERIFY(service.look_up(receipt.reference, receipt.secret));
    });
    store->reset();
    std::filesystem::remove_all(folder);
    return 0;
}
