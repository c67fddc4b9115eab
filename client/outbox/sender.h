#pragma once

#include "client/net/transport.h"
#include "client/outbox/store.h"
#include "shared/core/random.h"
#include "shared/core/uptime.h"
#include "shared/protocol/submission.h"
#include "shared/protocol/upload.h"
#include "shared/text/language.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace onedoor::outbox {

/// A request that is to be made now. Its answer comes back with the same token.
struct Task {
    net::Token token = 0;
    net::Request request;
};

/// What came of a task. Status 0: no complete answer (no network, time-out, broken TLS).
struct Answer {
    net::Token token = 0;
    int status = 0;
    /// Of the header Retry-After; 0 when there was none.
    std::uint32_t retry_after_seconds = 0;
    /// Content-Type.
    std::string type;
    /// protocol::answer_signature_header, as it came.
    std::string signature;
    std::string body;
};

/// What was learnt from an answer.
struct Received {
    core::SubmissionId id;
    protocol::Receipt receipt;
};
struct Refused {
    core::SubmissionId id;
    std::string code;
    text::Localized text;
};
/// From now on filings can be sealed.
struct OfficePinned {
    std::string key_id;
};
/// The server has another key than the one this kiosk trusts: staff decide.
struct OfficeChanged {
    std::string key_id;
};
using News = std::variant<std::monostate, Received, Refused, OfficePinned, OfficeChanged>;

struct SenderOptions {
    /// This kiosk's name in the office's register of devices; signs nothing when empty.
    std::string device;
    /// Id of the only key that may be pinned first; empty: the first one the server tells.
    std::string office_key_id;
};

/// Sends what waits, oldest first, one request at a time, until the office confirmed it. Does no
/// I/O but through the store: the caller makes the request next() gives and brings its answer to
/// take(). An error of any call is the store's.
///
/// An answer that claims anything (a receipt, a refusal, a received chunk) counts only when the
/// office signed it for this very request; anything else is no answer at all. An answer for another
/// task than the one under way is ignored.
class Sender {
public:
    /// The store and the random source outlive the sender.
    Sender(OutboxStore& store, core::Random& random, SenderOptions options);

    /// The next request that is due; nothing while one is under way and its time has not run out.
    Result<std::optional<Task>> next(core::Uptime now);
    Result<News> take(Answer const& answer, core::Uptime now);
    /// When next() is worth a call; nothing: not before an answer or a change of the store.
    Result<std::optional<core::Uptime>> due(core::Uptime now);
    /// Ends the pauses, unless the server asked for them.
    void hurry(core::Uptime now);
    /// The filing being sent.
    [[nodiscard]] std::optional<core::SubmissionId> sending() const;

private:
    enum class Step : std::uint8_t { OfficeKey, Declare, Chunk, Submit };
    struct UnderWay {
        Task task;
        Step step = Step::OfficeKey;
        core::Uptime deadline;
    };
    /// How often a filing was tried, and when it may be tried again.
    struct Pause {
        std::uint32_t tries = 0;
        std::uint32_t refusals = 0;
        core::Uptime due;
        /// The server asked for it.
        bool is_asked = false;
        /// It is about this filing: those behind it may pass.
        bool is_stuck = false;
    };
    /// The filing being sent, as far as it got.
    struct Work {
        Delivery delivery;
        std::size_t file = 0;
        std::optional<protocol::UploadStatus> upload;
        std::uint32_t chunk = 0;

        Step next_step();
    };
    /// Which filing may go now; else when one may.
    struct Choice {
        std::optional<core::SubmissionId> ready;
        std::optional<core::Uptime> due;
    };

    Result<Choice> choose(core::Uptime now);
    Result<std::optional<Task>> start(Step step, core::Uptime now);
    Result<net::Request> request_of(Step step);
    net::Request declaration() const;
    Result<net::Request> chunk() const;
    Result<net::Request> submission();
    Result<bool> is_confirmed(UnderWay const& asked, Answer const& answer);
    Result<News> learn(UnderWay const& asked, Answer const& answer, core::Uptime now);
    Result<News> learn_office(Answer const& answer, core::Uptime now);
    Result<News> receive(Answer const& answer, core::Uptime now);
    Result<News> refuse(Answer const& answer, core::Uptime now);
    void advance(Answer const& answer, Step step, core::Uptime now);
    void postpone(Step step, Answer const& answer, core::Uptime now);

    OutboxStore& m_store;
    core::Random& m_random;
    SenderOptions m_options;
    net::Token m_last_token = 0;
    std::optional<UnderWay> m_under_way;
    std::optional<Work> m_work;
    std::map<core::SubmissionId, Pause> m_pauses;
    Pause m_key_pause;
    std::optional<core::Uptime> m_heard;
};

}
