#pragma once

#include "shared/core/bytes.h"
#include "shared/core/ids.h"
#include "shared/core/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a kiosk keeps until the office has it. Nothing here can be opened on the kiosk.
namespace onedoor::outbox {

/// Ed25519.
using Signature = std::array<std::uint8_t, 64>;

/// Body of a request, fixed when the filing was sealed, and the device's signature over it
/// (protocol::device_message).
struct SignedBody {
    std::string body;
    Signature signature{};
};

struct SealedFile {
    std::string upload_id;
    /// Of POST /api/v1/uploads.
    SignedBody declaration;
    core::Bytes ciphertext;
};

struct SealedFiling {
    core::SubmissionId id;
    /// Name of the device that signed, in the office's register; empty: nothing is signed.
    std::string device;
    core::Instant kept_at;
    /// Of POST /api/v1/sealed-submissions.
    SignedBody envelope;
    std::vector<SealedFile> files;
};

enum class ItemState : std::uint8_t {
    Waiting = 0,
    /// The office has it once: the sealed copy stays until it says that it has it twice.
    Accepted = 1,
    /// The office will not take it as it is. Stays until staff remove it.
    Refused = 2,
};

/// All a kiosk may know of an item.
struct Item {
    core::SubmissionId id;
    core::Instant kept_at;
    ItemState state = ItemState::Waiting;
    /// Sent whole before: the office may have it.
    bool was_asked = false;
    /// Refused: the code of the server's problem document.
    std::string problem;
    /// Of everything that is sealed.
    std::uint64_t size_bytes = 0;
    std::uint32_t files = 0;

    bool operator==(Item const&) const = default;
};

/// The requests of an item; contents of files are read by OutboxStore::read_file().
struct Delivery {
    struct File {
        std::string upload_id;
        SignedBody declaration;
        std::uint64_t size_bytes = 0;
    };
    core::SubmissionId id;
    ItemState state = ItemState::Waiting;
    bool was_asked = false;
    std::string device;
    SignedBody envelope;
    std::vector<File> files;
};

enum class SlipKind : std::uint8_t {
    /// "Received by this machine, not yet transmitted."
    KeptReceipt = 0,
    Receipt = 1,
    QueueTicket = 2,
};

/// A slip that goes to the printer. Recorded before it is printed, without what a citizen wrote.
struct SlipDraft {
    SlipKind kind = SlipKind::KeptReceipt;
    /// As on the slip: reference of a filing, number of a ticket.
    std::string code;
    core::Instant recorded_at;
};

using SlipNumber = std::int64_t;

/// A slip nobody knows to be printed. Never printed by itself; what staff print again is a copy.
struct UnconfirmedSlip {
    SlipNumber number = 0;
    SlipDraft slip;
    /// How often staff had it printed again.
    std::int32_t copies = 0;
};

/// The office's keys as this kiosk trusts them.
struct OfficePin {
    std::string key_id;
    /// What filings are sealed to, 65 bytes.
    core::Bytes public_key;
    /// Ed25519 key of the server's answers, 32 bytes; empty for a server that signs none.
    core::Bytes answer_key;

    bool operator==(OfficePin const&) const = default;
};

}
