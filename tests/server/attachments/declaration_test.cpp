#include "server/attachments/service.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;

static std::string declare(std::string const& name, std::string const& type,
                           std::string const& size = "1000") {
    return R"({"submission_id":"000102030405060708090a0b0c0d0e0f","name":")" + name +
           R"(","type":")" + type + R"(","size":)" + size + R"(,"sha256":")" +
           std::string(64, 'a') + "\"}";
}

static std::string refusal(std::string const& body) {
    Result<attachments::Declaration> const read = attachments::parse_declaration(body);
    return read ? "accepted" : read.error().code + " " + read.error().path;
}

TEST_CASE("declaration: PDF, JPEG and PNG up to 10 MiB are accepted") {
    CHECK(refusal(declare("Giấy khai sinh.PDF", "application/pdf", "10485760")) == "accepted");
    CHECK(refusal(declare("ảnh.jpeg", "image/jpeg", "1")) == "accepted");
    CHECK(refusal(declare("a.png", "image/png")) == "accepted");
    CHECK(attachments::parse_declaration(declare("Hoà.pdf", "application/pdf"))->name == "Hoà.pdf");
}

TEST_CASE("declaration: name and type must agree") {
    CHECK(refusal(declare("a.png", "image/jpeg")) == "upload.type_mismatch name");
    CHECK(refusal(declare("a.pdf.exe", "application/pdf")) == "upload.type_mismatch name");
    CHECK(refusal(declare(".pdf", "application/pdf")) == "upload.type_mismatch name");
    CHECK(refusal(declare("eicar.com", "application/octet-stream")) ==
          "upload.type_not_accepted type");
    CHECK(refusal(declare("a.svg", "image/svg+xml")) == "upload.type_not_accepted type");
}

TEST_CASE("declaration: names that are paths, tricks or too long are refused") {
    CHECK(refusal(declare("../../etc/a.pdf", "application/pdf")) == "upload.name name");
    CHECK(refusal(declare("a\\\\b.pdf", "application/pdf")) == "upload.name name");
    CHECK(refusal(declare("a\\u0000.pdf", "application/pdf")).starts_with("json."));
    CHECK(refusal(declare("a\\n.pdf", "application/pdf")) == "upload.name name");
    CHECK(refusal(declare("a\\u202efdp.pdf", "application/pdf")) == "upload.name name");
    CHECK(refusal(declare(std::string(252, 'a') + ".pdf", "application/pdf")) ==
          "upload.name name");
    CHECK(refusal(declare(std::string(251, 'a') + ".pdf", "application/pdf")) == "accepted");
    CHECK(refusal(declare("", "application/pdf")) == "upload.name name");
}

TEST_CASE("declaration: sizes outside 1 byte to 10 MiB are refused") {
    CHECK(refusal(declare("a.pdf", "application/pdf", "0")) == "upload.empty size");
    CHECK(refusal(declare("a.pdf", "application/pdf", "10485761")) == "upload.too_large size");
    CHECK(refusal(declare("a.pdf", "application/pdf", "-1")) == "json.range size");
    CHECK(
        refusal(declare("a.pdf", "application/pdf", "99999999999999999999")).starts_with("json."));
}

TEST_CASE("declaration: a missing or unknown member names itself") {
    CHECK(refusal("{}") == "json.missing submission_id");
    std::string body = declare("a.pdf", "application/pdf");
    body.insert(1, "\"path\":\"x\",");
    CHECK(refusal(body) == "json.unknown_field path");
}

TEST_CASE("describe: every code of the room has a text in both languages") {
    for (std::string_view const code :
         {"upload.name", "upload.type_not_accepted", "upload.type_mismatch", "upload.too_large",
          "upload.empty", "upload.too_many", "upload.total_too_large", "upload.not_found",
          "upload.format", "upload.chunk_index", "upload.chunk_size", "upload.chunk_hash",
          "upload.hash_mismatch", "upload.broken_file", "upload.too_many_pixels",
          "upload.pdf_encrypted", "upload.pdf_active", "upload.closed", "upload.storage"}) {
        CAPTURE(code);
        CHECK(attachments::describe(code) != attachments::describe("unknown"));
        CHECK_FALSE(attachments::describe(code).en.empty());
    }
}
