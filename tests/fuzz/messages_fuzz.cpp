#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/protocol/kiosk.h"
#include "shared/protocol/lookup.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/queue.h"
#include "shared/protocol/submission.h"
#include "shared/protocol/upload.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace onedoor;

namespace {

template<typename Message>
void check(Result<Message> (*parse)(std::string_view), std::string_view body) {
    auto const message = parse(body);
    if (message)
        VERIFY(parse(json::write(protocol::to_json(*message))).value() == *message);
}

}

/// Every message that is accepted is written and read again as the same message.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const body(reinterpret_cast<char const*>(data), size);
    check(protocol::parse_submission, body);
    check(protocol::parse_receipt, body);
    check(protocol::parse_lookup_request, body);
    check(protocol::parse_tracked_file, body);
    check(protocol::parse_upload_status, body);
    check(protocol::parse_problem, body);
    check(protocol::parse_kiosk_state, body);
    check(protocol::parse_kiosk_answer, body);
    check(protocol::parse_queue_state, body);
    check(protocol::parse_ticket_request, body);
    check(protocol::parse_queue_ticket, body);
    return 0;
}
