#pragma once

#include "client/outbox/sender.h"

namespace onedoor::outbox {

/// What an answer claims, by its status and type; whether the claim is true is another question.
enum class Claim : std::uint8_t {
    Success,
    /// For good, in a problem document.
    Refusal,
    /// Not now.
    Busy,
    /// No answer of the office: nothing came, or something between spoke.
    Nothing,
};

Claim claim_of(Answer const& answer);

/// A problem document that asks for no pause is about this filing, not about the line or the
/// server.
bool is_about_filing(Answer const& answer);

/// Whether the office signed this answer to this request of this device.
bool is_answer_signed(OfficePin const& office, std::string_view device, net::Request const& request,
                      Answer const& answer);

/// A receipt of another filing is none.
bool is_receipt_of(protocol::Receipt const& receipt, core::SubmissionId id);

std::string_view name_of(net::Method method);

}
