#include "shared/protocol/kiosk.h"
#include "shared/protocol/lookup.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/queue.h"
#include "shared/protocol/submission.h"
#include "shared/protocol/upload.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

/// Each message is read from text and written again.
Result<json::Value> run_protocol(std::string_view op, json::Value const& in) {
    std::string const text = TRY(string_of(in));
    if (op == "submission")
        return protocol::to_json(TRY(protocol::parse_submission(text)));
    if (op == "receipt")
        return protocol::to_json(TRY(protocol::parse_receipt(text)));
    if (op == "lookup_request")
        return protocol::to_json(TRY(protocol::parse_lookup_request(text)));
    if (op == "tracked_file")
        return protocol::to_json(TRY(protocol::parse_tracked_file(text)));
    if (op == "problem")
        return protocol::to_json(TRY(protocol::parse_problem(text)));
    if (op == "upload_status")
        return protocol::to_json(TRY(protocol::parse_upload_status(text)));
    if (op == "kiosk_state")
        return protocol::to_json(TRY(protocol::parse_kiosk_state(text)));
    if (op == "queue_state")
        return protocol::to_json(TRY(protocol::parse_queue_state(text)));
    if (op == "ticket_request")
        return protocol::to_json(TRY(protocol::parse_ticket_request(text)));
    if (op == "queue_ticket")
        return protocol::to_json(TRY(protocol::parse_queue_ticket(text)));
    return unknown_op();
}

}
