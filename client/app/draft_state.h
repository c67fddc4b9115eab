#pragma once

#include "client/app/problem.h"
#include "shared/core/ids.h"
#include "shared/core/time.h"
#include "shared/text/language.h"

#include <cstdint>
#include <string>
#include <vector>

/// Where drafts live beside this page: kept on the device, or on their way to another one.
namespace onedoor::app {

/// Whether the draft is kept on this device; only ever because the citizen asked.
enum class Keeping : std::uint8_t {
    /// Nobody asked: it lives in the memory of this page alone.
    MemoryOnly,
    /// Asked; not yet kept for the first time.
    UnderWay,
    Kept,
    /// Another window kept another state of it. Nothing is kept until the citizen decides.
    ChangedElsewhere,
    /// Another window sent or erased it.
    GoneElsewhere,
    Failed,
};

struct DraftKeeping {
    Keeping state = Keeping::MemoryOnly;
    /// Time of the state that is kept; 0 = none.
    core::Instant saved_at;
    /// Of the state being kept right now; 0 = none.
    core::Instant saving;
    /// It changed while that state was being kept: the next one follows.
    bool is_stale = false;

    [[nodiscard]] bool asked() const { return state != Keeping::MemoryOnly; }
};

/// A draft without its answers, for lists and questions.
struct DraftSummary {
    std::string procedure;
    core::SubmissionId submission;
    core::Instant saved_at;
    /// Fields with an answer; a group of entries is one.
    std::int64_t answers = 0;
    bool is_kept = false;
};

/// A draft as text that is kept on this device.
struct KeptDraft {
    DraftSummary summary;
    std::string text;
};

/// Giving the draft to another device: the key is only ever in `address`.
struct HandingOver {
    enum class Stage : std::uint8_t {
        NotBegun,
        Preparing,
        Waiting,
        Taken,
        Expired,
        TooLarge,
        /// This device cannot encipher.
        Impossible,
        Failed,
    };
    Stage stage = Stage::NotBegun;
    std::string id;
    /// Until the address is there.
    std::string key;
    /// "https://…/ban-giao/<id>#<key>", drawn as a QR code.
    std::string address;
    core::Instant expires_at;
    core::Instant next_look;
    Problem problem;
};

/// Taking a draft another device gave.
struct TakingOver {
    enum class Stage : std::uint8_t {
        /// The address came without its key.
        NoKey,
        Fetching,
        Opening,
        Ready,
        /// Taken before, or its ten minutes are over.
        Gone,
        /// The key does not fit, or what was inside is no draft of ours.
        Unreadable,
        Failed,
    };
    Stage stage = Stage::NoKey;
    std::string id;
    std::string key;
    std::string text;
    DraftSummary summary;
    Problem problem;
};

}
