#include "client/app/draft_text.h"
#include "client/app/handover_address.h"
#include "client/app/handover_flow.h"
#include "client/app/keeping_flow.h"
#include "tests/support/filing_world.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using app::Action;
using app::Screen;
using fakes::FilingWorld;
using Giving = app::HandingOver::Stage;
using Taking = app::TakingOver::Stage;

namespace {

constexpr char hand_over[] = "/thu-tuc/dang-ky-khai-sinh/nop/chuyen-may";
constexpr char id[] = "AAECAwQFBgcICQoLDA0ODw";
constexpr char key[] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
constexpr char deposit[] =
    R"({"handover_id":"AAECAwQFBgcICQoLDA0ODw","expires_at":"2026-11-21T02:22:00Z"})";
constexpr char take[] = "/api/v1/handovers/AAECAwQFBgcICQoLDA0ODw/take";
constexpr char look[] = "/api/v1/handovers/AAECAwQFBgcICQoLDA0ODw";

/// A phone with some answers.
struct Giver : FilingWorld {
    Giver() { edit("full_name", "An"); }
    void make_code() {
        app.open(hand_over);
        app.enciphered({{key, "sealed"}});
        answer("/api/v1/handovers", 201, deposit);
    }
    [[nodiscard]] std::ptrdiff_t requests_to(std::string_view path) const {
        return std::ranges::count_if(transport.sent,
                                     [&](auto const& sent) { return sent.request.path == path; });
    }
    [[nodiscard]] app::HandingOver const& giving() const { return drafts().giving; }
    void advance(std::int64_t ms) {
        clock.set({app.state().now.milliseconds + ms});
        app.tick();
    }
};

/// A kiosk that nobody has used.
struct Taker : FilingWorld {
    Taker() : FilingWorld(Start::Nowhere) {}
    [[nodiscard]] app::TakingOver const& taking() const { return drafts().taking; }
    static std::string address() {
        return std::string("https://motcua.example/ban-giao/") + id + "#" + key;
    }
    void fetch() {
        app.take_over(address());
        answer(take, 200, R"({"ciphertext":"sealed"})");
    }
};

std::string text_of(FilingWorld const& world) {
    return app::write_draft(world.filing(), world.app.state().now);
}

}

TEST_CASE("hand-over: an address is read exactly, everything else is only text") {
    app::HandoverAddress const address{id, key};
    CHECK(app::parse_handover_address(Taker::address()) == address);
    CHECK(app::parse_handover_address("http://10.0.0.7:8080/ban-giao/" + address.id + "#" +
                                      address.key) == address);
    std::string const good = Taker::address();
    for (std::string const& text :
         {std::string(), std::string("x"), good + "x", " " + good, good + "\n",
          good.substr(0, good.size() - 1), "ftp" + good.substr(5), good.substr(8),
          "https://" + good.substr(22), "https:///ban-giao/" + address.id + "#" + address.key,
          std::string("javascript:alert(1)//ban-giao/") + id + "#" + key,
          "https://" + std::string(300, 'a') + "/ban-giao/" + id + "#" + key,
          "https://x/ban-giao/" + address.id + "?a=1#" + address.key,
          "https://x/ban-giao/../" + address.id + "#" + address.key, std::string(1 << 20, 'A'),
          std::string("https://x/ban-giao/\0", 20) + id + "#" + key}) {
        CAPTURE(text.substr(0, 80));
        CHECK_FALSE(app::parse_handover_address(text).has_value());
    }
    FilingWorld world(FilingWorld::Start::Nowhere);
    CHECK_FALSE(world.app.take_over("030056012345||NGUYEN VAN A|01011990|Nam|X|01012022"));
    CHECK(world.app.state().route.screen == Screen::Home);
}

