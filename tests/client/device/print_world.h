#pragma once

#include "client/device/receipt_printer.h"
#include "tests/support/escpos_printer.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

/// A kiosk's printer in virtual time, and what can befall it.
namespace onedoor::testing {

using namespace device;
using namespace print;

/// Every row begins with `mark`, so that a row of somebody else is seen.
inline Raster marked_raster(std::uint8_t mark, std::size_t height) {
    Raster raster{dots_80_mm, height, core::Bytes(height * 72)};
    for (std::size_t at = 0; at < raster.dots.size(); ++at)
        raster.dots[at] = at % 72 == 0 ? mark : static_cast<std::uint8_t>(at * 7 + at / 72);
    return raster;
}

inline Slip slip_of(std::uint8_t mark, std::size_t height = 300) {
    return {marked_raster(mark, height), marked_raster(mark | 0x80, height)};
}

/// A cable in virtual time. What was sent arrives with the next deliver(), in small parts as on a
/// busy network.
class Cable final : public Line {
public:
    explicit Cable(EscposPrinter& printer) : m_printer(printer) {}

    void deliver() {
        std::size_t const count = std::min({m_under_way.size(), bytes_left, bytes_per_delivery});
        std::size_t const taken = m_printer.receive(std::span(m_under_way).first(count));
        m_under_way.erase(m_under_way.begin(),
                          m_under_way.begin() + static_cast<std::ptrdiff_t>(taken));
        bytes_left -= taken;
        if (bytes_left == 0)
            is_pulled = true;
    }

    Result<void> open() override {
        if (is_pulled)
            return fail("line.closed");
        m_is_open = true;
        return {};
    }
    Result<std::size_t> send(std::span<std::uint8_t const> bytes) override {
        if (is_gone())
            return fail("line.closed");
        std::size_t const count = std::min(bytes.size(), under_way_max - m_under_way.size());
        m_under_way.insert(m_under_way.end(), bytes.begin(),
                           bytes.begin() + static_cast<std::ptrdiff_t>(count));
        return count;
    }
    [[nodiscard]] std::size_t waiting() const override { return m_under_way.size(); }
    Result<core::Bytes> receive() override {
        if (is_gone())
            return fail("line.closed");
        core::Bytes answers = std::exchange(m_noise, {});
        core::Bytes const told = m_printer.take_answers();
        answers.insert(answers.end(), told.begin(), told.end());
        return answers;
    }
    /// Bytes that come although the printer did not send them.
    void say(core::Bytes noise) { m_noise = std::move(noise); }
    void hang_up() { m_is_open = false; }
    void close() override {
        m_is_open = false;
        m_under_way.clear();
    }

    bool is_pulled = false;
    std::size_t bytes_left = std::numeric_limits<std::size_t>::max();
    std::size_t bytes_per_delivery = std::numeric_limits<std::size_t>::max();
    std::size_t under_way_max = 700;

private:
    bool is_gone() {
        m_is_open = m_is_open && !is_pulled;
        return !m_is_open;
    }

    EscposPrinter& m_printer;
    core::Bytes m_under_way, m_noise;
    bool m_is_open = false;
};

struct Kiosk {
    explicit Kiosk(PrinterProfile const& profile = {}) : printer(cable, profile) {
        if (profile.confirmation == Confirmation::Drained)
            paper.forget_ordered_status();
    }

    EscposPrinter paper;
    Cable cable{paper};
    ReceiptPrinter printer;
    core::Uptime now{1000};

    void step() {
        now.milliseconds += 20;
        cable.deliver();
        paper.turn();
        printer.advance(now);
    }
    bool run_until(auto const& is_done, std::int64_t limit_ms = 60'000) {
        for (auto const end = now.milliseconds + limit_ms; now.milliseconds < end;) {
            if (is_done())
                return true;
            step();
        }
        return is_done();
    }
    bool run_until_phase(Phase phase) {
        return run_until([&] { return printer.phase() == phase; });
    }
    void settle() {
        run_until([&] { return !printer.is_busy(); });
        auto const end = now.milliseconds + 15'000;
        run_until([&] { return now.milliseconds >= end; });
    }
    void repair() {
        cable.is_pulled = false;
        cable.bytes_left = std::numeric_limits<std::size_t>::max();
        paper.repair();
        settle();
    }
};

struct Fault {
    char const* name;
    Condition condition;
    void (*strike)(Kiosk&);
};

inline constexpr Fault faults[] = {
    {"none", Condition::Ready, [](Kiosk&) {}},
    {"slow", Condition::Ready, [](Kiosk& kiosk) { kiosk.paper.print_per_turn(1); }},
    {"near end", Condition::NearEnd, [](Kiosk& kiosk) { kiosk.paper.set_near_end(); }},
    {"cover", Condition::Cover, [](Kiosk& kiosk) { kiosk.paper.open_cover(); }},
    {"broken", Condition::Error, [](Kiosk& kiosk) { kiosk.paper.break_down(); }},
    {"paper out", Condition::Out, [](Kiosk& kiosk) { kiosk.paper.run_out_now(); }},
    {"jam", Condition::Jam, [](Kiosk& kiosk) { kiosk.paper.jam_now(); }},
    {"cable", Condition::Offline, [](Kiosk& kiosk) { kiosk.cable.is_pulled = true; }},
    {"stall", Condition::Offline, [](Kiosk& kiosk) { kiosk.paper.stall(); }},
    {"garbage", Condition::Error, [](Kiosk& kiosk) { kiosk.paper.answer_garbage(); }},
};

}
