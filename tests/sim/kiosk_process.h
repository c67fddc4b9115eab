#pragma once

#include "tests/sim/kiosk.h"

namespace onedoor::sim {

/// What a process of the kiosk holds in memory: gone when it stops.
struct Kiosk::Process {
    Process(Kiosk& kiosk, std::unique_ptr<outbox::OutboxStore> opened,
            outbox::SenderOptions options)
        : store(std::move(opened)), sender(*store, kiosk.m_chance, std::move(options)),
          session(kiosk.session_time()), printer(kiosk.m_cable, kiosk.m_profile) {}

    std::unique_ptr<outbox::OutboxStore> store;
    outbox::Sender sender;
    session::Session session;
    device::ReceiptPrinter printer;
    std::optional<session::Hold> printing, problem;
    /// When the sender wants to be asked again.
    std::optional<core::Uptime> send_at{core::Uptime{}};
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
