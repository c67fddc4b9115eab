#include "server/filing/message.h"

#include "shared/core/limits.h"
#include "shared/json/json.h"
#include "shared/json/path.h"

#include <sodium.h>

namespace onedoor::filing {

static store::Hash hash_of(protocol::Submission const& submission) {
    std::string const canonical = json::write_canonical(protocol::to_json(submission));
    store::Hash hash;
    crypto_hash_sha256(hash.data(), core::as_bytes(canonical).data(), canonical.size());
    return hash;
}

static Result<std::vector<store::Paper>> read_papers(protocol::Submission const& submission) {
    std::vector<store::Paper> papers;
    std::size_t uploads = 0;
    for (protocol::SubmittedPaper const& submitted : submission.papers) {
        store::Paper& paper = papers.emplace_back(submitted.paper, std::nullopt);
        if (!submitted.upload_id)
            continue;
        Result<store::UploadId> const id = store::UploadId::parse(*submitted.upload_id);
        if (!id)
            return fail(
                "submission.format", id.error().detail,
                json::member_path(json::element_path("papers", papers.size() - 1), "upload_id"));
        paper.upload = *id;
        ++uploads;
    }
    if (uploads > limits::attachments_per_submission_max)
        return fail("submission.too_many_papers", "too many uploads", "papers");
    return papers;
}

Result<Message> parse_message(std::string_view body) {
    Message message{.submission = TRY(protocol::parse_submission(body))};
    message.papers = TRY(read_papers(message.submission));
    message.hash = hash_of(message.submission);
    return message;
}

}
