#include "client/app/app.h"
#include "shared/core/bytes.h"
#include "tests/support/filing_world.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using app::Action;
using app::Screen;

namespace {

using Filing = fakes::FilingWorld;

constexpr char receipt[] = R"({"reference":"TN-AAAA","secret":"ABC-DEF-GHJ",
    "received_at":"2026-11-21T02:12:05Z","status":1,
    "procedure":"dang-ky-khai-sinh","track":"/ho-so/TN-AAAA"})";

}

TEST_CASE("filing: without a case chosen the form does not open") {
    fakes::World world;
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop/buoc-2");
    world.answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration());
    CHECK(world.app.state().route.screen == Screen::Case);
    CHECK(world.app.take_navigation()->replace);
    world.act(Action::LeaveCase);
    CHECK(world.app.state().filing.case_missing);
    CHECK(world.app.take_focus() == "case");
}

TEST_CASE("filing: the case of the address is chosen once, one that is unknown never") {
    fakes::World world;
    std::string const start = "/thu-tuc/dang-ky-khai-sinh/nop";
    world.app.open(start + "?truong-hop=late");
    world.answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration());
    CHECK(world.app.state().filing.case_id == "late");
    CHECK(world.app.take_navigation()->target == start);
    world.app.open(start + "?truong-hop=on_time");
    CHECK(world.app.state().filing.case_id == "on_time");
    world.app.open(start + "?truong-hop=xyz");
    CHECK(world.app.state().filing.case_id == "on_time");
    CHECK(world.app.state().route.code.empty());
}

TEST_CASE("adoption: a page without a form is taken over once everything on it is there") {
    fakes::World world;
    world.app.open("/thu-tuc/dang-ky-khai-sinh");
    CHECK(world.app.adopt("") == app::adoption::Outcome::NotYet);
    while (!world.transport.sent.empty())
        world.answer(std::string(world.transport.sent.front().request.path), 404, "{}");
    CHECK(world.app.adopt("") == app::adoption::Outcome::Done);
}

TEST_CASE("filing: a step is left only when its answers are right") {
    Filing world;
    CHECK(world.app.state().route.step == 1);
    world.edit("dob", "31/02/2026");
    world.act(Action::LeaveStep);
    CHECK(world.app.state().route.step == 1);
    CHECK(world.app.state().filing.errors.size() == 2);
    CHECK(world.app.take_focus() == "errors");
    world.app.perform({Action::GoToAnswer, "full_name", {}, {}});
    CHECK(world.app.take_focus() == "full_name");
    world.edit("full_name", "Trần Gia An");
    CHECK(world.app.state().filing.errors.size() == 1);
    world.edit("dob", "12/11/2026");
    world.act(Action::LeaveStep);
    CHECK(world.app.state().route.step == 2);
    CHECK(world.app.take_navigation()->target == "/thu-tuc/dang-ky-khai-sinh/nop/buoc-2");
}

TEST_CASE("filing: an answer is checked when the citizen goes on, an empty one is left in peace") {
    Filing world;
    world.act(Action::LeaveAnswer, "full_name");
    CHECK(world.app.state().filing.errors.empty());
    world.edit("dob", "12/11/2062");
    world.act(Action::LeaveAnswer, "dob");
    REQUIRE(world.app.state().filing.errors.size() == 1);
    CHECK(world.app.state().filing.errors[0].path == "dob");
}

TEST_CASE("filing: the journey ends with the receipt, and the filing carries normalised answers") {
    Filing world;
    world.fill_both_steps();
    CHECK(world.app.state().route.screen == Screen::Papers);
    world.bring_all_papers();
    CHECK(world.app.state().route.screen == Screen::Review);
    world.act(Action::Send);
    world.act(Action::Send);
    CHECK(world.transport.sent.size() == 2);
    net::Request const sent = world.answer("/api/v1/submissions", 201, receipt);
    json::Value const body = json::parse(sent.body).value();
    CHECK(*body.find("submission_id")->as_string() == "000102030405060708090a0b0c0d0e0f");
    CHECK(*body.find("answers")->find("full_name")->as_string() == "Trần Gia An");
    CHECK(*body.find("answers")->find("dob")->as_string() == "2026-11-12");
    CHECK(world.app.state().route.screen == Screen::Receipt);
    CHECK(world.app.state().filing.receipt->secret == "ABC-DEF-GHJ");
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop/kiem-tra");
    CHECK(world.app.state().route.screen == Screen::Receipt);
}

