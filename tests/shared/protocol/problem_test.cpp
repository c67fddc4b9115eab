#include "shared/json/json.h"
#include "shared/protocol/problem.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("problem document: written as RFC 9457 says and read back") {
    protocol::Problem const problem{
        .status = 422,
        .title = "Unprocessable Content",
        .code = "form.invalid",
        .detail = "",
        .text = {"Một số mục chưa đúng.", "Some answers are not right."},
        .errors = {{"answers.full_name", "form.required", {"Nhập họ tên.", "Enter the name."}}}};
    std::string const body = json::write(protocol::to_json(problem));
    CHECK(body ==
          R"({"type":"about:blank","title":"Unprocessable Content","status":422,)"
          R"("code":"form.invalid","text":{"vi":"Một số mục chưa đúng.",)"
          R"("en":"Some answers are not right."},"errors":[{"path":"answers.full_name",)"
          R"("code":"form.required","text":{"vi":"Nhập họ tên.","en":"Enter the name."}}]})");
    CHECK(protocol::parse_problem(body).value() == problem);
}

TEST_CASE("problem document: members of a later release are passed over, missing ones refused") {
    CHECK(protocol::parse_problem(R"({"status":404,"code":"x","text":{"vi":"y"},"new":[]})")
              .value()
              .code == "x");
    CHECK(protocol::parse_problem(R"({"status":404,"text":{"vi":"y"}})").error().path == "code");
    CHECK(protocol::parse_problem(R"({"status":200,"code":"x","text":{"vi":"y"}})").error().code ==
          "json.range");
    CHECK(protocol::parse_problem("<html>").error().code == "json.syntax");
}
