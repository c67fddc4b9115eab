#include "server/api/staff_accounts.h"

#include "server/api/answers.h"
#include "server/api/sessions.h"
#include "shared/json/json.h"

namespace onedoor::api {

http::Response get_accounts(Call const& call) {
    auto const members = call.services.accounts.list();
    if (!members)
        return refuse(members.error());
    json::Array accounts;
    for (staff::Member const& member : *members) {
        json::Array grants;
        for (staff::Grant const& grant : member.officer.grants)
            grants.emplace_back(text_of(grant));
        accounts.push_back(json::Object{{"account", member.officer.account},
                                        {"name", member.officer.name},
                                        {"grants", std::move(grants)},
                                        {"blocked", member.is_blocked}});
    }
    return json_response(200, json::Object{{"accounts", std::move(accounts)}});
}

static Result<staff::Appointment> read_appointment(Call const& call) {
    json::Value const document = TRY(json::parse(call.request.body));
    auto reader = TRY(json::ObjectReader::open(document));
    staff::Appointment appointment{.account = call.parameters[0]};
    appointment.name = TRY(reader.string("name"));
    for (std::string const& text : TRY(reader.strings("grants"))) {
        auto grant = staff::read_grant(text);
        if (!grant)
            return fail("staff.grant", "role@unit or role", reader.path_of("grants"));
        appointment.grants.push_back(std::move(*grant));
    }
    TRY_VOID(reader.finish());
    TRY_VOID(intake::check_grants(call.services.office, appointment.grants));
    return appointment;
}

static Result<staff::Appointer> appointer_of(Call const& call) {
    staff::Officer officer = TRY(officer_of(call.services, call.request.head));
    return staff::Appointer{std::move(officer.account), cases::Role::Administrator};
}

static Result<std::optional<std::string>> appoint(Call const& call) {
    return call.services.accounts.appoint(TRY(read_appointment(call)), TRY(appointer_of(call)));
}

http::Response put_account(Call const& call) {
    auto const password = appoint(call);
    if (!password)
        return refuse(password.error());
    return json_response(*password ? 201 : 200, json::Object{{"password", to_json(*password)}});
}

static Result<std::string> issue_password(Call const& call) {
    TRY_VOID(read_empty_object(call.request.body));
    return call.services.accounts.issue_password(call.parameters[0], TRY(appointer_of(call)));
}

http::Response post_password(Call const& call) {
    auto const password = issue_password(call);
    return password ? json_response(200, json::Object{{"password", *password}})
                    : refuse(password.error());
}

}
