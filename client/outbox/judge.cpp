#include "client/outbox/judge.h"

#include "client/outbox/device_key.h"
#include "shared/cases/references.h"
#include "shared/core/base64url.h"
#include "shared/protocol/device.h"
#include "shared/protocol/version.h"

#include <algorithm>
#include <array>

namespace onedoor::outbox {

/// References are tried in order until one is free.
static constexpr unsigned reference_attempts = 16;

static bool is_problem(Answer const& answer) {
    return answer.type.starts_with(protocol::problem_type);
}

Claim claim_of(Answer const& answer) {
    static constexpr std::array<int, 5> final_statuses{400, 409, 413, 415, 422};
    // "Network authentication required": a portal speaks of itself.
    static constexpr int portal_status = 511;
    if (answer.status >= 200 && answer.status < 300)
        return Claim::Success;
    if (is_problem(answer) &&
        std::ranges::find(final_statuses, answer.status) != final_statuses.end())
        return Claim::Refusal;
    bool const is_server_side =
        answer.status == 429 || (answer.status >= 500 && answer.status != portal_status);
    if (is_server_side || (is_problem(answer) && answer.status >= 400))
        return Claim::Busy;
    return Claim::Nothing;
}

bool is_about_filing(Answer const& answer) {
    return claim_of(answer) == Claim::Busy && is_problem(answer) && answer.retry_after_seconds == 0;
}

std::string_view name_of(net::Method method) {
    switch (method) {
    case net::Method::Get:
        return "GET";
    case net::Method::Post:
        return "POST";
    case net::Method::Put:
        return "PUT";
    case net::Method::Delete:
        break;
    }
    return "DELETE";
}

bool is_answer_signed(OfficePin const& office, std::string_view device, net::Request const& request,
                      Answer const& answer) {
    auto const signature = core::from_base64url(answer.signature);
    return signature && is_signed(office.answer_key, *signature,
                                  protocol::answer_message(
                                      device, {name_of(request.method), request.path, request.body},
                                      answer.status, answer.body));
}

bool is_receipt_of(protocol::Receipt const& receipt, core::SubmissionId id) {
    for (unsigned attempt = 0; attempt < reference_attempts; ++attempt)
        if (receipt.reference == cases::make_reference(id, attempt).text())
            return !receipt.secret.empty();
    return false;
}

}
