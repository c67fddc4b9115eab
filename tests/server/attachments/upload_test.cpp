#include "server/attachments/service.h"
#include "shared/core/limits.h"
#include "tests/server/support/fake_store.h"
#include "tests/server/support/fixtures.h"
#include "tests/server/support/sample_files.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sodium.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace onedoor;
namespace files = std::filesystem;

static store::Hash hash_of(std::span<std::uint8_t const> bytes) {
    store::Hash hash;
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return hash;
}

struct UploadFixture {
    testing::TemporaryFolder folder;
    testing::FakeClock clock;
    testing::SeededRandom random{5};
    std::unique_ptr<store::Store> store = testing::open_store(folder.file("onedoor.db"));
    attachments::Vault vault = *attachments::Vault::open(folder.path(), random);
    keys::OfficeKeys office_keys = *keys::OfficeKeys::open(folder.path(), random);
    attachments::Service service{{*store, vault, office_keys, clock, random}};
    core::SubmissionId submission = core::SubmissionId::make(random);

    attachments::Declaration declare(core::Bytes const& content,
                                     std::string type = "application/pdf") {
        return {.submission = submission,
                .name = "a.pdf",
                .type = std::move(type),
                .size_bytes = content.size(),
                .sha256 = hash_of(content)};
    }

    Result<attachments::Status> put(store::UploadId id, std::uint32_t index,
                                    core::Bytes const& content) {
        auto const start = index * limits::attachment_chunk_bytes;
        auto const chunk = std::span(content).subspan(
            start, std::min(limits::attachment_chunk_bytes, content.size() - start));
        return service.put_chunk(id, index, chunk, hash_of(chunk));
    }

    Result<attachments::Status> upload(core::Bytes const& content,
                                       std::string const& type = "application/pdf") {
        attachments::Status const status = *service.create(declare(content, type));
        for (std::uint32_t index = 0; index + 1 < status.chunks; ++index)
            REQUIRE(put(status.id, index, content));
        return put(status.id, status.chunks - 1, content);
    }

    std::size_t files_on_disk() {
        return static_cast<std::size_t>(
            std::distance(files::directory_iterator(vault.folder), files::directory_iterator()));
    }
};

static core::Bytes large_pdf() {
    return testing::bytes_of(
        testing::make_pdf(std::string(2 * limits::attachment_chunk_bytes, 'x')));
}

TEST_CASE_FIXTURE(UploadFixture,
                  "upload: chunks in any order, repeated or not, make the whole file") {
    core::Bytes const content = large_pdf();
    attachments::Status const created = *service.create(declare(content));
    CHECK(created.chunks == 3);
    CHECK(created.received.empty());
    CHECK(put(created.id, 2, content));
    CHECK(put(created.id, 0, content));
    CHECK(put(created.id, 0, content));
    CHECK(service.status(created.id)->received == std::vector<std::uint32_t>{0, 2});
    CHECK_FALSE(service.status(created.id)->complete);
    CHECK(put(created.id, 1, content)->complete);
    CHECK(put(created.id, 1, content)->complete);
    CHECK(service.status(created.id)->complete);
}

TEST_CASE_FIXTURE(UploadFixture, "upload: the same declaration again resumes the same upload") {
    core::Bytes const content = large_pdf();
    attachments::Status const first = *service.create(declare(content));
    REQUIRE(put(first.id, 0, content));
    attachments::Status const again = *service.create(declare(content));
    CHECK(again.id == first.id);
    CHECK(again.received == std::vector<std::uint32_t>{0});
}

TEST_CASE_FIXTURE(UploadFixture, "upload: wrong chunks are refused and change nothing") {
    core::Bytes const content = large_pdf();
    store::UploadId const id = service.create(declare(content))->id;
    auto const code = [&](std::uint32_t index, core::Bytes const& bytes, store::Hash hash) {
        return service.put_chunk(id, index, bytes, hash).error().code;
    };
    core::Bytes const chunk(content.begin(), content.begin() + limits::attachment_chunk_bytes);
    CHECK(code(3, chunk, hash_of(chunk)) == "upload.chunk_index");
    CHECK(code(2, chunk, hash_of(chunk)) == "upload.chunk_size");
    CHECK(code(0, chunk, store::Hash{}) == "upload.chunk_hash");
    core::Bytes const other(chunk.size(), 'y');
    CHECK(code(0, other, hash_of(other)) == "upload.type_mismatch");
    REQUIRE(put(id, 1, content));
    CHECK(code(1, other, hash_of(other)) == "upload.closed");
    CHECK(service.put_chunk(store::UploadId{}, 0, chunk, hash_of(chunk)).error().code ==
          "upload.not_found");
    CHECK(service.status(id)->received == std::vector<std::uint32_t>{1});
}

