#include "server/staff/sign_in.h"
#include "tests/server/support/fixtures.h"

#include <set>

using namespace onedoor;
using namespace onedoor::testing;
using staff::SignIn;

namespace {

/// A clock in steps of seconds, which lock-outs are made of.
class SecondsClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override { return at; }
    void advance(std::int64_t seconds) { at.milliseconds += seconds * 1'000; }
    core::Instant at{1'795'140'000'000};
};

struct Office {
    TemporaryFolder folder;
    SecondsClock clock;
    SeededRandom random{11};
    std::unique_ptr<store::Store> store = open_store(folder.file("onedoor.db"));
    SignIn staff{*store, clock, random, staff::PasswordCost::Least};
    std::string password = issue();

    std::string issue() {
        auto const issued = staff.issue_password("canbo", "Cán bộ", "receptionist");
        REQUIRE(issued.has_value());
        return *issued;
    }
    std::string outcome(std::string_view account, std::string_view with) {
        auto const signed_in = staff.sign_in(account, with, {});
        return signed_in ? "in" : signed_in.error().code;
    }
    std::string session() { return staff.sign_in("canbo", password, {})->token; }
    bool is_open(std::string_view token) { return staff.find(token)->has_value(); }
};

}

TEST_CASE("sign-in: the right password opens a session, anything else does not") {
    Office office;
    CHECK(office.outcome("canbo", office.password) == "in");
    CHECK(office.outcome("canbo", office.password + "x") == "session.wrong");
    CHECK(office.outcome("canbo", "") == "session.wrong");
    CHECK(office.outcome("nobody", office.password) == "session.wrong");
    CHECK(office.outcome("canbo", std::string(100'000, 'x')) == "session.wrong");
}

TEST_CASE("sign-in: passwords are long and never the same") {
    Office office;
    std::set<std::string> seen{office.password};
    for (int i = 0; i < 5; ++i) {
        std::string const password = office.issue();
        CHECK(password.size() == 16);
        CHECK(seen.insert(password).second);
    }
    CHECK(office.outcome("canbo", office.password) == "session.wrong");
}

TEST_CASE("sign-in: nothing in the store gives password or session away") {
    Office office;
    auto const account = office.store->find_account("canbo");
    REQUIRE(account->has_value());
    CHECK((*account)->password_hash.starts_with("$argon2id$"));
    CHECK_FALSE((*account)->password_hash.contains(office.password));
}

TEST_CASE("sign-in: the fifth failure locks for 15 s, and each further one twice as long") {
    Office office;
    for (int i = 1; i < SignIn::failures_before_lock; ++i)
        CHECK(office.outcome("canbo", "wrong") == "session.wrong");
    std::int64_t lock_seconds = 15;
    for (int failure = SignIn::failures_before_lock; failure < SignIn::failures_max; ++failure) {
        CAPTURE(failure);
        auto const refused = office.staff.sign_in("canbo", "wrong", {});
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == "session.locked");
        CHECK(refused.error().retry_after_seconds == lock_seconds);
        office.clock.advance(lock_seconds - 1);
        CHECK(office.outcome("canbo", office.password) == "session.locked");
        office.clock.advance(1);
        lock_seconds *= 2;
    }
    CHECK(office.outcome("canbo", "wrong") == "session.blocked");
    office.clock.advance(1'000'000'000);
    CHECK(office.outcome("canbo", office.password) == "session.blocked");
    office.password = office.issue();
    CHECK(office.outcome("canbo", office.password) == "in");
}

TEST_CASE("sign-in: a good sign-in forgets the failures before it") {
    Office office;
    for (int round = 0; round < 4; ++round) {
        for (int i = 1; i < SignIn::failures_before_lock; ++i)
            CHECK(office.outcome("canbo", "wrong") == "session.wrong");
        CHECK(office.outcome("canbo", office.password) == "in");
    }
}

TEST_CASE("session: is found by its cookie until it is signed out") {
    Office office;
    std::string const token = office.session();
    CHECK(token.size() == 64);
    CHECK((*office.staff.find(token))->name == "Cán bộ");
    CHECK_FALSE(office.is_open(""));
    CHECK_FALSE(office.is_open("zz"));
    CHECK_FALSE(office.is_open(std::string(64, '0')));
    CHECK_FALSE(office.is_open(token + "00"));
    REQUIRE(office.staff.sign_out(token).has_value());
    CHECK_FALSE(office.is_open(token));
}

TEST_CASE("session: a sign-in ends the session it replaces, so none can be planted") {
    Office office;
    std::string const first = office.session();
    std::string const second = office.staff.sign_in("canbo", office.password, first)->token;
    CHECK(first != second);
    CHECK_FALSE(office.is_open(first));
    CHECK(office.is_open(second));
    std::string const planted(64, 'a');
    CHECK(office.staff.sign_in("canbo", office.password, planted)->token != planted);
    CHECK_FALSE(office.is_open(planted));
}

TEST_CASE("session: ends after 30 minutes without use") {
    Office office;
    std::string const token = office.session();
    for (int i = 0; i < 3; ++i) {
        office.clock.advance(30 * 60 - 1);
        CHECK(office.is_open(token));
    }
    office.clock.advance(30 * 60);
    CHECK_FALSE(office.is_open(token));
}

TEST_CASE("session: ends after 12 hours however busy") {
    Office office;
    std::string const token = office.session();
    for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
        office.clock.advance(20 * 60);
        CHECK(office.is_open(token));
    }
    office.clock.advance(20 * 60);
    CHECK_FALSE(office.is_open(token));
}
