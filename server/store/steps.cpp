#include "server/store/steps.h"

#include "shared/core/bytes.h"

namespace onedoor::store {

ActId ActId::make(core::Random& random) {
    ActId id;
    random.fill(id.bytes);
    return id;
}

Result<ActId> ActId::parse(std::string_view text) {
    Result<core::SubmissionId> const same_format = core::SubmissionId::parse(text);
    if (!same_format)
        return fail("act_id.format", "32 lower-case hexadecimal digits are needed");
    return ActId{same_format->bytes};
}

std::string ActId::text() const {
    return core::to_hex(bytes);
}

}