TEST_CASE("filing: when the answer is lost the same bytes go out again") {
    Filing world;
    world.fill_both_steps();
    world.bring_all_papers();
    world.act(Action::Send);
    std::string const first = world.answer("/api/v1/submissions", 0, "").body;
    world.app.filing_kept(world.outbox.kept.at(0).submission.text(), false);
    CHECK(world.app.state().filing.sending == app::Sending::Failed);
    CHECK(world.app.state().filing.problem.kind == app::Problem::Kind::Offline);
    world.act(Action::SwitchLanguage);
    world.act(Action::Send);
    CHECK(world.answer("/api/v1/submissions", 200, receipt).body == first);
    CHECK(world.app.state().route.screen == Screen::Receipt);
}

TEST_CASE("page: what did not come is asked for again by itself, and by a press at once") {
    fakes::World world;
    std::string const path = "/api/v1/procedures/dang-ky-khai-sinh";
    auto const answer = [&](int code) { return world.answer(path, code, "").delay_ms; };
    world.app.open("/thu-tuc/dang-ky-khai-sinh");
    CHECK(answer(0) == 0);
    app::ProcedurePage const& page = world.app.state().page;
    CHECK(page.loading == app::Loading::Failed);
    CHECK(page.problem.is_passing);
    CHECK(answer(502) >= 1000);
    // As a hotel's network answers in the server's place.
    CHECK(answer(200) >= 2000);
    for (int tries = 0; tries < 20; ++tries)
        CHECK(answer(0) <= 16'000);
    CHECK(page.loading == app::Loading::Failed);
    world.act(Action::Retry);
    CHECK(page.loading == app::Loading::UnderWay);
    auto const is_asked = [&](auto const& sent) { return sent.request.path == path; };
    CHECK(std::ranges::count_if(world.transport.sent, is_asked) == 1);
    CHECK(answer(0) == 0);
    CHECK(world.transport.sent.back().request.delay_ms <= 2000);
    world.answer(path, 200,
                 R"({"form":null,"procedure":)" +
                     support::read_file("assets/catalogue/ho-tich/dang-ky-khai-sinh.json") + "}");
    CHECK(page.loading == app::Loading::Ready);
    CHECK(answer(0) == 0);
}

TEST_CASE("version: a newer one is offered on the page that is open, and loads it anew") {
    fakes::World world;
    world.app.open("/tra-cuu");
    world.app.offer_version();
    CHECK(world.app.state().has_new_version);
    world.act(Action::TakeVersion);
    auto const navigation = world.app.take_navigation();
    CHECK(navigation->target == "/tra-cuu");
    CHECK(navigation->is_anew);
    world.app.open("/");
    CHECK_FALSE(world.app.state().has_new_version);
}

TEST_CASE("page: what the server refuses is not asked for again") {
    fakes::World world;
    world.app.open("/thu-tuc/dang-ky-khai-sinh");
    world.answer("/api/v1/procedures/dang-ky-khai-sinh", 403, "");
    CHECK(world.app.state().page.loading == app::Loading::Failed);
    CHECK_FALSE(world.app.state().page.problem.is_passing);
    for (auto const& sent : world.transport.sent)
        CHECK(sent.request.delay_ms == 0);
}

TEST_CASE("filing: a required paper that is neither attached nor brought keeps the page") {
    Filing world;
    world.fill_both_steps();
    world.act(Action::LeavePapers);
    CHECK(world.app.state().route.screen == Screen::Papers);
    CHECK_FALSE(world.app.state().filing.missing_papers.empty());
}

TEST_CASE("upload: a file is hashed, declared and sent in chunks of 256 KiB") {
    Filing world;
    world.fill_both_steps();
    std::string const paper = app::filing_flow::papers_to_attach(world.app.state()).front()->id;
    std::string const bytes(300 * 1024, 'x');
    world.app.perform({Action::ChooseFile, paper, {}, {7, "giay.pdf", "", bytes.size()}});
    auto feed = [&] {
        auto const read = world.files.reads.back();
        world.app.chunk_read({7, read.offset, bytes.substr(read.offset, read.length_max)});
    };
    feed();
    feed();
    net::Request const declared =
        world.answer("/api/v1/uploads", 201, R"({"upload_id":"u1","chunk_bytes":262144,"chunks":2,
                                                 "received":[],"complete":false})");
    json::Value const body = json::parse(declared.body).value();
    CHECK(*body.find("type")->as_string() == "application/pdf");
    CHECK(*body.find("sha256")->as_string() == core::to_hex(core::sha256(core::as_bytes(bytes))));
    feed();
    CHECK(world.answer("/api/v1/uploads/u1/0", 204, "").body.size() == 256 * 1024);
    feed();
    CHECK(world.answer("/api/v1/uploads/u1/1", 204, "").body.size() == 44 * 1024);
    CHECK(world.app.state().filing.papers.at(paper).state == app::UploadState::Stored);
    CHECK(world.files.released.empty());
}

