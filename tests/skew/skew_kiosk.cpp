// The outbox of one release of the kiosk, without a window: skew_test.py runs it beside a server of
// another one.
//
//   skew_kiosk ORIGIN FOLDER key            tells the device's verifying key
//   skew_kiosk ORIGIN FOLDER meet           until the office's key is known
//   skew_kiosk ORIGIN FOLDER keep BODY ...  keeps these filings, each with one file, and ends
//   skew_kiosk ORIGIN FOLDER drain          until nothing waits any more
//
// Says what became of every filing, and ends with 1 when something did not come to its end.
#include "client/outbox/http_exchange.h"
#include "client/outbox/kiosk_outbox.h"
#include "shared/core/base64url.h"
#include "shared/json/json.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

using namespace onedoor;

namespace {

constexpr std::int64_t patience_ms = 60'000;

/// As little as the server takes for a picture.
constexpr char picture[] = "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
                           "\xff\xc0\x00\x0b\x08\x00\x30\x00\x40\x01\x01\x11\x00"
                           "\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00scan\xff\xd9";

std::int64_t milliseconds(auto since_epoch) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count();
}

class WallClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override {
        return {milliseconds(std::chrono::system_clock::now().time_since_epoch())};
    }
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

class OnePicture final : public outbox::FileContents {
public:
    Result<core::Bytes> read(std::uint32_t) override {
        return core::Bytes(picture, picture + sizeof picture - 1);
    }
};

std::condition_variable changed;
std::mutex mutex;

class Machine {
public:
    Machine(std::string const& origin, std::string folder)
        : m_folder(std::move(folder)), m_exchange(origin) {}

    bool start() {
        auto opened = outbox::KioskOutbox::open(
            {.store = {.path = m_folder + "/outbox.db"},
             .device_key = m_folder + "/device.key",
             .sender = {.device = "kiosk-1"}},
            {m_clock, m_random, m_exchange, m_files, [] { changed.notify_one(); }});
        if (!opened) {
            std::printf("does not open: %s\n", opened.error().code.c_str());
            return false;
        }
        m_outbox = std::move(*opened);
        return true;
    }

    bool tell_key() {
        auto const key = outbox::DeviceKey::open(m_folder + "/device.key", m_random);
        if (key)
            std::printf("%s\n", core::to_base64url(key->verifying_key()).c_str());
        return key.has_value();
    }

    bool meet() {
        return until([this] { return m_outbox->is_available(); });
    }

    bool keep(char const* path) {
        std::ifstream file(path);
        app::OutgoingFiling filing{.body = {std::istreambuf_iterator<char>(file), {}}};
        auto const body = json::parse(filing.body);
        auto const* const id = body ? body->find("submission_id")->as_string() : nullptr;
        if (id == nullptr)
            return false;
        filing.submission = *core::SubmissionId::parse(*id);
        filing.files.push_back(
            {std::string(id->rbegin(), id->rend()), 1, "giay.jpg", "image/jpeg"});
        m_outbox->keep(filing);
        bool is_kept = false, is_answered = false;
        return until([&] {
                   for (outbox::Event const& event : m_outbox->take_events())
                       if (auto const* const kept = std::get_if<outbox::Kept>(&event)) {
                           is_answered = true;
                           is_kept = kept->is_kept;
                           std::printf("%s %s\n", kept->id.c_str(),
                                       is_kept ? kept->reference.c_str() : kept->error.c_str());
                       }
                   return is_answered;
               }) &&
               is_kept;
    }

    bool drain() {
        bool const is_drained = until([this] {
            return std::ranges::none_of(m_outbox->status().items, [](outbox::Item const& item) {
                return item.state != outbox::ItemState::Refused;
            });
        });
        for (outbox::Item const& item : m_outbox->status().items)
            std::printf("%s %s\n", item.id.text().c_str(),
                        item.problem.empty() ? "waits" : item.problem.c_str());
        return is_drained;
    }

private:
    bool until(auto const& is_so) {
        std::int64_t const end = uptime() + patience_ms;
        while (uptime() < end) {
            m_outbox->advance({uptime()});
            if (is_so())
                return true;
            std::unique_lock lock(mutex);
            changed.wait_for(lock, std::chrono::milliseconds(20));
        }
        return false;
    }
    static std::int64_t uptime() {
        return milliseconds(std::chrono::steady_clock::now().time_since_epoch());
    }

    std::string m_folder;
    WallClock m_clock;
    DeviceRandom m_random;
    OnePicture m_files;
    outbox::HttpExchange m_exchange;
    std::unique_ptr<outbox::KioskOutbox> m_outbox;
};

}

int main(int count, char** words) {
    std::string_view const order = count > 3 ? words[3] : "";
    if (order != "key" && order != "meet" && order != "keep" && order != "drain") {
        std::fputs("usage: skew_kiosk ORIGIN FOLDER key|meet|drain|keep BODY...\n", stderr);
        return 2;
    }
    Machine machine(words[1], words[2]);
    if (order == "key")
        return machine.tell_key() ? 0 : 1;
    if (!machine.start())
        return 1;
    if (order == "meet")
        return machine.meet() ? 0 : 1;
    if (order == "drain")
        return machine.drain() ? 0 : 1;
    bool const are_kept =
        std::all_of(words + 4, words + count, [&](char const* body) { return machine.keep(body); });
    return are_kept ? 0 : 1;
}
