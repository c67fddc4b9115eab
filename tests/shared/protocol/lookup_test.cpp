#include "shared/json/json.h"
#include "shared/protocol/lookup.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("look-up: the request is two members and no more") {
    protocol::LookupRequest const request{"H15.50.05.13-261121-0001", "ABC-DEF-GHJ"};
    std::string const body = json::write(protocol::to_json(request));
    CHECK(protocol::parse_lookup_request(body).value() == request);
    CHECK(protocol::parse_lookup_request(R"({"code":"a"})").error().path == "secret");
    CHECK(protocol::parse_lookup_request(R"({"code":"a","secret":"b","c":1})").error().code ==
          "json.unknown_field");
}

TEST_CASE("look-up: a file before and after acceptance is written and read back") {
    protocol::TrackedFile file{.code = std::nullopt,
                               .reference = "TN-23456789AB",
                               .procedure = "dang-ky-khai-sinh",
                               .procedure_name = {"Đăng ký khai sinh", "Birth registration"},
                               .status = cases::NationalStatus::Registered,
                               .status_name = {"Mới đăng ký", "Registered"},
                               .received_at = {1'795'252'567'000},
                               .accepted_at = std::nullopt,
                               .due_at = std::nullopt,
                               .explanation = {},
                               .events = {{{1'795'252'567'000},
                                           cases::NationalStatus::Registered,
                                           {"Đã nộp hồ sơ", "File submitted"},
                                           "citizen"}}};
    CHECK(protocol::parse_tracked_file(json::write(protocol::to_json(file))).value() == file);

    file.code = "H15.50.05.13-261121-0001";
    file.status = cases::NationalStatus::Accepted;
    file.accepted_at = core::Instant{1'795'300'000'000};
    file.due_at = core::Instant{1'795'900'000'000};
    file.explanation = {{"Tính từ 8 giờ ngày 23/11/2026.", "Counted from 08:00, 23 Nov 2026."}};
    CHECK(protocol::parse_tracked_file(json::write(protocol::to_json(file))).value() == file);
}

TEST_CASE("look-up: a damaged answer names the spot") {
    json::Value document = protocol::to_json(protocol::TrackedFile{
        .procedure_name = {"a", ""}, .status_name = {"b", ""}, .events = {{.text = {"c", ""}}}});
    CHECK(protocol::parse_tracked_file(json::write(document)));
    (*document.as_object()->find("events")->as_array())[0].as_object()->set("at", "yesterday");
    CHECK(protocol::parse_tracked_file(json::write(document)).error().path == "events[0].at");
}
