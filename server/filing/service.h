#pragma once

#include "server/filing/message.h"
#include "server/filing/published.h"
#include "server/filing/secret.h"
#include "server/store/store.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/forms/answers.h"
#include "shared/protocol/lookup.h"
#include "shared/protocol/problem.h"
#include "shared/text/language.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::filing {

/// What the citizen gets for a stored filing; the same for every repeat.
struct Receipt {
    enum class Kind : std::uint8_t { Created, Repeated };
    Kind kind = Kind::Created;
    std::string reference;
    /// As shown: "XXX-XXX-XXX".
    std::string secret;
    core::Instant received_at;
    cases::NationalStatus status = cases::NationalStatus::Registered;
    std::string procedure;
};

using protocol::FieldProblem;
using protocol::TrackedEvent;
using protocol::TrackedFile;

/// Why nothing was stored. Codes: "json.*" and "submission.format" (not readable, 400 or 422),
/// "submission.unknown_procedure", "submission.no_form", "submission.form_version",
/// "form.invalid" (see `fields`), "submission.upload_incomplete" (see `fields`),
/// "submission.conflict", and those of store::CaseStore.
struct Refusal {
    Error error;
    text::Localized text;
    std::vector<FieldProblem> fields;
};

/// Everything outlives the service.
struct Dependencies {
    store::Store& store;
    Published const& published;
    core::Clock const& clock;
    SecretKey secret_key;
    /// Null: codes of units are checked by their form alone.
    forms::UnitLookup const* units = nullptr;
};

/// Filing and look-up for citizens. Thread-safe; every member may block for a commit.
class Service {
public:
    explicit Service(Dependencies const& dependencies) : m_given(dependencies) {}

    /// `body` is the JSON of POST /api/v1/submissions, at most limits::request_body_bytes_max;
    /// `device` the registered machine that sent it, empty for anybody's. Returns after the case is
    /// durable.
    std::expected<Receipt, Refusal> file(std::string_view body, std::string_view device = {});

    /// `code` is a reference or a file code. Unknown code and wrong secret fail alike, after the
    /// same work, with "lookup.not_found".
    Result<TrackedFile> look_up(std::string_view code, std::string_view secret);

private:
    std::expected<store::NewCase, Refusal> check(Message const& message, std::string_view device);
    Result<void> check_total_size(Message const& message);
    std::expected<Receipt, Refusal> answer(Message const& message, store::Filed const& filed);

    Dependencies m_given;
};

}
