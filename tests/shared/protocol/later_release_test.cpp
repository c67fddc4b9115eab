/// Reliability K10: a server of the next release may tell more, in every object of every answer.
#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "shared/protocol/kiosk.h"
#include "shared/protocol/lookup.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/queue.h"
#include "shared/protocol/sealed.h"
#include "shared/protocol/submission.h"
#include "shared/protocol/upload.h"

#include <doctest/doctest.h>

using namespace onedoor;

/// The answer with a member more in each of its objects, at the front of it.
static json::Value grown(json::Value const& value) {
    if (json::Array const* const array = value.as_array()) {
        json::Array more;
        for (json::Value const& element : *array)
            more.push_back(grown(element));
        return more;
    }
    json::Object const* const object = value.as_object();
    if (object == nullptr)
        return value;
    json::Object more{{"added_later", json::Object{{"since", 2}}}};
    for (json::Member const& member : *object)
        more.append(member.name, grown(member.value));
    return more;
}

template<typename Answer>
static void check(Answer const& answer, Result<Answer> (*parse)(std::string_view)) {
    json::Value const told = protocol::to_json(answer);
    auto const read = parse(json::write(grown(told)));
    INFO(json::write(grown(told)));
    REQUIRE_MESSAGE(read.has_value(), read.error().code, " ", read.error().path);
    CHECK(json::write(protocol::to_json(*read)) == json::write(told));
}

TEST_CASE("K10: members that a later release adds to an answer are passed over in every object") {
    core::Instant const at{1'795'140'000'000};
    text::Localized const name{"Đăng ký khai sinh", "Birth registration"};
    check(protocol::Receipt{"TN-23456789AB", "ABC-DEF-GHJ", at, cases::NationalStatus::Registered,
                            "dang-ky-khai-sinh", "/ho-so/TN-23456789AB"},
          protocol::parse_receipt);
    check(protocol::UploadStatus{"ab", 262'144, 3, {0, 2}, false}, protocol::parse_upload_status);
    check(protocol::Problem{.status = 422,
                            .title = "Unprocessable Content",
                            .code = "form.invalid",
                            .detail = "",
                            .text = name,
                            .errors = {{"answers.full_name", "form.required", name}}},
          protocol::parse_problem);
    check(protocol::KioskAnswer{true, 7, at}, protocol::parse_kiosk_answer);
    check(protocol::QueueTicket{.number = "BX012",
                                .group = "results",
                                .group_name = name,
                                .priority = "elderly",
                                .issued_at = at,
                                .people_before = 4,
                                .wait_minutes = 25},
          protocol::parse_queue_ticket);
    check(protocol::QueueState{.at = at,
                               .office = "Trung tâm Phục vụ hành chính công",
                               .open_until = at,
                               .opens = at,
                               .reason = name,
                               .groups = {{"filing", "A", name, protocol::QueueOffer::Open, 3, 12}},
                               .counters = {{"1", {"filing"}, "A007"}},
                               .priorities = {{"elderly", name}}},
          protocol::parse_queue_state);
    check(protocol::TrackedFile{.code = "H15.50.05.13-261121-0001",
                                .reference = "TN-23456789AB",
                                .procedure = "dang-ky-khai-sinh",
                                .procedure_name = name,
                                .status = cases::NationalStatus::Accepted,
                                .status_name = name,
                                .received_at = at,
                                .accepted_at = at,
                                .due_at = at,
                                .explanation = {name},
                                .events = {{at, cases::NationalStatus::Accepted, name, "staff"}}},
          protocol::parse_tracked_file);
    protocol::OfficeKey key;
    key.key_id = "0123456789abcdef";
    key.public_key = core::Bytes(65, 4);
    key.answer_key = core::Bytes(32, 7);
    check(key, protocol::parse_office_key);
}
