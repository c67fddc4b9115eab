#include "client/app/staff_flow.h"

#include "client/app/members.h"
#include "client/app/session_flow.h"
#include "shared/core/bytes.h"
#include "shared/json/json.h"

#include <array>

namespace onedoor::app::staff_flow {

static void ask_inbox(Context& context) {
    Staff& staff = context.state.staff;
    staff.inbox_loading = Loading::UnderWay;
    context.requests.get(Purpose::Inbox, "",
                         staff.only_waiting ? "/api/v1/staff/files?status=1"
                                            : "/api/v1/staff/files");
}

static void ask_file(Context& context) {
    Staff& staff = context.state.staff;
    std::string const& reference = context.state.route.code;
    if (staff.file && staff.file->reference != reference)
        staff.file.reset();
    staff.file_loading = Loading::UnderWay;
    context.requests.get(Purpose::StaffFile, reference,
                         "/api/v1/staff/files/" + percent_encode(reference));
}

static void ask_what_is_shown(Context& context) {
    if (context.state.route.screen == Screen::StaffFile)
        ask_file(context);
    else
        ask_inbox(context);
}

void enter(Context& context) {
    Staff& staff = context.state.staff;
    staff.problem = {};
    if (staff.session == Loading::Ready && staff.is_locked)
        return;
    if (staff.session == Loading::Ready)
        return ask_what_is_shown(context);
    if (staff.session == Loading::UnderWay)
        return;
    staff.session = Loading::UnderWay;
    context.requests.get(Purpose::StaffSession, "", "/api/v1/staff/session");
}

static void sign_in(Context& context) {
    Staff& staff = context.state.staff;
    if (staff.account.empty() || staff.password.empty()) {
        context.next_focus = staff.account.empty() ? "account" : "password";
        return;
    }
    staff.problem = {};
    staff.session = Loading::UnderWay;
    context.requests.post(
        Purpose::SignIn, "", "/api/v1/staff/session",
        json::write(json::Object{{"account", staff.account}, {"password", staff.password}}));
}

static void sign_out(Context& context) {
    context.requests.send(Purpose::SignOut, "",
                          {.method = net::Method::Delete,
                           .path = "/api/v1/staff/session",
                           .headers = {{"X-Onedoor-Request", "1"}}});
    context.requests.cancel(Purpose::SessionWatch);
    context.state.staff = {};
    context.state.staff.session = Loading::Missing;
    context.next_route = Route{.screen = Screen::StaffInbox};
}

static void accept(Context& context) {
    Staff& staff = context.state.staff;
    if (!staff.file || staff.accepting)
        return;
    staff.accepting = true;
    staff.problem = {};
    std::array<std::uint8_t, 16> act_id;
    context.random.fill(act_id);
    context.requests.post(Purpose::Accept, staff.file->reference,
                          "/api/v1/staff/files/" + percent_encode(staff.file->reference) + "/acts",
                          json::write(json::Object{{"act_id", core::to_hex(act_id)},
                                                   {"version", staff.file->version},
                                                   {"action", "accept"}}));
}

void perform(Context& context, Intent const& intent) {
    Staff& staff = context.state.staff;
    session_flow::worked(context);
    switch (intent.action) {
    case Action::LockSession:
    case Action::Unlock:
        return session_flow::perform(context, intent);
    case Action::EditSignIn:
        (intent.subject == "account" ? staff.account : staff.password) = intent.value;
        return;
    case Action::SignIn:
        return sign_in(context);
    case Action::SignOut:
        return sign_out(context);
    case Action::ChooseInbox:
        staff.only_waiting = intent.value != "all";
        return ask_inbox(context);
    case Action::AcceptFile:
        return accept(context);
    default:
        return;
    }
}

static void session_answered(Context& context, net::Response const& response) {
    Staff& staff = context.state.staff;
    Result<json::Value> const body = json::parse(response.body);
    if (session_flow::is_idle(response)) {
        staff.session = Loading::Ready;
        return session_flow::lock(staff);
    }
    if (response.status != 200 || !body) {
        staff.session = Loading::Missing;
        bool const simply_signed_out = response.status == 401 && staff.account.empty();
        staff.problem = simply_signed_out ? Problem{} : problem_of(response);
        return;
    }
    staff.session = Loading::Ready;
    session_flow::began(context, *body);
    ask_what_is_shown(context);
}

static void inbox_answered(Context& context, json::Value const& body) {
    Staff& staff = context.state.staff;
    staff.inbox_loading = Loading::Ready;
    staff.inbox.clear();
    for (json::Value const& line : array_at(body, "files"))
        staff.inbox.push_back(
            {.reference = string_at(line, "reference"),
             .code = string_at(line, "code"),
             .applicant = string_at(line, "applicant"),
             .procedure_name = localized_at(line, "procedure_name"),
             .received_at = instant_at(line, "received_at").value_or(context.state.now),
             .status = static_cast<int>(integer_at(line, "status")),
             .due_at = instant_at(line, "due_at")});
}

static StaffFile read_file(json::Value const& body, core::Instant now) {
    StaffFile file{.reference = string_at(body, "reference"),
                   .code = string_at(body, "code"),
                   .procedure = string_at(body, "procedure"),
                   .procedure_name = localized_at(body, "procedure_name"),
                   .applicant = string_at(body, "applicant"),
                   .received_at = instant_at(body, "received_at").value_or(now),
                   .status = static_cast<int>(integer_at(body, "status")),
                   .status_name = localized_at(body, "status_name")};
    if (json::Value const* const form = body.find("form"))
        if (Result<forms::Form> read = forms::read_form(*form))
            file.form = std::move(*read);
    if (json::Value const* const answers = body.find("answers"))
        file.answers = *answers;
    for (json::Value const& paper : array_at(body, "papers"))
        file.papers.push_back({.paper = string_at(paper, "paper"),
                               .name = localized_at(paper, "name"),
                               .upload_id = string_at(paper, "upload_id"),
                               .file_name = string_at(paper, "file_name")});
    if (json::Value const* const deadline = body.find("deadline")) {
        file.due_at = instant_at(*deadline, "due_at");
        for (json::Value const& line : array_at(*deadline, "explanation"))
            file.explanation.push_back(localized(line));
    }
    if (json::Value const* const standing = body.find("standing"))
        file.version = integer_at(*standing, "version");
    return file;
}

static void end_session(Staff& staff) {
    staff = {};
    staff.session = Loading::Missing;
    staff.problem = refused(strings::Key::staff_session_over);
}

void receive(Context& context, Pending const& pending, net::Response const& response) {
    Staff& staff = context.state.staff;
    if (pending.purpose == Purpose::StaffSession || pending.purpose == Purpose::SignIn)
        return session_answered(context, response);
    if (pending.purpose == Purpose::SignOut)
        return;
    if (pending.purpose == Purpose::Accept)
        staff.accepting = false;
    bool const is_about_session =
        pending.purpose == Purpose::SessionWatch || pending.purpose == Purpose::SessionUse ||
        pending.purpose == Purpose::LockSession || pending.purpose == Purpose::Unlock;
    if (is_about_session) {
        if (session_flow::receive(context, pending, response))
            ask_what_is_shown(context);
        return;
    }
    if (session_flow::is_idle(response))
        return session_flow::lock(staff);
    if (response.status == 401)
        return end_session(staff);
    Result<json::Value> const body = json::parse(response.body);
    bool const good = response.status == 200 && body.has_value();
    if (!good)
        staff.problem = problem_of(response);
    if (pending.purpose == Purpose::Inbox) {
        staff.inbox_loading = good ? Loading::Ready : Loading::Failed;
        if (good)
            inbox_answered(context, *body);
    } else if (pending.purpose == Purpose::StaffFile) {
        staff.file_loading = good                     ? Loading::Ready
                             : response.status == 404 ? Loading::Missing
                                                      : Loading::Failed;
        if (good)
            staff.file = read_file(*body, context.state.now);
    } else if (good) {
        ask_file(context);
    }
}

}
