#include "server/staff/sign_in.h"
#include "tests/server/support/fixtures.h"

#include <set>

using namespace onedoor;
using namespace onedoor::testing;
using cases::Role;
using staff::Accounts;
using staff::Grant;
using staff::SignIn;
using staff::Standing;

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
    Accounts accounts{*store, clock, random, staff::PasswordCost::Least};
    SignIn staff{accounts, *store, clock, random};
    std::string password = appoint("canbo", {{Role::Receptionist, "mot-cua"}});

    std::string appoint(std::string const& account, std::vector<Grant> grants) {
        auto const issued = accounts.appoint({account, "Cán bộ", std::move(grants)}, {});
        REQUIRE(issued.has_value());
        return issued->value_or("");
    }
    std::string issue() {
        auto const issued = accounts.issue_password("canbo", {});
        REQUIRE(issued.has_value());
        return *issued;
    }
    std::string outcome(std::string_view account, std::string_view with) {
        auto const signed_in = staff.sign_in(account, with, {});
        return signed_in ? "in" : signed_in.error().code;
    }
    std::string session() { return staff.sign_in("canbo", password, {})->token; }
    Standing standing(std::string_view token) { return staff.find(token)->standing; }
    bool is_open(std::string_view token) { return standing(token) == Standing::Open; }
    std::string unlock(std::string_view token, std::string_view with) {
        auto const opened = staff.unlock(token, with);
        return opened ? opened->token : opened.error().code;
    }
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
    for (int i = 1; i < Accounts::failures_before_lock; ++i)
        CHECK(office.outcome("canbo", "wrong") == "session.wrong");
    std::int64_t lock_seconds = 15;
    for (int failure = Accounts::failures_before_lock; failure < Accounts::failures_max;
         ++failure) {
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
        for (int i = 1; i < Accounts::failures_before_lock; ++i)
            CHECK(office.outcome("canbo", "wrong") == "session.wrong");
        CHECK(office.outcome("canbo", office.password) == "in");
    }
}