TEST_CASE("upload: a file too large is refused before a byte is read") {
    Filing world;
    world.app.perform({Action::ChooseFile, "x", {}, {7, "a.pdf", "", 10 * 1024 * 1024 + 1}});
    CHECK(world.app.state().filing.papers.at("x").state == app::UploadState::Failed);
    CHECK(world.files.reads.empty());
}

TEST_CASE("upload: a warning about a photograph goes when the citizen keeps it, or takes it back") {
    Filing world;
    app::ChosenFile const photo{7, "a.jpg", "image/jpeg", 1000, app::PhotoFlaw::Blurred};
    world.app.perform({Action::ChooseFile, "x", {}, photo});
    CHECK(world.app.state().filing.papers.at("x").file.flaw == app::PhotoFlaw::Blurred);
    CHECK(world.app.state().filing.papers.at("x").state == app::UploadState::Reading);
    world.app.perform({Action::KeepPhoto, "x", {}, {}});
    CHECK(world.app.state().filing.papers.at("x").file.flaw == app::PhotoFlaw::None);
    CHECK(world.app.state().filing.papers.at("x").state == app::UploadState::Reading);
    world.app.perform({Action::RemoveFile, "x", {}, {}});
    CHECK(world.app.take_focus() == "x");
}

TEST_CASE("preferences: the input method is the device's own until another is chosen") {
    Filing world;
    auto const method = [&] { return world.app.state().preferences.typing; };
    CHECK(method() == text::InputMethod::System);
    world.app.perform({Action::ChooseTyping, {}, "telex", {}});
    CHECK(method() == text::InputMethod::Telex);
    world.app.perform({Action::ChooseTyping, {}, "vni", {}});
    CHECK(method() == text::InputMethod::Vni);
    world.app.perform({Action::ChooseTyping, {}, "system", {}});
    CHECK(method() == text::InputMethod::System);
}

TEST_CASE("look-up: both codes are needed, and the file's address follows its code") {
    fakes::World world;
    world.app.open("/tra-cuu");
    world.act(Action::LookUp);
    CHECK(world.app.state().tracking.code_missing);
    CHECK(world.transport.sent.empty());
    world.act(Action::EditLookUp, "code", "TN-AAAA");
    world.act(Action::EditLookUp, "secret", "ABC-DEF-GHJ");
    world.act(Action::LookUp);
    world.answer("/api/v1/lookups", 200,
                 R"({"code":"H32.10-261121-0008","reference":"TN-AAAA","status":2,
                     "procedure":"x","procedure_name":{"vi":"X"},"accepted_at":null,
                     "status_name":{"vi":"Được tiếp nhận"},"received_at":"2026-11-21T02:12:05Z",
                     "due_at":"2026-11-27T10:00:00Z","explanation":[],"events":[]})");
    CHECK(world.app.state().route.code == "H32.10-261121-0008");
    CHECK(world.app.state().tracking.file->due_at.has_value());
    CHECK(world.app.take_navigation()->target == "/ho-so/H32.10-261121-0008");
}

TEST_CASE("look-up: a refusal is told in the server's words") {
    fakes::World world;
    world.app.open("/ho-so/TN-AAAA");
    world.act(Action::EditLookUp, "secret", "ABC");
    world.act(Action::LookUp);
    world.answer("/api/v1/lookups", 404,
                 R"({"type":"about:blank","title":"Not Found","status":404,"detail":"",
                     "code":"lookup.not_found","text":{"vi":"Không có","en":"None"},"errors":[]})");
    CHECK(world.app.state().tracking.problem.text.vi == "Không có");
}

TEST_CASE("staff: the list needs a session, and a session that ended says so") {
    fakes::World world;
    world.app.open("/can-bo");
    world.answer("/api/v1/staff/session", 401, "{}");
    CHECK_FALSE(world.app.state().staff.problem);
    world.act(Action::EditSignIn, "account", "canbo");
    world.act(Action::EditSignIn, "password", "x");
    world.act(Action::SignIn);
    world.answer("/api/v1/staff/session", 200, R"({"name":"Đỗ Thị Ví Dụ"})");
    CHECK(world.app.state().staff.password.empty());
    world.answer("/api/v1/staff/files?status=1", 401, "{}");
    CHECK(world.app.state().staff.session == app::Loading::Missing);
    CHECK(world.app.state().staff.problem);
}

