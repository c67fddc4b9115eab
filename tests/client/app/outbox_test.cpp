#include "client/app/filing_flow.h"
#include "client/app/outbox.h"
#include "tests/support/filing_world.h"

#include <doctest/doctest.h>

using namespace onedoor;
using app::Action;
using app::OutboxState;
using app::Screen;
using app::UploadState;

namespace {

constexpr char receipt[] = R"({"reference":"TN-AAAA","secret":"ABC-DEF-GHJ",
    "received_at":"2026-11-21T02:12:05Z","status":1,
    "procedure":"dang-ky-khai-sinh","track":"/ho-so/TN-AAAA"})";

/// A citizen before the page with the papers, everything else filled in.
struct AtPapers : fakes::World {
    AtPapers() {
        app.open("/thu-tuc/dang-ky-khai-sinh/nop");
        answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration());
        act(Action::ChooseCase, {}, "on_time");
        act(Action::LeaveCase);
        edit("full_name", "Trần Gia An");
        edit("dob", "12/11/2026");
        act(Action::LeaveStep);
        edit("phone", "0905123268");
        act(Action::LeaveStep);
        for (catalogue::Paper const* paper : app::filing_flow::papers_to_attach(app.state()))
            if (paper->id != attached())
                act(Action::BringPaper, paper->id);
        transport.sent.clear();
    }
    [[nodiscard]] std::string attached() const {
        return app::filing_flow::papers_to_attach(app.state()).front()->id;
    }
    [[nodiscard]] app::PaperAnswer const& paper() const {
        return app.state().filing.papers.at(attached());
    }
    void choose_file() {
        app.perform({Action::ChooseFile, attached(), {}, {7, "giay.pdf", "", bytes.size()}});
        while (paper().state == UploadState::Reading && transport.sent.empty())
            feed();
    }
    void feed() {
        auto const read = files.reads.back();
        app.chunk_read({7, read.offset, bytes.substr(read.offset, read.length_max)});
    }
    void bring_everything() {
        act(Action::BringPaper, attached());
        act(Action::LeavePapers);
    }
    net::Request no_answer(std::string_view path) { return answer(path, 0, ""); }
    [[nodiscard]] app::Filing const& filing() const { return app.state().filing; }

    std::string bytes = std::string(300 * 1024, 'x');
};

void go_to_marriage(AtPapers& world) {
    world.app.open("/thu-tuc/dang-ky-ket-hon/nop");
    world.answer(
        "/api/v1/procedures/dang-ky-ket-hon", 200,
        R"({"procedure":)" + support::read_file("assets/catalogue/ho-tich/dang-ky-ket-hon.json") +
            R"(,"form":)" + support::read_file("tests/client/app/two_steps.form.json") + "}");
}

std::string status(std::string_view received) {
    return R"({"upload_id":"u1","chunk_bytes":262144,"chunks":2,"received":)" +
           std::string(received) + R"(,"complete":false})";
}

}

TEST_CASE("outbox: a filing without a network is sealed, and nothing of it stays on the screen") {
    AtPapers world;
    world.bring_everything();
    world.act(Action::Send);
    net::Request const sent = world.no_answer("/api/v1/submissions");
    REQUIRE(world.outbox.kept.size() == 1);
    CHECK(world.outbox.kept[0].body == sent.body);
    CHECK(world.filing().sending == app::Sending::UnderWay);
    world.keep_filing();
    CHECK(world.filing().sending == app::Sending::Kept);
    CHECK(world.app.state().route.screen == Screen::Outbox);
    CHECK(world.app.take_navigation()->target == "/ho-so-cho-gui");
    CHECK(world.filing().draft.empty());
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop/kiem-tra");
    CHECK(world.app.state().route.screen == Screen::Outbox);
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
    CHECK(world.filing().sending == app::Sending::NotSent);
}

TEST_CASE("outbox: what cannot be kept stays on the screen and can be sent again") {
    AtPapers world;
    world.outbox.failing_call = 1;
    world.bring_everything();
    world.act(Action::Send);
    std::string const body = world.no_answer("/api/v1/submissions").body;
    world.keep_filing();
    CHECK(world.filing().sending == app::Sending::Failed);
    CHECK(world.filing().problem.kind == app::Problem::Kind::Offline);
    CHECK_FALSE(world.filing().draft.empty());
    world.act(Action::Send);
    CHECK(world.answer("/api/v1/submissions", 201, receipt).body == body);
    CHECK(world.app.state().route.screen == Screen::Receipt);
}

TEST_CASE("outbox: a device without one says that nothing was sent") {
    AtPapers world;
    world.outbox.available = false;
    world.bring_everything();
    world.act(Action::Send);
    world.no_answer("/api/v1/submissions");
    CHECK(world.filing().sending == app::Sending::Failed);
    CHECK(world.outbox.kept.empty());
}