TEST_CASE_FIXTURE(UploadFixture, "S8: a whole that is refused is gone from the disk, for ever") {
    core::Bytes const content = testing::bytes_of(testing::make_pdf("<</S /JavaScript /JS (x)>>"));
    store::UploadId const id = service.create(declare(content))->id;
    CHECK(put(id, 0, content).error().code == "upload.pdf_active");
    CHECK(put(id, 0, content).error().code == "upload.pdf_active");
    CHECK(service.status(id).error().code == "upload.pdf_active");
    CHECK(files_on_disk() == 0);
    CHECK(upload(testing::bytes_of(testing::make_png(30'000, 30'000)), "image/png").error().code ==
          "upload.too_many_pixels");
    CHECK(upload(testing::bytes_of(testing::make_jpeg(9, 9, "")), "image/jpeg").error().code ==
          "upload.broken_file");
}

TEST_CASE_FIXTURE(UploadFixture, "upload: a whole with another hash than declared is refused") {
    core::Bytes const content = testing::bytes_of(testing::make_pdf());
    attachments::Declaration declaration = declare(content);
    declaration.sha256.fill(1);
    store::UploadId const id = service.create(declaration)->id;
    CHECK(put(id, 0, content).error().code == "upload.hash_mismatch");
}

TEST_CASE_FIXTURE(UploadFixture,
                  "upload: only files of filed cases are read, and they are as sent") {
    core::Bytes const content = large_pdf();
    store::UploadId const id = upload(content)->id;
    CHECK(service.read(id).error().code == "upload.not_found");
    store::NewCase filing = testing::make_filing(submission);
    filing.content.papers = {{"birth_proof", id}};
    REQUIRE(store->file(filing));
    Result<attachments::Download> const download = service.read(id);
    REQUIRE(download);
    CHECK(download->bytes == content);
    CHECK(download->type == "application/pdf");
}

TEST_CASE_FIXTURE(UploadFixture, "upload: nothing of the content can be read from the disk") {
    std::string const canary = "canary-5dd1c0a2";
    REQUIRE(upload(testing::bytes_of(testing::make_pdf(canary))));
    store.reset();
    for (auto const& entry : files::recursive_directory_iterator(folder.path())) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const content{std::istreambuf_iterator<char>(file), {}};
        CHECK_FALSE(content.contains(canary));
    }
    store = testing::open_store(folder.file("onedoor.db"));
}

TEST_CASE_FIXTURE(UploadFixture,
                  "upload: what a stop left between last chunk and check is finished later") {
    core::Bytes const content = testing::bytes_of(testing::make_pdf());
    store::UploadId const id = service.create(declare(content))->id;
    testing::FakeStore faulty(*store);
    attachments::Service stopped{{faulty, vault, office_keys, clock, random}};
    // find, chunks, record, chunks, finish: the last one fails.
    faulty.failing_call = 5;
    CHECK(stopped.put_chunk(id, 0, content, hash_of(content)).error().code == "store.full");
    CHECK((*store->find_upload(id))->state == store::UploadState::Receiving);
    CHECK(service.status(id)->complete);
}

TEST_CASE_FIXTURE(UploadFixture, "upload: orphans go after a day, filed ones stay") {
    store::UploadId const orphan = upload(testing::bytes_of(testing::make_pdf("orphan")))->id;
    core::SubmissionId const filed_submission = submission;
    store::UploadId const filed = upload(testing::bytes_of(testing::make_pdf("filed")))->id;
    store::NewCase filing = testing::make_filing(filed_submission);
    filing.content.papers = {{"birth_proof", filed}};
    REQUIRE(store->file(filing));
    clock.advance_hours(23);
    CHECK(*service.delete_orphans() == 0);
    clock.advance_hours(2);
    CHECK(*service.delete_orphans() == 1);
    CHECK(service.status(orphan).error().code == "upload.not_found");
    CHECK(service.read(filed));
    CHECK(files_on_disk() == 1);
}