TEST_CASE("hand-over: the key is in the code's address and in no request") {
    Giver giver;
    giver.app.open(hand_over);
    REQUIRE(giver.cipher.sealed.size() == 1);
    CHECK(giver.cipher.sealed[0].contains("An"));
    giver.app.enciphered({{key, "sealed"}});
    net::Request const sent = giver.answer("/api/v1/handovers", 201, deposit);
    CHECK(sent.body == R"({"ciphertext":"sealed"})");
    CHECK(giver.giving().stage == Giving::Waiting);
    CHECK(giver.giving().address ==
          "https://motcua.example/ban-giao/" + std::string(id) + "#" + key);
}

TEST_CASE("hand-over: every code is enciphered anew") {
    Giver giver;
    giver.make_code();
    giver.act(Action::HandOver);
    CHECK(giver.giving().stage == Giving::Preparing);
    CHECK(giver.giving().address.empty());
    CHECK(giver.cipher.sealed.size() == 2);
}

TEST_CASE("hand-over: whatever fails on the way is told, and a new code can be made") {
    SUBCASE("this device cannot encipher") {
        Giver giver;
        giver.app.open(hand_over);
        giver.app.enciphered(std::nullopt);
        CHECK(giver.giving().stage == Giving::Impossible);
        CHECK(giver.requests_to("/api/v1/handovers") == 0);
    }
    SUBCASE("the draft is too long") {
        Giver giver;
        giver.app.open(hand_over);
        giver.app.enciphered({{key, std::string(66'000, 's')}});
        CHECK(giver.giving().stage == Giving::TooLarge);
    }
    SUBCASE("the server does not answer, or refuses") {
        for (int const status : {0, 429, 500, 503, 201}) {
            CAPTURE(status);
            Giver giver;
            giver.app.open(hand_over);
            giver.app.enciphered({{key, "sealed"}});
            giver.answer("/api/v1/handovers", status, "{}");
            CHECK(giver.giving().stage == Giving::Failed);
            giver.act(Action::HandOver);
            giver.app.enciphered({{key, "sealed"}});
            giver.answer("/api/v1/handovers", 201, deposit);
            CHECK(giver.giving().stage == Giving::Waiting);
        }
    }
    SUBCASE("there is nothing to give") {
        FilingWorld world(FilingWorld::Start::Nowhere);
        world.open_case();
        world.app.open(hand_over);
        CHECK(world.drafts().giving.stage == Giving::NotBegun);
    }
}

TEST_CASE("hand-over: the minutes go down, the taker is noticed, the end is the end") {
    Giver giver;
    giver.make_code();
    CHECK(app::handover_flow::minutes_left(giver.app.state()) == 10);
    giver.advance(61'000);
    CHECK(app::handover_flow::minutes_left(giver.app.state()) == 9);
    giver.answer(look, 200, R"({"taken":false})");
    CHECK(giver.giving().stage == Giving::Waiting);
    giver.advance(9'999);
    CHECK(giver.requests_to(look) == 0);
    SUBCASE("taken") {
        giver.advance(1);
        giver.answer(look, 200, R"({"taken":true})");
        CHECK(giver.giving().stage == Giving::Taken);
    }
    SUBCASE("over") {
        giver.advance(600'000);
        CHECK(giver.giving().stage == Giving::Expired);
        CHECK(giver.giving().address.empty());
    }
    SUBCASE("nobody looks: nothing is asked") {
        giver.app.open("/");
        giver.advance(60'000);
        CHECK(giver.requests_to(look) == 0);
    }
}

TEST_CASE("hand-over: the draft arrives with its answers and its filing's number") {
    Giver giver;
    Taker taker;
    taker.fetch();
    CHECK(taker.app.take_navigation()->target == "/ban-giao/" + std::string(id));
    REQUIRE(taker.cipher.opened.size() == 1);
    CHECK(taker.cipher.opened[0].key == key);
    taker.app.deciphered(text_of(giver));
    REQUIRE(taker.taking().stage == Taking::Ready);
    CHECK(taker.taking().summary.answers == 1);
    CHECK_FALSE(app::handover_flow::would_replace(taker.app.state()));
    taker.act(Action::AcceptDraft);
    taker.answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration());
    CHECK(taker.filing().draft.value("full_name") == "An");
    CHECK(taker.filing().submission == giver.filing().submission);
    CHECK(taker.filing().case_id == "on_time");
    CHECK(taker.app.state().route.screen == Screen::FormStep);
    CHECK(app::keeping_flow::has_unsaved(taker.app.state()));
    CHECK(taker.storage.kept.empty());
}

TEST_CASE("hand-over: what is on the device is replaced only after a question, and comes back") {
    Giver giver;
    Taker taker;
    taker.open_case();
    taker.act(Action::ChooseCase, {}, "on_time");
    taker.act(Action::LeaveCase);
    taker.edit("full_name", "Bình");
    taker.fetch();
    taker.app.deciphered(text_of(giver));
    CHECK(app::handover_flow::would_replace(taker.app.state()));
    CHECK(taker.filing().draft.value("full_name") == "Bình");
    taker.act(Action::AcceptDraft);
    CHECK(taker.filing().draft.value("full_name") == "An");
    taker.act(Action::UndoDiscard);
    CHECK(taker.filing().draft.value("full_name") == "Bình");
    taker.act(Action::UndoDiscard);
    CHECK(taker.filing().draft.value("full_name") == "An");
}

TEST_CASE("hand-over: a taker that comes too late, or gets nonsense, is told what to do") {
    SUBCASE("gone") {
        Taker taker;
        taker.app.take_over(Taker::address());
        taker.answer(take, 404, "{}");
        CHECK(taker.taking().stage == Taking::Gone);
    }
    SUBCASE("no network: the same code is tried again") {
        Taker taker;
        taker.app.take_over(Taker::address());
        taker.answer(take, 0, "");
        CHECK(taker.taking().stage == Taking::Failed);
        taker.act(Action::FetchDraft);
        CHECK(taker.taking().stage == Taking::Fetching);
        taker.answer(take, 404, "{}");
        CHECK(taker.taking().stage == Taking::Gone);
    }
    SUBCASE("no key in the address: nothing is fetched") {
        Taker taker;
        taker.app.open(std::string("/ban-giao/") + id);
        CHECK(taker.taking().stage == Taking::NoKey);
        CHECK(taker.transport.sent.size() == 1);
    }
    SUBCASE("the body is nonsense") {
        for (char const* body : {"", "{}", "[]", R"({"ciphertext":7})"}) {
            Taker taker;
            taker.app.take_over(Taker::address());
            taker.answer(take, 200, body);
            CHECK(taker.taking().stage == Taking::Unreadable);
        }
    }
    SUBCASE("the key does not fit, or the inside is no draft") {
        for (auto const& text : {std::optional<std::string>(), std::optional<std::string>("{}")}) {
            Taker taker;
            taker.fetch();
            taker.app.deciphered(text);
            CHECK(taker.taking().stage == Taking::Unreadable);
        }
    }
}

TEST_CASE("hand-over: a hostile draft brings nothing but answers to this form") {
    Taker taker;
    taker.fetch();
    taker.app.deciphered(R"({"submission_id":"000102030405060708090a0b0c0d0e0f",
        "procedure":"dang-ky-khai-sinh","case":"no_such_case","at":"/can-bo",
        "values":{"full_name":"An","full_name.x":"1","evil":"2","dob[3].x":"3","__proto__":"4",
                  "children[99999999999999999999].name":"5","phone":7},
        "labels":{"evil":"Evil"},"papers":{"x":{"upload_id":"../../staff/session"}}})");
    REQUIRE(taker.taking().stage == Taking::Ready);
    taker.act(Action::AcceptDraft);
    taker.answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration());
    CHECK(taker.filing().draft.values().size() == 1);
    CHECK(taker.filing().case_id.empty());
    CHECK(taker.filing().papers.empty());
    CHECK(taker.app.state().route.screen == Screen::Case);
}
