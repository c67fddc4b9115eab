#include "server/store/uploads.h"

namespace onedoor::store {

UploadId UploadId::make(core::Random& random) {
    UploadId id;
    random.fill(id.bytes);
    return id;
}

Result<UploadId> UploadId::parse(std::string_view text) {
    Result<core::SubmissionId> const same_format = core::SubmissionId::parse(text);
    if (!same_format)
        return fail("upload_id.format", "32 lower-case hexadecimal digits are needed");
    return UploadId{same_format->bytes};
}

std::string UploadId::text() const {
    return core::to_hex(bytes);
}

}
