#pragma once

#include "client/ticket/desk.h"
#include "shared/json/json.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace onedoor::ticket::example {

/// Holds what was sent until the test answers it.
class Wire final : public net::Transport {
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
    std::vector<Sent> sent;
};

class CountingRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        ++m_calls;
        for (std::uint8_t& byte : bytes)
            byte = m_calls;
    }

private:
    std::uint8_t m_calls = 0;
};

inline protocol::QueueState hall() {
    return {.at = {1'795'140'000'000}, // 09:00, Friday
            .office = "Bộ phận một cửa",
            .open_until = core::Instant{1'795'149'000'000},
            .groups = {{"filing", "A", {"Nộp hồ sơ", "File"}, protocol::QueueOffer::Open, 3, 12},
                       {"results",
                        "B",
                        {"Nhận kết quả", "Collect"},
                        protocol::QueueOffer::NoMoreToday,
                        0,
                        std::nullopt}},
            .counters = {{"1", {"filing"}, "A007"}, {"2", {"filing", "results"}, std::nullopt}},
            .priorities = {{"elderly", {"Người cao tuổi", "Elderly people"}}}};
}

inline protocol::QueueTicket ticket() {
    return {.number = "A010",
            .group = "filing",
            .group_name = {"Nộp hồ sơ", "File"},
            .priority = "elderly",
            .issued_at = {1'795'140'000'000},
            .people_before = 3,
            .wait_minutes = 12};
}

inline std::string problem(std::string const& code) {
    return R"({"type":"about:blank","title":"x","status":409,"code":")" + code +
           R"(","detail":"","text":{"vi":"Vì sao","en":"Why"},"errors":[]})";
}

/// A kiosk whose clock the test moves.
struct Kiosk {
    Wire wire;
    CountingRandom random;
    Desk desk{wire, random};
    core::Uptime now{1'000};

    void pass(std::int64_t milliseconds) {
        now.milliseconds += milliseconds;
        desk.advance(now);
    }
    [[nodiscard]] std::size_t under_way(net::Token token) const {
        std::size_t count = 0;
        for (Wire::Sent const& one : wire.sent)
            count += one.token == token ? 1 : 0;
        return count;
    }
    net::Request answer(net::Token token, int status, std::string body,
                        std::uint32_t retry_after_seconds = 0) {
        REQUIRE(under_way(token) == 1);
        net::Request request;
        std::erase_if(wire.sent, [&](Wire::Sent& one) {
            if (one.token == token)
                request = std::move(one.request);
            return one.token == token;
        });
        CHECK(desk.receive({token, status, retry_after_seconds, std::move(body)}, now));
        return request;
    }
    void hear(protocol::QueueState const& state) {
        answer(Desk::fetch_token, 200, json::write(protocol::to_json(state)));
    }
    void give(protocol::QueueTicket const& given = example::ticket()) {
        answer(Desk::draw_token, 201, json::write(protocol::to_json(given)));
    }
    /// A citizen who has chosen group and class.
    void ask_for_number() {
        desk.begin(now);
        if (under_way(Desk::fetch_token) == 1)
            hear(hall());
        desk.choose_group("filing", now);
        desk.choose_priority("elderly", now);
    }
};

}
