#pragma once

#include "server/store/steps.h"
#include "shared/cases/vocabulary.h"
#include "shared/core/result.h"
#include "shared/json/object_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace onedoor::casework {

/// Who acts. A citizen and the program itself have no account.
struct Actor {
    std::string account;
    std::string name;
    /// All they have where the file is.
    cases::Roles roles;
};

/// What the applicant is asked for (form 02): a paper of the procedure, or something else.
struct RequestedItem {
    /// Id of a paper of the procedure; empty: none of its own.
    std::string paper;
    std::string text;
};

/// Who took the result.
struct Receiver {
    std::string name;
    std::string identity_number;
    /// What entitles them when they are not the applicant.
    std::string authority;
};

/// What somebody wants to do with a file.
struct Act {
    store::ActId id;
    /// Version of the file they saw.
    std::int32_t version = 0;
    /// Id of an action of the file's type.
    std::string action;
    /// At most 2,000 characters, in form C.
    std::string reason;
    /// At most 50.
    std::vector<RequestedItem> request;
    /// Id of a unit of the office.
    std::string unit;
    /// Account of a member of its staff.
    std::string officer;
    std::optional<core::Instant> until;
    std::optional<Receiver> receiver;
    /// SHA-256 of the request's canonical JSON.
    store::Hash hash{};
};

/// Reads {"act_id","version","action","reason","request":[{"paper","text"}],"unit","officer",
/// "until","receiver":{"name","identity_number","authority"}}; the first three are needed. Fails
/// with the codes of shared/json, "act_id.format", "act.text" (too long or not a line of text),
/// "act.request" (too many, or one without text), "time.format", and the path of the spot.
Result<Act> parse_act(json::Value const& document);

}
