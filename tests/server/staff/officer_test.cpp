#include "server/staff/officer.h"

#include <doctest/doctest.h>

using namespace onedoor;
using cases::Role;
using cases::Roles;
using staff::Grant;
using staff::Officer;

TEST_CASE("officer: a role counts in its own unit and, without a unit, in every one") {
    Officer const officer{"a", "A", {{Role::Handler, "tu-phap"}, {Role::Leader, ""}}};
    CHECK(officer.roles() == Roles{Role::Handler, Role::Leader});
    CHECK(officer.roles_in("tu-phap") == Roles{Role::Handler, Role::Leader});
    CHECK(officer.roles_in("kinh-te-ha-tang") == Roles{Role::Leader});
    CHECK(officer.roles_in("") == Roles{Role::Leader});
}

TEST_CASE("officer: the counter serves files of every unit, others those of their own") {
    Officer const counter{"a", "A", {{Role::Receptionist, "mot-cua"}, {Role::Releaser, "mot-cua"}}};
    CHECK(counter.roles_towards("tu-phap") == Roles{Role::Receptionist, Role::Releaser});
    CHECK(counter.roles_towards("") == Roles{Role::Receptionist, Role::Releaser});
    Officer const handler{"b", "B", {{Role::Handler, "tu-phap"}}};
    CHECK(handler.roles_towards("tu-phap") == Roles{Role::Handler});
    CHECK(handler.roles_towards("kinh-te-ha-tang").is_empty());
    CHECK(handler.roles_towards("").is_empty());
}

TEST_CASE("officer: the first role of the vocabulary stands in a record") {
    CHECK(staff::first_of({Role::Leader, Role::Receptionist}) == Role::Receptionist);
    CHECK(staff::first_of({Role::Administrator}) == Role::Administrator);
}

TEST_CASE("grant: is written as role and unit") {
    CHECK(staff::text_of({Role::Receptionist, "mot-cua"}) == "receptionist@mot-cua");
    CHECK(staff::text_of({Role::Leader, ""}) == "leader");
    CHECK(staff::read_grant("handler@tu-phap") == Grant{Role::Handler, "tu-phap"});
    CHECK(staff::read_grant("administrator") == Grant{Role::Administrator, ""});
    for (std::string_view const wrong :
         {"", "@", "handler@", "@tu-phap", "boss", "Handler", "citizen", "system@mot-cua"})
        CHECK_FALSE(staff::read_grant(wrong));
}
