#pragma once

#include "client/app/app.h"
#include "shared/json/json.h"

#include <map>
#include <string>
#include <vector>

/// The world around client/app, under the test's control.
namespace onedoor::fakes {

class SteppedClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override { return m_now; }
    void set(core::Instant now) { m_now = now; }

private:
    core::Instant m_now = core::parse_iso_instant("2026-11-21T02:12:00Z").value();
};

class CountingRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = m_next++;
    }

private:
    std::uint8_t m_next = 0;
};

/// Holds what was sent until the test answers it.
class Transport final : public net::Transport {
public:
    struct Sent {
        net::Token token;
        net::Request request;
    };

    void send(net::Token token, net::Request request) override {
        sent.push_back({token, std::move(request)});
    }
    void cancel(net::Token token) override {
        std::erase_if(sent, [&](Sent const& one) { return one.token == token; });
    }

    /// Takes the oldest request to this path; the test fails when there is none.
    Sent take(std::string_view path) {
        for (auto one = sent.begin(); one != sent.end(); ++one)
            if (one->request.path == path) {
                Sent taken = std::move(*one);
                sent.erase(one);
                return taken;
            }
        return {0, {.path = "nothing was sent to " + std::string(path)}};
    }

    std::vector<Sent> sent;
};

/// What several windows of one browser share, when `kept` of one world is given to another.
class Storage final : public app::Storage {
public:
    [[nodiscard]] bool can_keep() const override { return true; }
    void load(std::string_view key) override { asked.emplace_back(key); }
    void list() override { ++lists; }
    void save(std::string_view key, std::string_view value,
              app::KeptVersion const& version) override {
        app::SaveOutcome const outcome = outcome_of(std::string(key), version);
        if (outcome == app::SaveOutcome::Saved) {
            kept.insert_or_assign(std::string(key), std::string(value));
            times.insert_or_assign(std::string(key), version.saved_at);
        }
        saves.push_back({std::string(key), version, outcome});
    }
    void erase(std::string_view key) override {
        kept.erase(std::string(key));
        times.erase(std::string(key));
    }

    struct Save {
        std::string key;
        app::KeptVersion version;
        app::SaveOutcome outcome;
    };
    /// Which call of save() fails, counted from 1; 0 = none.
    std::size_t fails_at = 0;
    int lists = 0;
    std::vector<Save> saves;
    std::vector<std::string> asked;
    std::map<std::string, std::string> kept;
    /// KeptVersion::saved_at of what is kept.
    std::map<std::string, core::Instant> times;

private:
    [[nodiscard]] app::SaveOutcome outcome_of(std::string const& key,
                                              app::KeptVersion const& version) const {
        if (saves.size() + 1 == fails_at)
            return app::SaveOutcome::Failed;
        auto const there = times.find(key);
        core::Instant const time = there == times.end() ? core::Instant() : there->second;
        if (version.before == app::KeptBefore::Replace || time == version.replaces)
            return app::SaveOutcome::Saved;
        return there == times.end() ? app::SaveOutcome::Gone : app::SaveOutcome::Changed;
    }
};

/// Remembers what it was asked; the test answers.
class Cipher final : public app::Cipher {
public:
    void seal(std::string_view text) override { sealed.emplace_back(text); }
    void open(app::SealedText const& text) override { opened.push_back(text); }

    std::vector<std::string> sealed;
    std::vector<app::SealedText> opened;
};

class Files final : public app::FileSource {
public:
    struct Read {
        std::uint32_t handle;
        std::uint64_t offset;
        std::uint32_t length_max;
    };
    void read(std::uint32_t handle, std::uint64_t offset, std::uint32_t length_max) override {
        reads.push_back({handle, offset, length_max});
    }
    void release(std::uint32_t handle) override { released.push_back(handle); }

    std::vector<Read> reads;
    std::vector<std::uint32_t> released;
};

/// Holds what was given to it; the test answers. The `failing_call`-th keep() (from 1) is refused.
class Outbox final : public app::Outbox {
public:
    [[nodiscard]] bool is_available() const override { return available; }
    void keep(app::OutgoingFiling const& filing) override { kept.push_back(filing); }
    void remove(std::string_view id, app::OutboxState state) override {
        removed.emplace_back(std::string(id) + " " + std::string(app::name_of(state)));
    }
    void send_now() override { ++sends; }
    [[nodiscard]] bool succeeds() const { return static_cast<int>(kept.size()) != failing_call; }

    bool available = true;
    int failing_call = 0;
    int sends = 0;
    std::vector<app::OutgoingFiling> kept;
    std::vector<std::string> removed;
};

/// An App in this world.
struct World {
    Transport transport;
    Storage storage;
    Files files;
    Outbox outbox;
    CountingRandom random;
    SteppedClock clock;
    Cipher cipher;
    app::App app{{transport, storage, files, outbox, random, clock, &cipher},
                 {.search_index = "/assets/index.json", .units = "/assets/units.json"},
                 "https://motcua.example"};

    net::Request answer(std::string_view path, int status, std::string body) {
        Transport::Sent taken = transport.take(path);
        app.receive({.token = taken.token, .status = status, .body = std::move(body)});
        return taken.request;
    }
    /// The disk answers the last filing that was to be kept.
    void keep_filing() { app.filing_kept(outbox.kept.back().submission.text(), outbox.succeeds()); }
    void edit(std::string_view path, std::string_view value) {
        act(app::Action::EditAnswer, path, value);
    }
    void act(app::Action action, std::string_view subject = {}, std::string_view value = {}) {
        app.perform({action, std::string(subject), std::string(value), {}});
        settle();
    }
    /// Tells the App what came of everything it kept.
    void settle() {
        for (; m_settled < storage.saves.size(); ++m_settled) {
            fakes::Storage::Save const save = storage.saves[m_settled];
            app.saved(save.key, save.outcome);
        }
    }

private:
    std::size_t m_settled = 0;
};

}
