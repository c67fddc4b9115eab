#include "client/report/reporter.h"

#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "shared/protocol/device.h"
#include "shared/protocol/version.h"

namespace onedoor::report {

static constexpr std::uint32_t timeout_ms = 10'000;
/// More reports than any kiosk sends: an answer that claims more would end the counting.
static constexpr std::int64_t sequence_told_max = 1'000'000'000'000;

std::optional<core::Uptime> Reporter::due() const {
    return m_is_sending ? std::nullopt : std::optional(m_due);
}

void Reporter::send(protocol::KioskState state, core::Uptime now) {
    if (m_is_sending)
        return;
    m_is_sending = true;
    m_due = {now.milliseconds + period_ms};
    state.sequence = ++m_sequence;
    net::Request request{.method = net::Method::Post,
                         .path = "/api/v1/kiosks/" + m_name + "/state",
                         .body = json::write(protocol::to_json(state)),
                         .timeout_ms = timeout_ms};
    outbox::Signature const signature =
        m_key.sign(protocol::device_message(m_name, {"POST", request.path, request.body}));
    request.headers = {
        {"Content-Type", std::string(protocol::json_type)},
        {std::string(protocol::request_header), "1"},
        {std::string(protocol::device_header), m_name},
        {std::string(protocol::device_signature_header), core::to_base64url(signature)}};
    m_transport.send(token, std::move(request));
}

bool Reporter::receive(net::Response const& response, core::Instant clock, core::Uptime now) {
    if (response.token != token)
        return false;
    m_is_sending = false;
    if (response.status != 200)
        return true;
    auto const answer = protocol::parse_kiosk_answer(response.body);
    if (!answer)
        return true;
    m_clock_skew_ms = clock.milliseconds - answer->at.milliseconds;
    bool const is_behind =
        !answer->is_kept && answer->sequence >= m_sequence && answer->sequence < sequence_told_max;
    if (is_behind)
        m_sequence = answer->sequence;
    if (is_behind && !m_was_corrected)
        m_due = now;
    m_was_corrected = is_behind;
    return true;
}

}