TEST_CASE_FIXTURE(UploadFixture, "upload: one submission cannot fill the disk") {
    for (std::size_t i = 0; i < 7; ++i) {
        attachments::Declaration declaration = declare({}, "application/pdf");
        declaration.size_bytes = limits::attachment_bytes_max;
        declaration.sha256.fill(static_cast<std::uint8_t>(i));
        REQUIRE(service.create(declaration));
    }
    attachments::Declaration declaration = declare({}, "application/pdf");
    declaration.size_bytes = limits::attachment_bytes_max;
    CHECK(service.create(declaration).error().code == "upload.total_too_large");
}

/// A file sealed as a citizen's device does it.
struct SealedUploadFixture : UploadFixture {
    store::UploadId id = store::UploadId::make(random);

    attachments::Declaration declare_sealed(core::Bytes const& ciphertext,
                                            sealing::PublicKey const& encapsulated) {
        return {.submission = submission,
                .size_bytes = ciphertext.size(),
                .sha256 = hash_of(ciphertext),
                .sealed = {{id,
                            {office_keys.current_id(),
                             core::Bytes(encapsulated.begin(), encapsulated.end())}}}};
    }
    sealing::Sealed seal(std::string const& description, core::Bytes const& content) {
        core::Bytes message{static_cast<std::uint8_t>(description.size() >> 8),
                            static_cast<std::uint8_t>(description.size())};
        message.insert(message.end(), description.begin(), description.end());
        message.insert(message.end(), content.begin(), content.end());
        std::string const place = submission.text() + "/" + id.text();
        return *sealing::seal(office_keys.current(), {"onedoor upload v1", place}, message, random);
    }
    Result<attachments::Status> send(sealing::Sealed const& sealed) {
        attachments::Status const status =
            *service.create(declare_sealed(sealed.ciphertext, sealed.encapsulated));
        for (std::uint32_t index = 0; index + 1 < status.chunks; ++index)
            REQUIRE(put(id, index, sealed.ciphertext));
        return put(id, status.chunks - 1, sealed.ciphertext);
    }
};

static constexpr char sealed_pdf[] = R"({"name":"giấy.pdf","type":"application/pdf"})";

TEST_CASE_FIXTURE(SealedUploadFixture,
                  "upload: a sealed file is opened, checked and kept as sent") {
    core::Bytes const content = large_pdf();
    sealing::Sealed const sealed = seal(sealed_pdf, content);
    REQUIRE(send(sealed)->complete);
    // Whose answer was lost asks again, in whole or for the last part.
    CHECK(service.create(declare_sealed(sealed.ciphertext, sealed.encapsulated))->complete);
    CHECK(put(id, 0, sealed.ciphertext)->complete);
    store::NewCase filing = testing::make_filing(submission);
    filing.content.papers = {{"birth_proof", id}};
    REQUIRE(store->file(filing));
    attachments::Download const download = *service.read(id);
    CHECK(download.bytes == content);
    CHECK(download.name == "giấy.pdf");
    CHECK(download.type == "application/pdf");
    CHECK(files_on_disk() == 1);
}

TEST_CASE_FIXTURE(SealedUploadFixture, "upload: what came before it was sealed is not sent twice") {
    core::Bytes const content = testing::bytes_of(testing::make_pdf());
    id = upload(content)->id;
    sealing::Sealed const sealed = seal(sealed_pdf, content);
    CHECK(service.create(declare_sealed(sealed.ciphertext, sealed.encapsulated))->complete);
    submission = core::SubmissionId::make(random);
    CHECK(service.create(declare_sealed(sealed.ciphertext, sealed.encapsulated)).error().code ==
          "upload.closed");
}

TEST_CASE_FIXTURE(SealedUploadFixture, "upload: a seal that does not open or hides a wrong file") {
    core::Bytes const content = testing::bytes_of(testing::make_pdf());
    sealing::Sealed sealed = seal(sealed_pdf, content);
    sealed.ciphertext[7] ^= 1;
    CHECK(send(sealed).error().code == "sealing.broken");
    id = store::UploadId::make(random);
    CHECK(send(seal(R"({"name":"a.png","type":"image/png"})", content)).error().code ==
          "upload.type_mismatch");
    id = store::UploadId::make(random);
    CHECK(send(seal(R"({"name":"../a.pdf","type":"application/pdf"})", content)).error().code ==
          "upload.name");
    id = store::UploadId::make(random);
    CHECK(send(seal("", content)).error().code == "json.syntax");
    CHECK(files_on_disk() == 0);
    attachments::Declaration unknown = declare_sealed(content, sealed.encapsulated);
    unknown.sealed->id = store::UploadId::make(random);
    unknown.sealed->seal.key_id = "0123456789abcdef";
    CHECK(service.create(unknown).error().code == "sealing.unknown_key");
}

