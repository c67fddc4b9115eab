#pragma once

#include "shared/core/bytes.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "tests/server/api/running_server.h"

namespace onedoor::testing {

/// Member of a JSON answer: a text as it is, anything else as JSON; empty when it is not there.
inline std::string member(Answer const& answer, std::string_view name) {
    auto const document = json::parse(answer.body);
    if (!document || document->find(name) == nullptr)
        return {};
    json::Value const& value = *document->find(name);
    return value.as_string() != nullptr ? *value.as_string() : json::write(value);
}

inline std::string const submission_id = "00112233445566778899aabbccddeeff";

/// A filing of the trial procedure.
inline std::string trial_filing(std::string_view papers,
                                std::string_view name = "Nguyễn Thị Canary") {
    return R"({"submission_id":")" + submission_id +
           R"(","procedure":"dang-ky-thu","form_version":1,"case":"on_time","answers":)"
           R"({"requester_name":")" +
           std::string(name) + R"(","dob":"2026-11-12"},"papers":)" + std::string(papers) +
           R"(,"delivery":"counter","language":"vi"})";
}

inline std::string const brought = R"([{"paper":"birth_proof","bring":true}])";
inline std::string const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                               "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                               "trailer<</Root 1 0 R>>\n%%EOF\n";

inline std::string sha256_text(std::string_view bytes) {
    return core::to_hex(core::sha256(core::as_bytes(bytes)));
}

/// Id of an upload that is complete.
inline std::string upload_pdf(RunningServer& server) {
    Answer const declared =
        server.post("/api/v1/uploads",
                    R"({"submission_id":")" + submission_id +
                        R"(","name":"giấy chứng sinh.pdf","type":"application/pdf","size":)" +
                        std::to_string(pdf.size()) + R"(,"sha256":")" + sha256_text(pdf) + "\"}");
    CHECK(declared.status == 201);
    std::string const id = member(declared, "upload_id");
    Answer const sent = server.request(
        "PUT", "/api/v1/uploads/" + id + "/0",
        "X-Onedoor-Request: 1\r\nContent-Type: application/octet-stream\r\nX-Content-SHA256: " +
            sha256_text(pdf) + "\r\n",
        pdf);
    CHECK_MESSAGE(sent.status == 204, sent.body);
    CHECK(member(server.get("/api/v1/uploads/" + id), "complete") == "true");
    return id;
}

/// Takes a step that brings no more than `members` (",\"unit\":\"tu-phap\"") with a file in its
/// `version`; the same step has the same act id.
inline Answer act(RunningServer& server, std::string const& reference, int version,
                  std::string const& action, std::string const& members,
                  std::string const& officer) {
    std::string const id = sha256_text(reference + action).substr(0, 32);
    return server.post("/api/v1/staff/files/" + reference + "/acts",
                       R"({"act_id":")" + id + R"(","version":)" + std::to_string(version) +
                           R"(,"action":")" + action + "\"" + members + "}",
                       officer);
}

}
