#pragma once

#include "shared/cases/status.h"
#include "shared/core/ids.h"
#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::protocol {

/// How the citizen wants the result.
enum class Delivery : std::uint8_t { Counter, Post, Online };

/// "counter", "post", "online".
std::string_view name_of(Delivery delivery);
std::optional<Delivery> delivery_of(std::string_view name);

struct SubmittedPaper {
    /// Id in the procedure record.
    std::string paper;
    /// Nothing: the citizen brings it to the counter.
    std::optional<std::string> upload_id;

    bool operator==(SubmittedPaper const&) const = default;
};

/// POST /api/v1/submissions.
struct Submission {
    core::SubmissionId id;
    std::string procedure;
    std::int32_t form_version = 1;
    /// Nothing for a procedure without cases.
    std::optional<std::string> case_id;
    /// As the form's schema says; checked by shared/forms, not here.
    json::Object answers;
    std::vector<SubmittedPaper> papers;
    Delivery delivery = Delivery::Counter;
    text::Language language = text::Language::Vietnamese;

    bool operator==(Submission const&) const = default;
};

inline constexpr std::size_t submitted_papers_max = 100;

json::Value to_json(Submission const& submission);

/// Strict. Fails with the codes of json::parse() and json::ObjectReader, "submission_id.format",
/// and "submission.format" for a word that is none of its list or more than
/// `submitted_papers_max` papers.
Result<Submission> parse_submission(std::string_view body);

/// The answer: 201, or 200 when the same filing was stored before.
struct Receipt {
    std::string reference;
    /// As shown, "XXX-XXX-XXX".
    std::string secret;
    core::Instant received_at;
    cases::NationalStatus status = cases::NationalStatus::Registered;
    std::string procedure;
    /// Address of the page that tracks it: "/ho-so/<reference>".
    std::string track;

    bool operator==(Receipt const&) const = default;
};

json::Value to_json(Receipt const& receipt);
/// Fails with the codes of json::parse() and json::ObjectReader, "time.format", "date.invalid".
Result<Receipt> parse_receipt(std::string_view body);

}