TEST_CASE_FIXTURE(SealedUploadFixture, "upload: a stop before the opened file counts repeats it") {
    core::Bytes const content = testing::bytes_of(testing::make_pdf());
    sealing::Sealed const sealed = seal(sealed_pdf, content);
    REQUIRE(service.create(declare_sealed(sealed.ciphertext, sealed.encapsulated)));
    testing::FakeStore faulty(*store);
    attachments::Service stopped{{faulty, vault, office_keys, clock, random}};
    faulty.failing_call = 5;
    CHECK(stopped.put_chunk(id, 0, sealed.ciphertext, hash_of(sealed.ciphertext)).error().code ==
          "store.full");
    CHECK((*store->find_upload(id))->state == store::UploadState::Receiving);
    CHECK(service.status(id)->complete);
    CHECK(files_on_disk() == 1);
}

namespace {

/// Ends the process like a power cut, before or after the database names the opened file.
class StoppingStore : public testing::FakeStore {
public:
    enum class Stop { Before, After };
    StoppingStore(store::Store& real, Stop stop) : FakeStore(real), m_stop(stop) {}
    Result<void> finish_opened(store::Upload const& opened) override {
        if (m_stop == Stop::After)
            REQUIRE(FakeStore::finish_opened(opened));
        _exit(9);
    }

private:
    Stop m_stop;
};

/// A sealed file arrives in a process of its own that stops while it finishes it; below `place`.
void receive_and_stop(std::string const& place, StoppingStore::Stop stop) {
    pid_t const child = fork();
    if (child == 0) {
        setenv("TMPDIR", place.c_str(), 1);
        SealedUploadFixture world;
        StoppingStore stopping(*world.store, stop);
        attachments::Service service{
            {stopping, world.vault, world.office_keys, world.clock, world.random}};
        sealing::Sealed const sealed =
            world.seal(sealed_pdf, testing::bytes_of(testing::make_pdf()));
        (void)service.create(world.declare_sealed(sealed.ciphertext, sealed.encapsulated));
        (void)service.put_chunk(world.id, 0, sealed.ciphertext, hash_of(sealed.ciphertext));
        _exit(1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 9);
}

}

TEST_CASE("D6: a server that stopped over a sealed file leaves nothing on the disk for good") {
    for (auto const stop : {StoppingStore::Stop::Before, StoppingStore::Stop::After}) {
        testing::TemporaryFolder place;
        receive_and_stop(place.path(), stop);
        // The same seed: the same ids.
        SealedUploadFixture same;
        std::string const data = files::directory_iterator(place.path())->path();
        auto const store = testing::open_store(data + "/onedoor.db");
        attachments::Vault const vault = *attachments::Vault::open(data, same.random);
        keys::OfficeKeys const keys = *keys::OfficeKeys::open(data, same.random);
        attachments::Service service{{*store, vault, keys, same.clock, same.random}};
        auto const files_left = [&] {
            return std::distance(files::directory_iterator(vault.folder),
                                 files::directory_iterator());
        };
        CHECK(files_left() == 2);
        CHECK(*service.delete_unnamed() == 1);
        CHECK(*service.delete_unnamed() == 0);
        CHECK(service.status(same.id)->complete);
        CHECK(files_left() == 1);
        same.clock.advance_hours(25);
        CHECK(*service.delete_orphans() == 1);
        CHECK(files_left() == 0);
    }
}

TEST_CASE("D6: a sealed upload nobody finished takes its opened file along") {
    testing::TemporaryFolder place;
    receive_and_stop(place.path(), StoppingStore::Stop::Before);
    SealedUploadFixture same;
    std::string const data = files::directory_iterator(place.path())->path();
    auto const store = testing::open_store(data + "/onedoor.db");
    attachments::Vault const vault = *attachments::Vault::open(data, same.random);
    attachments::Service service{{*store, vault, same.office_keys, same.clock, same.random}};
    same.clock.advance_hours(25);
    CHECK(*service.delete_orphans() == 1);
    CHECK(files::is_empty(vault.folder));
}
