#include "server/api/sessions.h"

#include "server/api/answers.h"
#include "server/http/characters.h"
#include "shared/json/json.h"

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

Result<staff::Officer> officer_of(Services& services, http::RequestHead const& head,
                                  staff::Presence presence) {
    auto visitor = TRY(services.staff.find(head.cookie(session_cookie_name(head)), presence));
    if (visitor.standing == staff::Standing::SignedOut)
        return fail("session.required");
    if (visitor.standing == staff::Standing::Locked)
        return fail("session.idle");
    if (visitor.officer.grants.empty())
        return fail("staff.forbidden");
    return std::move(visitor.officer);
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

static Result<std::string> read_password(std::string_view body) {
    json::Value const document = TRY(json::parse(body));
    auto reader = TRY(json::ObjectReader::open(document));
    std::string password = TRY(reader.string("password"));
    TRY_VOID(reader.finish());
    return password;
}

static json::Value session_json(Services const& services, staff::Officer const& officer) {
    json::Array grants;
    for (staff::Grant const& grant : officer.grants)
        grants.emplace_back(text_of(grant));
    json::Array units;
    for (intake::Unit const& unit : services.office.units)
        units.push_back(json::Object{
            {"id", unit.id}, {"name", json::to_json(unit.name)}, {"handles", unit.handles}});
    return json::Object{{"name", officer.name},
                        {"account", officer.account},
                        {"grants", std::move(grants)},
                        {"lock_after_seconds", staff::SignIn::idle_milliseconds_max / 1000},
                        {"units", std::move(units)},
                        {"receiving_unit", services.office.receiving_unit}};
}

static http::Response begin_session(Call const& call,
                                    std::expected<staff::SignedIn, staff::Refused> signed_in) {
    if (!signed_in && signed_in.error().retry_after_seconds > 0)
        return refuse_for(signed_in.error().retry_after_seconds, 429, signed_in.error().code);
    if (!signed_in)
        return refuse(Error{signed_in.error().code, {}, {}});
    std::int64_t const left =
        signed_in->expires_at.milliseconds - call.services.clock.now().milliseconds;
    auto response = json_response(200, session_json(call.services, signed_in->officer));
    response.add("Set-Cookie", session_cookie(call.request.head, signed_in->token, left / 1000));
    return response;
}

http::Response post_session(Call const& call) {
    auto const credentials = read_credentials(call.request.body);
    if (!credentials)
        return refuse(credentials.error());
    http::RequestHead const& head = call.request.head;
    return begin_session(call,
                         call.services.staff.sign_in(credentials->account, credentials->password,
                                                     head.cookie(session_cookie_name(head))));
}

http::Response get_session(Call const& call) {
    auto const officer = officer_of(call.services, call.request.head);
    if (!officer)
        return refuse(officer.error());
    return json_response(200, session_json(call.services, *officer));
}

http::Response post_use(Call const& call) {
    auto const empty = read_empty_object(call.request.body);
    return empty ? http::no_content() : refuse(empty.error());
}

http::Response post_lock(Call const& call) {
    if (auto const empty = read_empty_object(call.request.body); !empty)
        return refuse(empty.error());
    http::RequestHead const& head = call.request.head;
    auto const locked = call.services.staff.lock(head.cookie(session_cookie_name(head)));
    return locked ? http::no_content() : refuse(locked.error());
}

http::Response post_unlock(Call const& call) {
    auto const password = read_password(call.request.body);
    if (!password)
        return refuse(password.error());
    http::RequestHead const& head = call.request.head;
    return begin_session(
        call, call.services.staff.unlock(head.cookie(session_cookie_name(head)), *password));
}

namespace {

struct PasswordChange {
    std::string password;
    std::string next;
};

}

static Result<PasswordChange> read_password_change(std::string_view body) {
    json::Value const document = TRY(json::parse(body));
    auto reader = TRY(json::ObjectReader::open(document));
    PasswordChange change;
    change.password = TRY(reader.string("password"));
    change.next = TRY(reader.string("next"));
    TRY_VOID(reader.finish());
    return change;
}

http::Response post_own_password(Call const& call) {
    auto const change = read_password_change(call.request.body);
    if (!change)
        return refuse(change.error());
    http::RequestHead const& head = call.request.head;
    return begin_session(call,
                         call.services.staff.change_password(head.cookie(session_cookie_name(head)),
                                                             change->password, change->next));
}

http::Response get_sessions(Call const& call) {
    http::RequestHead const& head = call.request.head;
    auto const found = call.services.staff.sessions_beside(head.cookie(session_cookie_name(head)));
    if (!found)
        return refuse(found.error());
    json::Array sessions;
    for (staff::Session const& session : *found)
        sessions.push_back(json::Object{{"began_at", core::to_iso(session.began_at)},
                                        {"last_used_at", core::to_iso(session.last_used_at)},
                                        {"locked", session.standing == staff::Standing::Locked},
                                        {"this", session.is_this}});
    return json_response(200, json::Object{{"sessions", std::move(sessions)}});
}

static http::Response signed_out(http::RequestHead const& head) {
    http::Response response = http::no_content();
    response.add("Set-Cookie", session_cookie(head, "", 0));
    response.add("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

http::Response delete_session(Call const& call) {
    http::RequestHead const& head = call.request.head;
    auto const ended = call.services.staff.sign_out(head.cookie(session_cookie_name(head)));
    return ended ? signed_out(head) : refuse(ended.error());
}

http::Response delete_sessions(Call const& call) {
    http::RequestHead const& head = call.request.head;
    auto const officer = officer_of(call.services, head);
    if (!officer)
        return refuse(officer.error());
    auto const ended = call.services.staff.sign_out_everywhere(officer->account);
    return ended ? signed_out(head) : refuse(ended.error());
}

}
