#include "server/api/staff.h"

#include "server/api/answers.h"
#include "server/api/casework.h"
#include "server/api/sessions.h"
#include "shared/json/json.h"

#include <charconv>

namespace onedoor::api {

static Result<std::string> reference_of_upload(Services& services, std::string_view text) {
    auto const id = store::UploadId::parse(text);
    if (!id)
        return std::string();
    auto const upload = TRY(services.store.find_upload(*id));
    if (!upload)
        return std::string();
    auto const filed = TRY(services.store.find_filed(upload->submission, {}));
    return filed ? filed->reference : std::string();
}

Result<std::string> unit_in_charge(Services& services, Scope scope, std::string const& parameter) {
    std::string const reference =
        scope == Scope::Upload ? TRY(reference_of_upload(services, parameter)) : parameter;
    auto const summary = TRY(services.store.find_summary(reference));
    return summary ? summary->unit : std::string();
}

static Result<std::optional<cases::NationalStatus>> read_status(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    int number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 1 ||
        number > 10)
        return fail("json.range", "a national status is 1 to 10", "status");
    return static_cast<cases::NationalStatus>(number);
}

http::Response get_files(Call const& call) {
    auto const status = read_status(call.request.query_value("status"));
    if (!status)
        return refuse(status.error());
    auto const lines = call.services.intake.list(*status);
    if (!lines)
        return refuse(lines.error());
    json::Array files;
    for (intake::InboxLine const& line : *lines)
        files.push_back(json::Object{{"reference", line.reference},
                                     {"code", to_json(line.code)},
                                     {"applicant", line.applicant},
                                     {"procedure_name", json::to_json(line.procedure_name)},
                                     {"received_at", core::to_iso(line.received_at)},
                                     {"status", static_cast<int>(line.status)},
                                     {"due_at", to_json(line.due_at)}});
    return json_response(200, json::Object{{"files", std::move(files)}});
}

static json::Value papers_of(intake::OpenFile const& file) {
    json::Array papers;
    for (intake::FilePaper const& paper : file.papers) {
        json::Object object{{"paper", paper.paper}, {"name", json::to_json(paper.name)}};
        if (paper.upload) {
            object.append("upload_id", paper.upload->text());
            object.append("file_name", paper.file_name);
            object.append("type", paper.type);
            object.append("size", static_cast<std::int64_t>(paper.size_bytes));
        }
        papers.emplace_back(std::move(object));
    }
    return papers;
}

static json::Value events_of(intake::OpenFile const& file) {
    json::Array events;
    for (store::Event const& event : file.events)
        events.push_back(json::Object{{"at", core::to_iso(event.draft.at)},
                                      {"action", event.draft.action},
                                      {"role", event.draft.role},
                                      {"account", event.draft.account},
                                      {"status", static_cast<int>(event.draft.status)},
                                      {"outcome", event.draft.outcome}});
    return events;
}

static json::Value deadline_of(std::optional<intake::Deadline> const& deadline) {
    if (!deadline)
        return {};
    return json::Object{{"due_at", core::to_iso(deadline->due_at)},
                        {"explanation", to_json(deadline->explanation)}};
}

static Result<json::Object> file_json(Services& services, staff::Officer const& officer,
                                      intake::OpenFile const& file) {
    store::CaseSummary const& summary = file.content.summary;
    json::Value const* const form =
        services.procedures.form(file.content.form, file.content.form_version);
    return json::Object{{"reference", summary.reference},
                        {"code", to_json(summary.code)},
                        {"status", static_cast<int>(summary.status)},
                        {"status_name", json::to_json(file.status_name)},
                        {"procedure", summary.procedure},
                        {"procedure_name", json::to_json(file.procedure_name)},
                        {"case", summary.case_id},
                        {"applicant", summary.applicant},
                        {"delivery", summary.delivery},
                        {"language", summary.language},
                        {"received_at", core::to_iso(summary.received_at)},
                        {"accepted_at", to_json(summary.accepted_at)},
                        {"due_at", to_json(summary.due_at)},
                        {"accepted_by", summary.accepted_by},
                        {"form", form == nullptr ? json::Value() : *form},
                        {"answers", TRY(json::parse(file.content.answers))},
                        {"papers", papers_of(file)},
                        {"events", events_of(file)},
                        {"deadline", deadline_of(file.deadline)},
                        {"standing", TRY(standing_of(services, officer, summary))}};
}

http::Response get_file(Call const& call) {
    auto const officer = officer_of(call.services, call.request.head);
    if (!officer)
        return refuse(officer.error());
    auto const file = call.services.intake.open(*officer, call.parameters[0]);
    if (!file)
        return refuse(file.error());
    auto body = file_json(call.services, *officer, *file);
    return body ? json_response(200, std::move(*body)) : refuse(body.error());
}

http::Response get_form_01(Call const& call) {
    auto const officer = officer_of(call.services, call.request.head);
    if (!officer)
        return refuse(officer.error());
    auto const copy = call.request.query_value("copy") == "office" ? receipts::Copy::Office
                                                                   : receipts::Copy::Applicant;
    auto const pdf = call.services.intake.form_01(*officer, call.parameters[0], copy);
    if (!pdf)
        return refuse(pdf.error());
    std::string bytes(reinterpret_cast<char const*>(pdf->data()), pdf->size());
    http::Response response = http::text_response(200, "application/pdf", std::move(bytes));
    response.add("Content-Disposition", "inline; filename=\"form-01.pdf\"");
    return response;
}

}
