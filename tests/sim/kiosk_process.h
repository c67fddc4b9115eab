#pragma once

#include "tests/sim/kiosk.h"

namespace onedoor::sim {

/// What the outbox works with: the kiosk's clock, and the papers citizens gave.
struct Kiosk::World final : core::Clock, outbox::FileContents, outbox::Exchange {
    explicit World(Kiosk const& given) : kiosk(given) {}

    [[nodiscard]] core::Instant now() const override { return kiosk.wall(); }
    /// The handle is the number of the action.
    Result<core::Bytes> read(std::uint32_t handle) override {
        auto const& file = kiosk.m_hall.ledger.action(handle).file;
        return core::Bytes(file->begin(), file->end());
    }
    /// Requests go over the line of the simulation.
    outbox::Answer make(outbox::Task const& task) override { return {.token = task.token}; }
    void give_up() override {}

    Kiosk const& kiosk;
};

/// What a process of the kiosk holds in memory: gone when it stops.
struct Kiosk::Process {
    Process(Kiosk& kiosk, std::unique_ptr<outbox::OutboxStore> opened,
            outbox::SenderOptions const& options)
        : outbox(std::move(opened), outbox::DeviceKey(kiosk.m_seed), options,
                 {*kiosk.m_world, kiosk.m_chance, *kiosk.m_world, *kiosk.m_world},
                 outbox::Threads::None),
          session(kiosk.session_time()), printer(kiosk.m_cable, kiosk.m_profile) {}

    outbox::Worker outbox;
    /// The last answers of the outbox.
    std::optional<outbox::Kept> kept;
    std::optional<outbox::SlipRecorded> recorded;
    session::Session session;
    device::ReceiptPrinter printer;
    std::optional<session::Hold> printing, problem;
    device::Phase phase = device::Phase::Idle;
    /// What is being printed, and as what.
    std::uint32_t printed_action = 0;
    Sort printed_sort = Sort::Original;
    outbox::SlipNumber slip = 0;
    /// What the citizen typed.
    std::string typed;
    /// When the session last had a reason to stay, by the virtual clock.
    std::int64_t active_ms = 0;
    session::PageKind page = session::PageKind::Browse;
    std::int64_t state_since_ms = 0;
};

/// A person in front of the machine.
struct Kiosk::Visit {
    enum class Stage : std::uint8_t { Approach, Typing, Slip, Leaving };
    std::uint64_t number = 0;
    std::uint32_t action = 0;
    Stage stage = Stage::Approach;
    int touches_left = 0;
    int tries_left = 3;
    int patience = 20;
    core::SubmissionId id;
    bool has_filed = false;
    bool is_long_pause = false;
};

struct Kiosk::StaffRound {
    std::vector<outbox::UnconfirmedSlip> slips;
    bool is_printing = false;
    int patience = 0;
};

}
