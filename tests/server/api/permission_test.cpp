#include "server/api/routes.h"
#include "tests/server/api/trial_filing.h"

#include <map>

using namespace onedoor;
using namespace onedoor::testing;
using cases::Role;

namespace {

constexpr Role roles[] = {Role::Receptionist, Role::Releaser, Role::Handler, Role::Leader,
                          Role::Administrator};

std::string mark(std::string const& type) {
    return "X-Onedoor-Request: 1\r\nContent-Type: " + type + "\r\n";
}

/// An office with an account for every role in every unit and in all, and one filed file.
class StaffedOffice {
public:
    StaffedOffice() {
        upload = upload_pdf(server);
        Answer const filed = server.post(
            "/api/v1/submissions",
            trial_filing(R"([{"paper":"birth_proof","upload_id":")" + upload + R"("}])"));
        REQUIRE_MESSAGE(filed.status == 201, filed.body);
        reference = member(filed, "reference");
        std::string const administrator = server.officer();
        REQUIRE(act(server, reference, 0, "accept", "", administrator).status == 200);
        std::string const to_unit = R"(,"unit":")" + unit_of_file + "\"";
        REQUIRE(act(server, reference, 1, "route", to_unit, administrator).status == 200);
        for (Role const role : roles)
            for (std::string const& unit : units)
                appoint(administrator, {role, unit});
    }

    /// Cookie of somebody who holds this role and no other.
    std::string cookie(staff::Grant const& grant) {
        std::string const account = account_of(grant);
        Answer const signed_in =
            server.post("/api/v1/staff/session", R"({"account":")" + account + R"(","password":")" +
                                                     m_passwords[account] + "\"}");
        REQUIRE_MESSAGE(signed_in.status == 200, signed_in.body);
        std::string const cookie = signed_in.header("set-cookie");
        return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
    }

    Answer use(http::Route const& route, std::string const& who) {
        std::string path(route.pattern);
        for (auto const& [name, value] :
             {std::pair<std::string, std::string>{":reference", reference},
              {":upload", upload},
              {":counter", "1"},
              {":number", "A001"},
              {":account", "x"}})
            if (std::size_t const at = path.find(name); at != std::string::npos)
                path.replace(at, name.size(), value);
        bool const has_body = route.body == http::Body::Json;
        std::string const headers = route.body == http::Body::None ? "" : mark("application/json");
        return server.request(http::method_name(route.method), path, headers + who,
                              has_body ? "{}" : "");
    }

    /// Every unit of the reference deployment that files are passed to or received by, and all.
    std::vector<std::string> const units{"", "mot-cua", "tu-phap", "kinh-te-ha-tang"};
    std::string const unit_of_file = "tu-phap";
    RunningServer server;
    std::string reference;
    std::string upload;

private:
    static std::string account_of(staff::Grant const& grant) {
        return std::string(cases::name_of(grant.role)) + "." +
               (grant.unit.empty() ? "all" : grant.unit);
    }

    void appoint(std::string const& administrator, staff::Grant const& grant) {
        Answer const appointed =
            server.request("PUT", "/api/v1/staff/accounts/" + account_of(grant),
                           mark("application/json") + administrator,
                           R"({"name":"Người thử","grants":[")" + staff::text_of(grant) + "\"]}");
        REQUIRE_MESSAGE(appointed.status == 201, appointed.body);
        m_passwords[account_of(grant)] = member(appointed, "password");
    }

    std::map<std::string, std::string> m_passwords;
};

/// What the law of the office says, told once more and not by the program: the counter serves all
/// files, everybody else those of their own unit.
bool may(api::Permission const& permission, staff::Grant const& grant, std::string const& unit) {
    if (!permission.roles.contains(grant.role))
        return false;
    bool const is_about_file = permission.scope != api::Scope::Office;
    bool const is_of_counter = grant.role == Role::Receptionist || grant.role == Role::Releaser;
    return !is_about_file || is_of_counter || grant.unit.empty() || grant.unit == unit;
}

}

TEST_CASE("permission: every route of officials does for each role and unit what it declares") {
    StaffedOffice office;
    int allowed = 0;
    int refused = 0;
    for (Role const role : roles) {
        for (std::string const& unit : office.units) {
            staff::Grant const grant{role, unit};
            std::string cookie = office.cookie(grant);
            for (std::size_t row = 0; row < api::routes().size(); ++row) {
                http::Route const& route = api::routes()[row];
                if (route.role != http::Role::Officer)
                    continue;
                CAPTURE(route.operation);
                CAPTURE(staff::text_of(grant));
                Answer const answer = office.use(route, cookie);
                bool const is_allowed = may(api::permission_of(row), grant, office.unit_of_file);
                ++(is_allowed ? allowed : refused);
                CHECK_MESSAGE((answer.status != 401 && answer.status != 403) == is_allowed,
                              answer.status << " " << answer.body);
                if (!is_allowed)
                    CHECK(problem_code(answer).starts_with("staff."));
                if (route.operation == "sign_out_everywhere")
                    cookie = office.cookie(grant);
            }
        }
    }
    CHECK(allowed > 100);
    CHECK(refused > 100);
}

TEST_CASE("permission: the first account receives files and appoints others") {
    RunningServer server;
    std::string const first = server.officer();
    CHECK(member(server.get("/api/v1/staff/session", first), "grants") ==
          R"(["administrator","receptionist"])");
    auto const appoint = [&](std::string const& account, std::string const& grants) {
        return server.request("PUT", "/api/v1/staff/accounts/" + account,
                              mark("application/json") + first,
                              R"({"name":"Lê Văn An","grants":)" + grants + "}");
    };
    Answer const made = appoint("an.lv", R"(["handler@tu-phap"])");
    CHECK(made.status == 201);
    CHECK(member(made, "password").size() == 16);
    Answer const changed = appoint("an.lv", R"(["leader"])");
    CHECK(changed.status == 200);
    CHECK(member(changed, "password") == "null");
    CHECK(problem_code(appoint("an.lv", R"(["boss"])")) == "staff.grant");
    CHECK(problem_code(appoint("an.lv", R"(["handler@phong-khac"])")) == "staff.unit");
    CHECK(problem_code(appoint("An", "[]")) == "staff.account");
    CHECK(problem_code(appoint("canbo", "[]")) == "staff.last_administrator");
    Answer const listed = server.get("/api/v1/staff/accounts", first);
    CHECK(listed.body.contains(
        R"({"account":"an.lv","name":"Lê Văn An","grants":["leader"],"blocked":false})"));
    CHECK_FALSE(listed.body.contains("argon2"));
    Answer const reset = server.post("/api/v1/staff/accounts/an.lv/password", "{}", first);
    CHECK(member(reset, "password").size() == 16);
    CHECK(problem_code(server.post("/api/v1/staff/accounts/khong-co/password", "{}", first)) ==
          "staff.unknown");
}