TEST_CASE("session: is found by its cookie until it is signed out") {
    Office office;
    std::string const token = office.session();
    CHECK(token.size() == 64);
    CHECK(office.staff.find(token)->officer.name == "Cán bộ");
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

TEST_CASE("session: is locked after 10 minutes without use and opened by its password") {
    Office office;
    std::string const token = office.session();
    for (int i = 0; i < 3; ++i) {
        office.clock.advance(10 * 60 - 1);
        CHECK(office.is_open(token));
    }
    office.clock.advance(10 * 60);
    CHECK(office.standing(token) == Standing::Locked);
    CHECK(office.standing(token) == Standing::Locked);
    CHECK(office.unlock(token, "wrong") == "session.wrong");
    std::string const opened = office.unlock(token, office.password);
    CHECK(opened != token);
    CHECK(office.is_open(opened));
    CHECK(office.standing(token) == Standing::SignedOut);
}

TEST_CASE("session: a screen that asks by itself keeps no session open") {
    Office office;
    std::string const token = office.session();
    for (int minute = 0; minute < 10; ++minute) {
        CHECK(office.staff.find(token, staff::Presence::Poll)->standing == Standing::Open);
        office.clock.advance(60);
    }
    CHECK(office.staff.find(token, staff::Presence::Poll)->standing == Standing::Locked);
}

TEST_CASE("session: can be locked by hand; its officer is still known") {
    Office office;
    std::string const token = office.session();
    REQUIRE(office.staff.lock(token));
    CHECK(office.standing(token) == Standing::Locked);
    CHECK(office.staff.find(token)->officer.account == "canbo");
    CHECK(office.is_open(office.unlock(token, office.password)));
    CHECK(office.unlock(std::string(64, '0'), office.password) == "session.required");
}

TEST_CASE("session: wrong passwords at a locked session lock the account as at sign-in") {
    Office office;
    std::string const token = office.session();
    REQUIRE(office.staff.lock(token));
    for (int i = 1; i < Accounts::failures_before_lock; ++i)
        CHECK(office.unlock(token, "wrong") == "session.wrong");
    CHECK(office.unlock(token, "wrong") == "session.locked");
    CHECK(office.unlock(token, office.password) == "session.locked");
    CHECK(office.outcome("canbo", office.password) == "session.locked");
}

TEST_CASE("session: unlocking does not lengthen the 12 hours") {
    Office office;
    std::string token = office.session();
    office.clock.advance(12 * 3600 - 60);
    token = office.unlock(token, office.password);
    CHECK(office.is_open(token));
    office.clock.advance(60);
    CHECK(office.standing(token) == Standing::SignedOut);
    CHECK(office.unlock(token, office.password) == "session.required");
}

TEST_CASE("session: an officer sees the own sessions and ends all of them") {
    Office office;
    std::string const first = office.session();
    office.clock.advance(5);
    std::string const second = office.session();
    std::string const other_password = office.appoint("khac", {{Role::Leader, ""}});
    std::string const other = office.staff.sign_in("khac", other_password, {})->token;
    auto const sessions = office.staff.sessions_beside(second);
    REQUIRE(sessions->size() == 2);
    CHECK_FALSE(sessions->front().is_this);
    CHECK(sessions->back().is_this);
    CHECK(sessions->back().began_at.milliseconds == office.clock.now().milliseconds);
    CHECK(office.staff.sessions_beside("")->empty());
    REQUIRE(office.staff.sign_out_everywhere("canbo"));
    CHECK_FALSE(office.is_open(first));
    CHECK_FALSE(office.is_open(second));
    CHECK(office.is_open(other));
}

TEST_CASE("account: what it may do changes at once, and its sessions end") {
    Office office;
    std::string const token = office.session();
    CHECK(office.staff.find(token)->officer.grants ==
          std::vector<Grant>{{Role::Receptionist, "mot-cua"}});
    CHECK(office.appoint("canbo", {{Role::Handler, "tu-phap"}, {Role::Handler, "tu-phap"}}) == "");
    CHECK_FALSE(office.is_open(token));
    CHECK(office.staff.find(office.session())->officer.grants ==
          std::vector<Grant>{{Role::Handler, "tu-phap"}});
    std::string const later = office.session();
    office.issue();
    CHECK_FALSE(office.is_open(later));
}

TEST_CASE("account: an officer chooses another password, which ends the sessions elsewhere") {
    Office office;
    std::string const token = office.session();
    std::string const elsewhere = office.session();
    auto const change = [&](std::string const& password, std::string const& next) {
        auto const changed = office.staff.change_password(token, password, next);
        return changed ? changed->token : changed.error().code;
    };
    CHECK(change("wrong", "ngựa pin ghim đúng") == "session.wrong");
    CHECK(change(office.password, "ngan") == "staff.password");
    CHECK(change(office.password, std::string(257, 'x')) == "staff.password");
    CHECK(change(office.password, office.password) == "staff.password");
    CHECK(office.is_open(elsewhere));
    std::string const opened = change(office.password, "ngựa pin ghim đúng");
    CHECK(office.is_open(opened));
    CHECK_FALSE(office.is_open(token));
    CHECK_FALSE(office.is_open(elsewhere));
    CHECK(office.outcome("canbo", office.password) == "session.wrong");
    CHECK(office.outcome("canbo", "ngựa pin ghim đúng") == "in");
    CHECK(office.staff.change_password(token, "a", "b").error().code == "session.required");
}

TEST_CASE("account: appointments and passwords are recorded with who gave them") {
    Office office;
    REQUIRE(office.accounts.appoint({"moi", "Người mới", {{Role::Leader, ""}}},
                                    {"quantri", Role::Administrator}));
    store::ChainReport const before = *office.store->verify_chain();
    REQUIRE(office.accounts.issue_password("moi", {"quantri", Role::Administrator}));
    store::ChainReport const after = *office.store->verify_chain();
    CHECK(after.head.sequence == before.head.sequence + 1);
    CHECK(after.first_broken == 0);
    CHECK(office.accounts.issue_password("khong-co", {}).error().code == "staff.unknown");
}

TEST_CASE("account: names are short, plain and of text") {
    Office office;
    for (char const* const wrong : {"", "a", "Canbo", "can bo", "cán", "a@b"})
        CHECK(office.accounts.appoint({wrong, "A", {}}, {}).error().code == "staff.account");
    CHECK(office.accounts.appoint({std::string(65, 'a'), "A", {}}, {}).error().code ==
          "staff.account");
    for (std::string const& wrong :
         {std::string(), std::string(129, 'a'), std::string("\xff"), std::string("a\nb")})
        CHECK(office.accounts.appoint({"moi", wrong, {}}, {}).error().code == "staff.name");
}

TEST_CASE("account: the last administrator stays one") {
    Office office;
    Grant const administrator{Role::Administrator, ""};
    office.appoint("quantri", {administrator});
    CHECK(office.accounts.appoint({"quantri", "Q", {}}, {}).error().code ==
          "staff.last_administrator");
    office.appoint("quantri-2", {administrator});
    CHECK(office.accounts.appoint({"quantri", "Q", {}}, {}).has_value());
    CHECK(office.accounts.appoint({"quantri-2", "Q", {}}, {}).error().code ==
          "staff.last_administrator");
    auto const members = office.accounts.list();
    REQUIRE(members->size() == 3);
    CHECK(members->at(1).officer.account == "quantri");
    CHECK(members->at(1).officer.grants.empty());
}

TEST_CASE("session: ends after 12 hours however busy") {
    Office office;
    std::string const token = office.session();
    for (int minutes = 9; minutes < 12 * 60; minutes += 9) {
        office.clock.advance(9 * 60);
        CHECK(office.is_open(token));
    }
    office.clock.advance(9 * 60);
    CHECK(office.standing(token) == Standing::SignedOut);
}