TEST_CASE("outbox: an answer that is none, or a gateway's, is no receipt and no refusal") {
    for (int const code : {200, 502, 503, 504}) {
        AtPapers world;
        world.bring_everything();
        world.act(Action::Send);
        world.answer("/api/v1/submissions", code, "<html>Welcome to the hotel</html>");
        CHECK(world.outbox.kept.size() == 1);
        CHECK_FALSE(world.filing().receipt);
    }
    AtPapers world;
    world.bring_everything();
    world.act(Action::Send);
    world.answer("/api/v1/submissions", 422, "{}");
    CHECK(world.outbox.kept.empty());
    CHECK(world.filing().sending == app::Sending::Failed);
}

TEST_CASE("upload: without a network the form goes on, and the file as well, where it stopped") {
    AtPapers world;
    world.choose_file();
    world.no_answer("/api/v1/uploads");
    CHECK(world.paper().state == UploadState::Waiting);
    world.act(Action::LeavePapers);
    CHECK(world.app.state().route.screen == Screen::Review);

    std::uint32_t const first_pause = world.transport.sent.back().request.delay_ms;
    CHECK(first_pause >= 1000);
    world.no_answer("/api/v1/uploads");
    CHECK(world.transport.sent.back().request.delay_ms >= 2 * 1000);
    world.answer("/api/v1/uploads", 201, status("[1]"));
    CHECK(world.files.reads.back().offset == 0);
    world.feed();
    world.no_answer("/api/v1/uploads/u1/0");
    CHECK(world.paper().state == UploadState::Waiting);
    world.answer("/api/v1/uploads", 201, status("[0,1]"));
    CHECK(world.paper().state == UploadState::Stored);
    CHECK(world.files.released.empty());
}

TEST_CASE("upload: pauses stay short while nothing answers, and grow where a server says no") {
    AtPapers world;
    world.choose_file();
    auto const pause_after = [&](int code, unsigned tries) {
        while (tries-- > 0)
            world.answer("/api/v1/uploads", code, "");
        return world.transport.sent.back().request.delay_ms;
    };
    CHECK(pause_after(0, 20) <= 16'000);
    CHECK(pause_after(503, 1) >= 32'000);
}

TEST_CASE("outbox: a file that is not there yet is sealed with the filing under a new id") {
    AtPapers world;
    world.choose_file();
    world.no_answer("/api/v1/uploads");
    world.act(Action::LeavePapers);
    world.act(Action::Send);
    REQUIRE(world.outbox.kept.size() == 1);
    app::OutgoingFiling const& kept = world.outbox.kept[0];
    REQUIRE(kept.files.size() == 1);
    CHECK(kept.files[0].handle == 7);
    CHECK(kept.files[0].type == "application/pdf");
    CHECK(kept.body.contains(kept.files[0].upload_id));
    CHECK(kept.files[0].upload_id.size() == 32);
    CHECK(world.transport.sent.empty());
    world.keep_filing();
    CHECK(world.files.released == std::vector<std::uint32_t>{7});
}

TEST_CASE("outbox: a file the server has keeps its id and goes along in case it is dropped there") {
    AtPapers world;
    world.choose_file();
    world.answer("/api/v1/uploads", 201, status("[0,1]"));
    world.act(Action::LeavePapers);
    world.act(Action::Send);
    world.no_answer("/api/v1/submissions");
    REQUIRE(world.outbox.kept.size() == 1);
    CHECK(world.outbox.kept[0].files.at(0).upload_id == "u1");
    CHECK(world.outbox.kept[0].files.at(0).handle == 7);
}

TEST_CASE("filing: sent while a file is on its way, it follows when the file is there") {
    AtPapers world;
    world.choose_file();
    world.answer("/api/v1/uploads", 201, status("[0]"));
    world.act(Action::LeavePapers);
    world.act(Action::Send);
    CHECK(world.filing().sending == app::Sending::UnderWay);
    CHECK(world.transport.sent.empty());
    world.feed();
    world.answer("/api/v1/uploads/u1/1", 204, "");
    world.answer("/api/v1/submissions", 201, receipt);
    CHECK(world.app.state().route.screen == Screen::Receipt);
    CHECK(world.files.released == std::vector<std::uint32_t>{7});
}

TEST_CASE("filing: a file refused while the filing waits for it leads back to the papers") {
    AtPapers world;
    world.choose_file();
    world.answer("/api/v1/uploads", 201, status("[0]"));
    world.act(Action::LeavePapers);
    world.act(Action::Send);
    world.feed();
    world.answer("/api/v1/uploads/u1/1", 422, "{}");
    CHECK(world.filing().sending == app::Sending::NotSent);
    CHECK(world.app.state().route.screen == Screen::Papers);
}

TEST_CASE("outbox: the list says what became of each filing, and the draft goes with the receipt") {
    AtPapers world;
    world.storage.kept["draft:dang-ky-khai-sinh"] = "x";
    auto const list = [&](std::string_view state, std::string_view more) {
        world.app.outbox_listed(
            app::read_outbox(R"([{"id":"a1","state":")" + std::string(state) +
                             R"(","kept_at":"2026-11-21T02:00:00.000Z","was_asked":true,)"
                             R"("procedure":"dang-ky-khai-sinh",)"
                             R"("name":{"vi":"Khai sinh","en":"Birth"},"keeps_draft":true)" +
                             std::string(more) + "}]"));
        return world.app.state().outbox.at(0);
    };
    CHECK(list("waiting", "").was_asked);
    CHECK(list("sending", "").state == OutboxState::Sending);
    CHECK(world.storage.kept.size() == 1);
    CHECK(list("received", std::string(R"(,"receipt":)") + receipt).receipt->secret ==
          "ABC-DEF-GHJ");
    CHECK(world.storage.kept.empty());
    CHECK(list("refused", R"(,"problem":{"vi":"Không","en":"No"})").problem.vi == "Không");
    world.act(Action::RemoveFiling, "a1");
    world.act(Action::RemoveFiling, "unknown");
    CHECK(world.outbox.removed == std::vector<std::string>{"a1 refused"});
    world.act(Action::SendWaiting);
    CHECK(world.outbox.sends == 1);
    CHECK(app::read_outbox("[").empty());
}

