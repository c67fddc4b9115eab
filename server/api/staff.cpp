#include "server/api/staff.h"

#include "server/api/answers.h"
#include "server/http/characters.h"
#include "shared/json/json.h"

#include <charconv>

namespace onedoor::api {

static bool is_this_machine(std::string_view host) {
    std::size_t const port = host.starts_with('[') ? host.find("]:") : host.find(':');
    std::size_t const end =
        port != std::string_view::npos && host.starts_with('[') ? port + 1 : port;
    std::string_view const name = host.substr(0, end);
    return http::equal_ignoring_case(name, "localhost") || name == "127.0.0.1" || name == "[::1]";
}

std::string_view session_cookie_name(http::RequestHead const& head) {
    return is_this_machine(head.header("host")) ? "staff" : "__Host-staff";
}

static std::string session_cookie(http::RequestHead const& head, std::string_view token,
                                  std::int64_t age_seconds_max) {
    bool const is_secure = !is_this_machine(head.header("host"));
    std::string cookie(session_cookie_name(head));
    cookie.append("=").append(token).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
    cookie.append(std::to_string(age_seconds_max)).append(is_secure ? "; Secure" : "");
    return cookie;
}

Result<std::optional<staff::Officer>> officer_of(Services& services,
                                                 http::RequestHead const& head) {
    std::string_view const token = head.cookie(session_cookie_name(head));
    if (token.empty())
        return std::nullopt;
    return services.staff.find(token);
}

static Result<staff::Officer> required_officer(Call const& call) {
    auto officer = TRY(officer_of(call.services, call.request.head));
    if (!officer)
        return fail("session.required");
    if (officer->grants.empty())
        return fail("file.role_forbidden");
    return std::move(*officer);
}

namespace {

struct Credentials {
    std::string account;
    std::string password;
};

}

static Result<Credentials> read_credentials(std::string_view body) {
    json::Value const document = TRY(json::parse(body));
    auto reader = TRY(json::ObjectReader::open(document));
    Credentials credentials;
    credentials.account = TRY(reader.string("account"));
    credentials.password = TRY(reader.string("password"));
    TRY_VOID(reader.finish());
    return credentials;
}

http::Response post_session(Call const& call) {
    auto const credentials = read_credentials(call.request.body);
    if (!credentials)
        return refuse(credentials.error());
    http::RequestHead const& head = call.request.head;
    auto const signed_in = call.services.staff.sign_in(credentials->account, credentials->password,
                                                       head.cookie(session_cookie_name(head)));
    if (!signed_in && signed_in.error().retry_after_seconds > 0)
        return refuse_for(signed_in.error().retry_after_seconds, 429, signed_in.error().code);
    if (!signed_in)
        return refuse(Error{signed_in.error().code, {}, {}});
    auto response = json_response(200, json::Object{{"name", signed_in->officer.name},
                                                    {"account", signed_in->officer.account}});
    response.add("Set-Cookie", session_cookie(head, signed_in->token,
                                              staff::SignIn::session_milliseconds_max / 1000));
    return response;
}

http::Response get_session(Call const& call) {
    auto const officer = required_officer(call);
    if (!officer)
        return refuse(officer.error());
    return json_response(200, json::Object{{"name", officer->name}, {"account", officer->account}});
}

http::Response delete_session(Call const& call) {
    http::RequestHead const& head = call.request.head;
    if (auto const ended = call.services.staff.sign_out(head.cookie(session_cookie_name(head)));
        !ended)
        return refuse(ended.error());
    http::Response response = http::no_content();
    response.add("Set-Cookie", session_cookie(head, "", 0));
    response.add("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
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

static Result<json::Object> file_json(Services const& services, intake::OpenFile const& file) {
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
                        {"deadline", deadline_of(file.deadline)}};
}

http::Response get_file(Call const& call) {
    auto const officer = required_officer(call);
    if (!officer)
        return refuse(officer.error());
    auto const file = call.services.intake.open(*officer, call.parameters[0]);
    if (!file)
        return refuse(file.error());
    auto body = file_json(call.services, *file);
    return body ? json_response(200, std::move(*body)) : refuse(body.error());
}

http::Response post_acceptance(Call const& call) {
    auto const officer = required_officer(call);
    if (!officer)
        return refuse(officer.error());
    if (auto const empty = read_empty_object(call.request.body); !empty)
        return refuse(empty.error());
    auto const accepted = call.services.intake.accept(*officer, call.parameters[0]);
    if (!accepted)
        return refuse(accepted.error());
    std::optional<intake::Deadline> const& deadline = accepted->deadline;
    return json_response(
        200, json::Object{
                 {"code", accepted->code},
                 {"due_at", deadline ? json::Value(core::to_iso(deadline->due_at)) : json::Value()},
                 {"explanation", deadline ? to_json(deadline->explanation) : json::Array{}},
                 {"form01", "/api/v1/staff/files/" + call.parameters[0] + "/form-01.pdf"}});
}

http::Response get_form_01(Call const& call) {
    auto const officer = required_officer(call);
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