namespace {

constexpr char idle[] = R"({"type":"about:blank","title":"Unauthorized","status":401,"detail":"",
    "code":"session.idle","text":{"vi":"Đã khóa","en":"Locked"},"errors":[]})";

/// An official who is at work in the list of files.
struct Counter : fakes::World {
    Counter() {
        app.open("/can-bo");
        answer("/api/v1/staff/session", 200, session);
        answer("/api/v1/staff/files?status=1", 200, R"({"files":[]})");
    }
    [[nodiscard]] app::Staff const& staff() const { return app.state().staff; }
    void pass(std::int64_t milliseconds) { clock.set({clock.now().milliseconds + milliseconds}); }
    void unlock(int status, std::string const& body) {
        act(Action::EditSignIn, "password", "x");
        act(Action::Unlock);
        answer("/api/v1/staff/session/unlock", status, body);
    }

    static constexpr char session[] =
        R"({"name":"Đỗ Thị Ví Dụ","account":"canbo","lock_after_seconds":600})";
};

}

TEST_CASE("staff: a session nobody works in is locked and opened where it was") {
    Counter world;
    world.answer("/api/v1/staff/session", 401, idle);
    CHECK(world.staff().is_locked);
    CHECK(world.staff().session == app::Loading::Ready);
    world.unlock(401, R"({"code":"session.wrong","status":401,"text":{"vi":"Sai"}})");
    CHECK(world.staff().is_locked);
    CHECK(world.staff().password.empty());
    CHECK(world.staff().problem.text.vi == "Sai");
    world.unlock(200, Counter::session);
    CHECK_FALSE(world.staff().is_locked);
    CHECK_FALSE(world.staff().problem);
    world.answer("/api/v1/staff/files?status=1", 200, R"({"files":[]})");
    CHECK(world.staff().inbox_loading == app::Loading::Ready);
}

TEST_CASE("staff: any answer that says so locks, and an action is not thought done") {
    Counter world;
    world.app.open("/can-bo/ho-so/TN-AAAA");
    world.answer("/api/v1/staff/files/TN-AAAA", 200, R"({"reference":"TN-AAAA","status":1})");
    world.act(Action::AcceptFile);
    world.answer("/api/v1/staff/files/TN-AAAA/acts", 401, idle);
    CHECK(world.staff().is_locked);
    CHECK_FALSE(world.staff().accepting);
    REQUIRE(world.staff().file);
    CHECK(world.staff().file->reference == "TN-AAAA");
    world.unlock(200, Counter::session);
    CHECK(world.app.state().route.screen == Screen::StaffFile);
    CHECK(world.staff().file);
}

TEST_CASE("staff: a page loaded while the session is locked asks for the password alone") {
    fakes::World world;
    world.app.open("/can-bo");
    world.answer("/api/v1/staff/session", 401, idle);
    CHECK(world.app.state().staff.session == app::Loading::Ready);
    CHECK(world.app.state().staff.is_locked);
}

TEST_CASE("staff: the screen is locked by hand at once") {
    Counter world;
    world.act(Action::LockSession);
    CHECK(world.staff().is_locked);
    CHECK(world.app.take_focus() == "password");
    world.answer("/api/v1/staff/session/lock", 204, "");
    CHECK(world.staff().is_locked);
}

TEST_CASE("staff: work that asks the server nothing keeps the session open") {
    Counter world;
    auto const told = [&] {
        return std::ranges::count_if(world.transport.sent, [](auto const& sent) {
            return sent.request.path == "/api/v1/staff/session/use";
        });
    };
    world.act(Action::EditSignIn, "account", "a");
    CHECK(told() == 0);
    world.pass(61'000);
    world.act(Action::EditSignIn, "account", "b");
    world.act(Action::EditSignIn, "account", "c");
    CHECK(told() == 1);
}

TEST_CASE("staff: without a line the screen is locked when its time is over, not before") {
    Counter world;
    world.pass(599'000);
    world.answer("/api/v1/staff/session", 0, "");
    CHECK_FALSE(world.staff().is_locked);
    world.pass(1'000);
    world.answer("/api/v1/staff/session", 0, "");
    CHECK(world.staff().is_locked);
}

TEST_CASE("search: the address keeps up with the words typed in one entry of the history") {
    fakes::World world;
    world.app.open("/tim-kiem");
    world.act(Action::EditQuery, {}, "khai s");
    auto const navigation = world.app.take_navigation();
    CHECK(navigation->target == "/tim-kiem?q=khai%20s");
    CHECK(navigation->replace);
    world.app.open("/");
    world.act(Action::EditQuery, {}, "khai");
    CHECK_FALSE(world.app.take_navigation());
}