TEST_CASE("outbox: a kept draft goes with the receipt of its filing, a newer one stays") {
    for (bool const has_newer : {false, true}) {
        AtPapers world;
        world.act(Action::KeepDraft);
        world.bring_everything();
        world.act(Action::Send);
        world.no_answer("/api/v1/submissions");
        REQUIRE(world.outbox.kept.size() == 1);
        CHECK(world.outbox.kept[0].keeps_draft);
        world.keep_filing();
        CHECK(world.storage.kept.contains("draft:dang-ky-khai-sinh"));
        if (has_newer) {
            world.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
            world.act(Action::ChooseCase, {}, "on_time");
            world.act(Action::KeepDraft);
            world.act(Action::TakeThisWindow);
        }
        world.app.outbox_listed({{.id = world.outbox.kept[0].submission.text(),
                                  .procedure = "dang-ky-khai-sinh",
                                  .state = OutboxState::Received,
                                  .keeps_draft = true}});
        CHECK(world.storage.kept.contains("draft:dang-ky-khai-sinh") == has_newer);
    }
}

TEST_CASE("outbox: the draft of a filing that waits is not offered a second time") {
    AtPapers world;
    world.act(Action::KeepDraft);
    world.bring_everything();
    world.act(Action::Send);
    world.no_answer("/api/v1/submissions");
    world.keep_filing();
    std::string const draft = world.storage.kept.at("draft:dang-ky-khai-sinh");
    for (OutboxState const state : {OutboxState::Waiting, OutboxState::Refused}) {
        world.app.outbox_listed({{.id = world.outbox.kept[0].submission.text(), .state = state}});
        world.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
        world.app.loaded("draft:dang-ky-khai-sinh", draft);
        CHECK(world.app.state().drafts.asks == (state == OutboxState::Refused));
    }
}

TEST_CASE("upload: a file of a draft that was left for another one goes on by itself") {
    AtPapers world;
    world.choose_file();
    world.answer("/api/v1/uploads", 201, status("[]"));
    std::string const paper = world.attached();
    go_to_marriage(world);
    REQUIRE(world.app.state().drafts.resting.size() == 1);
    app::Filing const& resting = world.app.state().drafts.resting[0];
    world.feed();
    world.no_answer("/api/v1/uploads/u1/0");
    CHECK(resting.papers.at(paper).state == UploadState::Waiting);
    net::Request const again = world.answer("/api/v1/uploads", 201, status("[0,1]"));
    CHECK(again.body.contains(resting.submission.text()));
    CHECK(resting.papers.at(paper).state == UploadState::Stored);
}

TEST_CASE("upload: a file of a draft that was put away goes on when the draft is brought back") {
    AtPapers world;
    world.choose_file();
    world.answer("/api/v1/uploads", 201, status("[0]"));
    std::string const paper = world.attached();
    world.act(Action::EraseDraft, "dang-ky-khai-sinh");
    world.feed();
    CHECK(world.transport.sent.empty());
    world.act(Action::UndoDiscard);
    world.answer("/api/v1/uploads", 201, status("[0,1]"));
    REQUIRE(world.app.state().drafts.resting.size() == 1);
    CHECK(world.app.state().drafts.resting[0].papers.at(paper).state == UploadState::Stored);
}

TEST_CASE("filing: the answer to one that was left for another goes to that one") {
    AtPapers world;
    world.bring_everything();
    world.act(Action::Send);
    go_to_marriage(world);
    world.answer("/api/v1/submissions", 201, receipt);
    CHECK(world.app.state().route.screen == Screen::FormStep);
    CHECK(world.filing().sending == app::Sending::NotSent);
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
    world.answer(
        "/api/v1/procedures/dang-ky-khai-sinh", 200,
        R"({"procedure":)" + support::read_file("assets/catalogue/ho-tich/dang-ky-khai-sinh.json") +
            R"(,"form":)" + support::read_file("tests/client/app/two_steps.form.json") + "}");
    CHECK(world.app.state().route.screen == Screen::Receipt);
}
