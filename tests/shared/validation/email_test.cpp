#include "shared/validation/email.h"

#include <doctest/doctest.h>

using namespace onedoor;

namespace {

std::string code_of(std::string_view text) {
    auto const email = validation::parse_email(text);
    return email ? "accepted " + *email : email.error().code;
}

}

TEST_CASE("e-mail: addresses in use pass, the domain in lower case") {
    CHECK(code_of(" Nguyen.Van-A+hs@Example.COM.VN ") == "accepted Nguyen.Van-A+hs@example.com.vn");
    CHECK(code_of("a@b.vn") == "accepted a@b.vn");
    CHECK(code_of("o'neil_1@xn--80ak6aa92e.xn--p1ai") ==
          "accepted o'neil_1@xn--80ak6aa92e.xn--p1ai");
}

TEST_CASE("e-mail: refusals say what is wrong") {
    CHECK(code_of("") == "email.missing_at");
    CHECK(code_of("nguyen.example.com") == "email.missing_at");
    for (char const* text : {"@b.vn", ".a@b.vn", "a.@b.vn", "a..b@c.vn", "a@b@c.vn", "a,b@c.vn"})
        CHECK_MESSAGE(code_of(text) == "email.local_part", text);
    for (char const* text : {"a@", "a@b", "a@.vn", "a@b.", "a@b..vn", "a@-b.vn", "a@b-.vn",
                             "a@1.2.3.4", "a@[1.2.3.4]", "a@b.v", "a@b_c.vn"})
        CHECK_MESSAGE(code_of(text) == "email.domain", text);
    CHECK(code_of("nguyễn@b.vn") == "email.character");
    CHECK(code_of("a b@c.vn") == "email.character");
    CHECK(code_of("a\n@c.vn") == "email.character");
}

TEST_CASE("e-mail: lengths are those of RFC 5321") {
    std::string const local(64, 'a');
    CHECK(code_of(local + "@b.vn").starts_with("accepted"));
    CHECK(code_of(local + "a@b.vn") == "email.local_part");
    std::string const label(63, 'b');
    std::string const domain = label + "." + label + "." + std::string(59, 'b') + ".vn";
    CHECK(code_of(local + "@" + domain) == "email.length");
    CHECK(code_of("ab@" + domain).starts_with("accepted"));
    CHECK(code_of("a@" + label + "b.vn") == "email.domain");
}
