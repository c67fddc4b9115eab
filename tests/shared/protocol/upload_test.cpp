#include "shared/json/json.h"
#include "shared/protocol/upload.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("upload: a declaration has the members of the API") {
    CHECK(json::write(protocol::to_json(protocol::UploadDeclaration{.submission = {},
                                                                    .name = "giấy.pdf",
                                                                    .type = "application/pdf",
                                                                    .size_bytes = 5,
                                                                    .sha256 = "00"})) ==
          R"({"submission_id":"00000000000000000000000000000000","name":"giấy.pdf",)"
          R"("type":"application/pdf","size":5,"sha256":"00"})");
}

TEST_CASE("upload: the status is written and read back, the list of chunks must make sense") {
    protocol::UploadStatus const status{"ab", 262'144, 3, {0, 2}, false};
    CHECK(protocol::parse_upload_status(json::write(protocol::to_json(status))).value() == status);
    auto const path_with = [](std::string_view received) {
        auto const parsed = protocol::parse_upload_status(
            R"({"upload_id":"ab","chunks":3,"received":)" + std::string(received) + "}");
        return parsed ? "accepted" : parsed.error().path;
    };
    CHECK(path_with("[]") == "accepted");
    CHECK(path_with("[0,1,2]") == "accepted");
    CHECK(path_with("[0,3]") == "received[1]");
    CHECK(path_with("[1,1]") == "received[1]");
    CHECK(path_with("[-1]") == "received[0]");
    CHECK(path_with("[\"0\"]") == "received[0]");
}
