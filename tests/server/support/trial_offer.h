#pragma once

#include "server/filing/published.h"
#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "tests/support/read_file.h"

#include <string>

namespace onedoor::testing {

inline constexpr std::string_view procedure_record = R"json({
 "id": "dang-ky-thu", "code": null, "revision": 1,
 "effective_from": "2025-07-01", "effective_to": null,
 "name": {"vi": "Đăng ký thử", "en": "Trial registration"}, "sector": "ho-tich",
 "level": "commune", "agency": {"vi": "Ủy ban nhân dân cấp xã", "en": "People's Committee"},
 "subjects": ["citizen"], "service": {"level": "full"}, "everyday": [], "life_events": [],
 "territorial": true, "case_question": {"vi": "Trường hợp nào?", "en": "Which case?"},
 "cases": [{"id": "on_time", "name": {"vi": "Đúng hạn", "en": "In time"}},
           {"id": "late", "name": {"vi": "Quá hạn", "en": "Late"}}],
 "methods": [{"channel": "online", "time": {"amount": 3, "unit": "working_day"},
              "fees": [{"id": "registration", "kind": "charge", "amount": 20000, "per": "file",
                        "name": {"vi": "Lệ phí đăng ký", "en": "Charge"}}]}],
 "fee_exemptions": [],
 "papers": [{"id": "declaration", "name": {"vi": "Tờ khai", "en": "Declaration"}, "original": 1,
             "copies": 0, "required": true, "form": true},
            {"id": "birth_proof", "name": {"vi": "Giấy chứng sinh", "en": "Proof of birth"},
             "original": 1, "copies": 0, "required": true},
            {"id": "late_proof", "name": {"vi": "Giấy giải trình", "en": "Explanation"},
             "original": 0, "copies": 1, "required": true, "cases": ["late"]}],
 "sets": 1, "steps": [{"vi": "Nộp hồ sơ", "en": "File"}],
 "results": [{"code": null, "name": {"vi": "Giấy khai sinh", "en": "Birth certificate"}}],
 "legal_basis": [{"number": "60/2014/QH13", "name": {"vi": "Luật Hộ tịch", "en": "Law"}}],
 "conditions": null, "counting": "legal_days", "form": "dang-ky-thu",
 "source": "made for tests", "confidence": "low"})json";

inline constexpr std::string_view form_record = R"json({
 "id": "dang-ky-thu", "version": 1, "title": {"vi": "Tờ khai thử", "en": "Trial form"},
 "steps": [{"id": "requester", "title": {"vi": "Người yêu cầu", "en": "Requester"}, "fields": [
  {"id": "requester_name", "type": "text", "label": {"vi": "Họ tên", "en": "Name"},
   "required": true, "max_length": 100},
  {"id": "requester_phone", "type": "phone", "label": {"vi": "Điện thoại", "en": "Phone"},
   "required": false},
  {"id": "dob", "type": "date", "label": {"vi": "Ngày sinh", "en": "Born"}, "required": true,
   "not_after": "today"}]}],
 "source": "made for tests", "confidence": "low"})json";

inline filing::Published make_trial_offer() {
    Result<json::Value> const procedure_value = json::parse(procedure_record);
    Result<json::Value> const form_value = json::parse(form_record);
    VERIFY(procedure_value && form_value);
    Result<catalogue::Procedure> procedure = catalogue::parse_procedure(*procedure_value);
    Result<forms::Form> form = forms::parse_form(*form_value);
    VERIFY(procedure && form);
    catalogue::Catalogue catalogue;
    catalogue.procedures.push_back(std::move(*procedure));
    std::vector<forms::Form> forms;
    forms.push_back(std::move(*form));
    Result<cases::CaseType> type =
        cases::parse_case_type(support::read_file("assets/case-types/one-door-file.v1.json"));
    VERIFY(type);
    cases::CaseTypes types;
    VERIFY(types.add(std::move(*type)));
    return {std::move(catalogue), std::move(forms), std::move(types)};
}

/// The body of a good filing of the trial procedure.
inline std::string
make_trial_body(core::SubmissionId id, std::string_view name = "Nguyễn Thị Hoà",
                std::string_view papers = R"([{"paper":"birth_proof","bring":true}])") {
    return R"({"submission_id":")" + id.text() +
           R"(","procedure":"dang-ky-thu","form_version":1,"case":"on_time","answers":)"
           R"({"requester_name":")" +
           std::string(name) + R"(","dob":"2026-11-12"},"papers":)" + std::string(papers) +
           R"(,"delivery":"counter","language":"vi"})";
}

}
