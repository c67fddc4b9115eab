/// The program that is killed, and the one that looks at what is left.
///
///   crash_filer file DATABASE SYNCHRONOUS ACKNOWLEDGEMENT
///     files with 8 clients until it is killed. Prints "try ID" before a filing is sent and
///     "ack ID REFERENCE" once it was acknowledged.
///   crash_filer check DATABASE < lines of "try" and "ack"
///     opens the database as the server would, sends every filing again, and prints one line of
///     figures: acknowledged, lost, doubled, stored, chain, integrity.
///   crash_filer count DATABASE
///     prints stored, chain and integrity alone.
#include "server/filing/service.h"
#include "server/store/sqlite/sqlite_store.h"
#include "tests/server/support/fake_store.h"
#include "tests/server/support/trial_offer.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <set>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>

using namespace onedoor;

namespace {

constexpr int clients_count = 8;
constexpr std::size_t rows_max = 10'000'000;

class WallClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override { return {1'795'140'000'000}; }
};

class DeviceRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_device());
    }

private:
    std::random_device m_device;
};

/// Says "stored" before it is true: what the test must notice (reliability M2).
class EagerStore final : public testing::FakeStore {
public:
    explicit EagerStore(store::Store& real) : FakeStore(real), m_store(real) {}

    Result<store::Filed> file(store::NewCase const& filing) override {
        std::thread([this, filing] { (void)m_store.file(filing); }).detach();
        return store::Filed{.reference = filing.content.summary.reference,
                            .received_at = filing.content.summary.received_at};
    }

private:
    store::Store& m_store;
};

struct Office {
    WallClock clock;
    filing::Published published = testing::make_trial_offer();

    filing::Service service(store::Store& store) {
        return filing::Service({.store = store,
                                .published = published,
                                .clock = clock,
                                .secret_key = filing::SecretKey{7}});
    }
};

[[noreturn]] void stop(char const* message, std::string_view detail) {
    std::fprintf(stderr, "crash_filer: %s %.*s\n", message, static_cast<int>(detail.size()),
                 detail.data());
    std::_Exit(2);
}

std::unique_ptr<store::Store> open_store(std::string const& path, sqlite::Synchronous mode) {
    Result<std::unique_ptr<store::Store>> opened = sqlite::open_store(
        {.path = path, .synchronous = mode, .on_fatal = [](std::string_view reason) {
             stop("fatal", reason);
         }});
    if (!opened)
        stop("cannot open", opened.error().code + " " + opened.error().detail);
    return std::move(*opened);
}

/// One write, so that lines of several clients never mix and none waits in a buffer.
void say(std::string const& line) {
    if (write(STDOUT_FILENO, line.data(), line.size()) < 0)
        std::_Exit(0);
}

[[noreturn]] void file_forever(filing::Service& service) {
    DeviceRandom random;
    while (true) {
        core::SubmissionId const id = core::SubmissionId::make(random);
        say("try " + id.text() + "\n");
        auto const receipt = service.file(testing::make_trial_body(id));
        if (!receipt)
            stop("refused", receipt.error().error.code);
        say("ack " + id.text() + " " + receipt->reference + "\n");
    }
}

[[noreturn]] void file_until_killed(char const* path, char const* synchronous,
                                    char const* acknowledgement) {
    Office office;
    std::unique_ptr<store::Store> const real =
        open_store(path, std::strcmp(synchronous, "off") == 0 ? sqlite::Synchronous::Off
                                                              : sqlite::Synchronous::Full);
    EagerStore eager(*real);
    bool const is_early = std::strcmp(acknowledgement, "early") == 0;
    filing::Service service = office.service(is_early ? eager : *real);
    std::vector<std::thread> clients;
    for (int i = 0; i < clients_count; ++i)
        clients.emplace_back([&service] { file_forever(service); });
    for (std::thread& client : clients)
        client.join();
    std::_Exit(1);
}

struct Claims {
    std::set<std::string> tried;
    /// Id to reference.
    std::map<std::string, std::string> acknowledged;
};

Claims read_claims() {
    Claims claims;
    char word[4];
    char id[33];
    char reference[32];
    while (std::scanf("%3s %32s", word, id) == 2) {
        if (std::strcmp(word, "try") == 0)
            claims.tried.insert(id);
        else if (std::scanf("%31s", reference) == 1)
            claims.acknowledged[id] = reference;
    }
    return claims;
}

/// Acknowledged filings the store does not know, or knows under another reference.
std::size_t count_lost(filing::Service& service, Claims const& claims) {
    std::size_t lost = 0;
    for (auto const& [id, reference] : claims.acknowledged) {
        auto const again = service.file(testing::make_trial_body(*core::SubmissionId::parse(id)));
        bool const is_kept = again && again->kind == filing::Receipt::Kind::Repeated &&
                             again->reference == reference;
        lost += is_kept ? 0 : 1;
    }
    return lost;
}

/// Clients send again what was never answered; every one must end as one case.
void send_the_rest(filing::Service& service, Claims const& claims) {
    for (std::string const& id : claims.tried)
        if (!service.file(testing::make_trial_body(*core::SubmissionId::parse(id))))
            stop("refused", id);
}

std::string integrity(char const* path) {
    sqlite3* database = nullptr;
    std::string findings;
    auto const collect = [](void* text, int, char** values, char**) {
        static_cast<std::string*>(text)->append(values[0]);
        return 0;
    };
    if (sqlite3_open(path, &database) != SQLITE_OK ||
        sqlite3_exec(database, "PRAGMA integrity_check; PRAGMA foreign_key_check;", collect,
                     &findings, nullptr) != SQLITE_OK)
        findings = "unreadable";
    sqlite3_close(database);
    return findings;
}

int count_stored(char const* path) {
    std::unique_ptr<store::Store> store = open_store(path, sqlite::Synchronous::Full);
    std::size_t const stored = store->list(std::nullopt, rows_max)->size();
    bool const is_chained = store->verify_chain()->first_broken == 0;
    store.reset();
    std::printf("stored=%zu chain=%s integrity=%s\n", stored, is_chained ? "ok" : "broken",
                integrity(path).c_str());
    return 0;
}

int check(char const* path) {
    Claims const claims = read_claims();
    Office office;
    std::unique_ptr<store::Store> store = open_store(path, sqlite::Synchronous::Full);
    filing::Service service = office.service(*store);
    std::size_t const lost = count_lost(service, claims);
    send_the_rest(service, claims);
    std::size_t const stored = store->list(std::nullopt, rows_max)->size();
    std::size_t const doubled = stored - std::min(stored, claims.tried.size());
    std::printf("acknowledged=%zu lost=%zu tried=%zu doubled=%zu ", claims.acknowledged.size(),
                lost, claims.tried.size(), doubled);
    store.reset();
    return count_stored(path);
}

}

int main(int count, char** words) {
    if (count == 5 && std::strcmp(words[1], "file") == 0)
        file_until_killed(words[2], words[3], words[4]);
    if (count == 3 && std::strcmp(words[1], "check") == 0)
        return check(words[2]);
    if (count == 3 && std::strcmp(words[1], "count") == 0)
        return count_stored(words[2]);
    stop("usage: crash_filer file DATABASE SYNCHRONOUS ACKNOWLEDGEMENT | check|count DATABASE", {});
}
