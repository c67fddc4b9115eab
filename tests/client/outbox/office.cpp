#include "tests/client/outbox/office.h"

#include "shared/cases/references.h"
#include "shared/core/base64url.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "shared/protocol/device.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/sealed.h"
#include "shared/protocol/submission.h"
#include "shared/protocol/upload.h"
#include "tests/client/outbox/kept.h"

#include <algorithm>

namespace onedoor::testing {

using outbox::Answer;
using outbox::Task;

static constexpr std::size_t chunk_bytes = 400;
static constexpr char json_type[] = "application/json";

static outbox::DeviceKey answer_key() {
    return outbox::DeviceKey(outbox::DeviceKey::Seed{77});
}

outbox::DeviceKey kiosk_key() {
    return outbox::DeviceKey(outbox::DeviceKey::Seed{11});
}

FakeOffice::FakeOffice() : m_key(sealing::derive_key(sealing::Seed{5}).value()) {}

outbox::OfficePin FakeOffice::pin() const {
    outbox::OfficePin pin;
    pin.key_id = sealing::key_id(m_key.public_key);
    pin.public_key.assign(m_key.public_key.begin(), m_key.public_key.end());
    auto const key = answer_key();
    pin.answer_key.assign(key.verifying_key().begin(), key.verifying_key().end());
    return pin;
}

static std::string header(net::Request const& request, std::string_view name) {
    for (net::Header const& header : request.headers)
        if (header.name == name)
            return header.value;
    return {};
}

static char const* method_of(net::Request const& request) {
    return request.method == net::Method::Get    ? "GET"
           : request.method == net::Method::Post ? "POST"
                                                 : "PUT";
}

Answer FakeOffice::sign(Task const& task, Answer answer) const {
    net::Request const& request = task.request;
    answer.token = task.token;
    answer.signature = core::to_base64url(answer_key().sign(protocol::answer_message(
        header(request, protocol::device_header), {method_of(request), request.path, request.body},
        answer.status, answer.body)));
    return answer;
}

Answer FakeOffice::problem(Task const& task, int status, std::string_view code) const {
    protocol::Problem const problem{
        .status = status, .title = "t", .code = std::string(code), .text = {"Lỗi", "Error"}};
    return sign(task, {.status = status,
                       .type = "application/problem+json",
                       .body = json::write(protocol::to_json(problem))});
}

Answer FakeOffice::answer(Task const& task) {
    ++requests;
    net::Request const& request = task.request;
    if (request.path == "/api/v1/office-key") {
        outbox::OfficePin const mine = pin();
        return sign(task, {.status = 200,
                           .type = json_type,
                           .body = json::write(protocol::to_json(protocol::OfficeKey{
                               mine.key_id, mine.public_key, mine.answer_key}))});
    }
    if (request.method == net::Method::Put)
        return take_chunk(task);
    auto const signature =
        core::from_base64url(header(request, protocol::device_signature_header)).value();
    auto const key = kiosk_key();
    REQUIRE(outbox::is_signed(
        key.verifying_key(), signature,
        protocol::device_message(kiosk_name, {"POST", request.path, request.body})));
    return request.path == "/api/v1/uploads" ? declare(task) : file(task);
}

Answer FakeOffice::declare(Task const& task) {
    json::Value const declared = json::parse(task.request.body).value();
    std::string const id = *declared.find("upload_id")->as_string();
    Upload& upload = m_uploads[id];
    upload.submission = *declared.find("submission_id")->as_string();
    upload.enc = *declared.find("sealed")->find("enc")->as_string();
    upload.size = static_cast<std::uint64_t>(*declared.find("size")->as_integer());
    protocol::UploadStatus status{.upload_id = id, .chunk_bytes = chunk_bytes};
    status.chunks = static_cast<std::uint32_t>((upload.size + chunk_bytes - 1) / chunk_bytes);
    for (auto const& [number, bytes] : upload.chunks)
        status.received.push_back(number);
    status.complete = files.contains(id);
    return sign(task,
                {.status = 201, .type = json_type, .body = json::write(protocol::to_json(status))});
}

Answer FakeOffice::take_chunk(Task const& task) {
    net::Request const& request = task.request;
    std::string const hash = core::to_hex(core::sha256(core::as_bytes(request.body)));
    if (header(request, "X-Content-SHA256") != hash)
        return problem(task, 422, "upload.chunk_hash");
    std::size_t const slash = request.path.rfind('/');
    std::size_t const first = request.path.rfind('/', slash - 1) + 1;
    std::string const id = request.path.substr(first, slash - first);
    Upload& upload = m_uploads.at(id);
    upload.chunks[static_cast<std::uint32_t>(std::stoul(request.path.substr(slash + 1)))] =
        request.body;
    std::uint64_t received = 0;
    for (auto const& [number, bytes] : upload.chunks)
        received += bytes.size();
    if (received == upload.size)
        files[id] = open_upload(id);
    return sign(task, {.status = 204});
}

static sealing::PublicKey point_of(std::span<std::uint8_t const> bytes) {
    sealing::PublicKey point{};
    REQUIRE(bytes.size() == point.size());
    std::ranges::copy(bytes, point.begin());
    return point;
}

std::string FakeOffice::open_upload(std::string const& id) const {
    Upload const& upload = m_uploads.at(id);
    std::string sealed;
    for (auto const& [number, bytes] : upload.chunks)
        sealed += bytes;
    auto const opened =
        sealing::open(m_key, {protocol::sealed_upload_info, upload.submission + "/" + id},
                      point_of(core::from_base64url(upload.enc).value()), core::as_bytes(sealed));
    REQUIRE(opened);
    std::size_t const length = std::size_t{(*opened)[0]} * 256 + (*opened)[1];
    return {opened->begin() + 2 + static_cast<std::ptrdiff_t>(length), opened->end()};
}

Answer FakeOffice::file(Task const& task) {
    auto const sealed = protocol::parse_sealed_submission(task.request.body).value();
    std::string const id = sealed.id.text();
    if (refused.contains(id))
        return problem(task, 422, refused.at(id));
    auto const opened = sealing::open(m_key, {protocol::sealed_submission_info, id},
                                      point_of(sealed.encapsulated), sealed.ciphertext);
    REQUIRE(opened);
    bool const is_new = !cases.contains(id);
    if (is_new) {
        for (auto const& [upload_id, upload] : m_uploads)
            if (upload.submission == id && !files.contains(upload_id))
                return problem(task, 422, "submission.upload_incomplete");
        ++cases[id];
        bodies.emplace_back(opened->begin(), opened->end());
    }
    std::string const reference = cases::make_reference(sealed.id).text();
    json::Value receipt = protocol::to_json(protocol::Receipt{.reference = reference,
                                                              .secret = "ABC-DEF-GHJ",
                                                              .received_at = {1'795'140'000'000},
                                                              .procedure = "dang-ky-thu",
                                                              .track = "/ho-so/" + reference});
    if (!is_secured)
        receipt.as_object()->set("secured", false);
    return sign(task,
                {.status = is_new ? 201 : 200, .type = json_type, .body = json::write(receipt)});
}

std::string body_of(std::uint8_t number) {
    return "{\"canary\":\"body of " + std::to_string(number) + "\"}";
}

outbox::SealedFiling sealed_filing(FakeOffice const& office, std::uint8_t number,
                                   std::size_t file_bytes) {
    SeededRandom random(number);
    auto const key = kiosk_key();
    outbox::OfficePin const pin = office.pin();
    outbox::OpenFiling const open{.id = submission(number),
                                  .body = body_of(number),
                                  .files = {{"upload-" + std::to_string(number), "a.pdf",
                                             "application/pdf", core::Bytes(file_bytes, number)}}};
    return outbox::seal_filing(open, {pin, std::string(kiosk_name), key, random},
                               {1'795'140'000'000 + number})
        .value();
}

}
