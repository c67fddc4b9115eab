#include "shared/core/ids.h"

#include "shared/core/bytes.h"

#include <algorithm>

namespace onedoor::core {

SubmissionId SubmissionId::make(Random& random) {
    SubmissionId id;
    random.fill(id.bytes);
    return id;
}

Result<SubmissionId> SubmissionId::parse(std::string_view text) {
    SubmissionId id;
    bool const has_upper =
        std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    Result<Bytes> const bytes = from_hex(text);
    if (!bytes || has_upper || bytes->size() != id.bytes.size())
        return fail("submission_id.format", "32 lower-case hexadecimal digits are needed");
    std::copy(bytes->begin(), bytes->end(), id.bytes.begin());
    return id;
}

std::string SubmissionId::text() const {
    return to_hex(bytes);
}

}
