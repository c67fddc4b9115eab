#include "server/copies/second_copy.h"

#include "shared/core/base64url.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "shared/protocol/sealed.h"
#include "shared/protocol/submission.h"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace onedoor::copies {

static std::string_view text_of(std::span<std::uint8_t const> bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

static bool write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        ssize_t const count = ::write(descriptor, content.data(), content.size());
        if (count <= 0)
            return false;
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

static bool sync_folder(std::string const& folder) {
    int const descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const is_synced = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return is_synced;
}

bool SecondCopy::has(std::string const& name) const {
    std::error_code error;
    return std::filesystem::exists(m_given.folder + "/" + name, error);
}

/// Under a name of its own first: what has its name is whole, whoever else writes it now.
Result<void> SecondCopy::write(std::string const& name, std::string_view content) const {
    std::string const path = m_given.folder + "/" + name;
    std::string unfinished = path + ".XXXXXX";
    int const descriptor = mkstemp(unfinished.data());
    if (descriptor < 0)
        return fail("copy.write", "the second disk takes no file");
    bool const is_written = write_all(descriptor, content) && fsync(descriptor) == 0;
    close(descriptor);
    if (is_written && rename(unfinished.c_str(), path.c_str()) == 0 && sync_folder(m_given.folder))
        return {};
    unlink(unfinished.c_str());
    return fail("copy.write", "the second disk failed");
}

Result<void> SecondCopy::keep_file(std::string const& submission, store::UploadId upload) {
    std::string const id = upload.text();
    if (has(id + ".json"))
        return {};
    attachments::Download const file = TRY(m_given.attachments.read(upload));
    core::Bytes const message =
        TRY(protocol::sealed_upload_message(file.name, file.type, file.bytes));
    auto const sealed = TRY(sealing::seal(m_given.office_keys.current(),
                                          {protocol::sealed_upload_info, submission + "/" + id},
                                          message, m_given.random));
    json::Object const declaration{
        {"submission_id", submission},
        {"upload_id", id},
        {"size", static_cast<std::int64_t>(sealed.ciphertext.size())},
        {"sha256", core::to_hex(core::sha256(sealed.ciphertext))},
        {"sealed", json::Object{{"key_id", m_given.office_keys.current_id()},
                                {"enc", core::to_base64url(sealed.encapsulated)}}}};
    TRY_VOID(write(id + ".sealed", text_of(sealed.ciphertext)));
    return write(id + ".json", json::write(declaration));
}

Result<void> SecondCopy::keep(std::string_view body) {
    Result<void> const copied = copy(body);
    if (!copied)
        ++m_failures;
    return copied;
}

Result<void> SecondCopy::copy(std::string_view body) {
    protocol::Submission const filing = TRY(protocol::parse_submission(body));
    std::string const id = filing.id.text();
    if (has(id + ".json"))
        return {};
    for (protocol::SubmittedPaper const& paper : filing.papers) {
        if (!paper.upload_id)
            continue;
        store::UploadId const upload = TRY(store::UploadId::parse(*paper.upload_id));
        TRY_VOID(keep_file(id, upload));
    }
    auto sealed =
        TRY(sealing::seal(m_given.office_keys.current(), {protocol::sealed_submission_info, id},
                          core::as_bytes(body), m_given.random));
    protocol::SealedSubmission const envelope{
        filing.id, m_given.office_keys.current_id(),
        core::Bytes(sealed.encapsulated.begin(), sealed.encapsulated.end()),
        std::move(sealed.ciphertext)};
    return write(id + ".json", json::write(protocol::to_json(envelope)));
}

}
