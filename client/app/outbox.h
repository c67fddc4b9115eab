#pragma once

#include "shared/core/ids.h"
#include "shared/core/time.h"
#include "shared/protocol/submission.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::app {

/// A paper of a filing that goes into the outbox.
struct OutgoingFile {
    /// Of the upload that holds it, or will.
    std::string upload_id;
    /// Its bytes, or 0 when the server has them and this device no longer does.
    std::uint32_t handle = 0;
    std::string name;
    std::string type;
};

/// A filing on its way into the outbox.
struct OutgoingFiling {
    core::SubmissionId submission;
    std::string procedure;
    text::Localized procedure_name;
    /// The citizen asked for a draft; it goes when the filing was received.
    bool keeps_draft = false;
    /// Of POST /api/v1/submissions.
    std::string body;
    std::vector<OutgoingFile> files;
};

enum class OutboxState : std::uint8_t { Waiting, Sending, Received, Refused };

/// A filing in the outbox, as far as its device may still know it.
struct OutboxItem {
    std::string id;
    std::string procedure;
    text::Localized procedure_name;
    core::Instant kept_at;
    OutboxState state = OutboxState::Waiting;
    /// Sent whole before, without an answer: the office may have it.
    bool was_asked = false;
    bool keeps_draft = false;
    /// Received.
    std::optional<protocol::Receipt> receipt;
    /// Refused: why, in the server's words.
    text::Localized problem;
};

/// Filings sealed to the office's key, which this device can send but no longer read. It sends them
/// by itself, also when no page is open, one at a time and oldest first, until an answer came.
class Outbox {
public:
    virtual ~Outbox() = default;
    [[nodiscard]] virtual bool is_available() const = 0;
    /// Answered later by App::filing_kept(): kept means on the disk, with every file.
    virtual void keep(OutgoingFiling const& filing) = 0;
    /// Takes a filing out, if it is still in this state. App::outbox_listed() follows this and
    /// every other change.
    virtual void remove(std::string_view id, OutboxState state) = 0;
    virtual void send_now() = 0;
};

/// Both ways between client/platform/web and web/offline.js, as JSON.
std::string write_outgoing(OutgoingFiling const& filing);
/// What cannot be read is not in the list.
std::vector<OutboxItem> read_outbox(std::string_view text);
/// "waiting", "sending", "received", "refused".
std::string_view name_of(OutboxState state);

}
