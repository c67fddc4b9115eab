#include "client/app/draft_text.h"
#include "client/app/keeping_flow.h"
#include "tests/support/filing_world.h"

#include <doctest/doctest.h>

using namespace onedoor;
using app::Action;
using app::Keeping;
using app::Screen;
using fakes::FilingWorld;

namespace {

constexpr char key[] = "draft:dang-ky-khai-sinh";
constexpr char other[] = "/thu-tuc/dang-ky-ket-hon/nop";
constexpr std::int64_t day_ms = 24 * 3'600'000;

std::string marriage_registration() {
    return R"({"procedure":)" +
           support::read_file("assets/catalogue/ho-tich/dang-ky-ket-hon.json") + R"(,"form":)" +
           support::read_file("tests/client/app/two_steps.form.json") + "}";
}

void go_to_marriage(FilingWorld& world) {
    world.app.open(other);
    world.answer("/api/v1/procedures/dang-ky-ket-hon", 200, marriage_registration());
}

/// A later visit to the same device.
struct SecondVisit : FilingWorld {
    explicit SecondVisit(FilingWorld const& first) : FilingWorld(Start::Nowhere) {
        storage.kept = first.storage.kept;
        storage.times = first.storage.times;
        // Numbers of its own.
        std::uint8_t used[16];
        random.fill(used);
        open_case();
    }
    void load() { app.loaded(key, kept_text()); }
    [[nodiscard]] std::optional<std::string> kept_text() const {
        auto const there = storage.kept.find(key);
        return there == storage.kept.end() ? std::nullopt : std::optional(there->second);
    }
};

/// A visit that asked to keep its draft.
struct KeptVisit : FilingWorld {
    KeptVisit() {
        edit("full_name", "An");
        act(Action::KeepDraft);
        edit("dob", "12/11/2026");
    }
};

}

TEST_CASE("draft: nothing is kept until the citizen asks, and the state says so") {
    FilingWorld world;
    world.edit("full_name", "An");
    CHECK(world.storage.saves.empty());
    CHECK(world.filing().keeping.state == Keeping::MemoryOnly);
    CHECK(app::keeping_flow::has_unsaved(world.app.state()));
    world.act(Action::KeepDraft);
    CHECK(world.filing().keeping.state == Keeping::Kept);
    CHECK(world.filing().keeping.saved_at == world.app.state().now);
    CHECK_FALSE(app::keeping_flow::has_unsaved(world.app.state()));
    std::int64_t const life =
        world.storage.saves[0].version.expires_at.milliseconds - world.app.state().now.milliseconds;
    CHECK(life == 30 * day_ms);
}

TEST_CASE("draft: unticking erases it at once") {
    KeptVisit world;
    CHECK(world.storage.kept.size() == 1);
    world.act(Action::KeepDraft);
    CHECK(world.storage.kept.empty());
    CHECK(app::keeping_flow::has_unsaved(world.app.state()));
}

TEST_CASE("draft: whichever call of the storage fails, the state never claims what is not so") {
    for (std::size_t fails_at = 1; fails_at <= 4; ++fails_at) {
        CAPTURE(fails_at);
        FilingWorld world;
        world.storage.fails_at = fails_at;
        world.edit("full_name", "An");
        world.act(Action::KeepDraft);
        for (char const* name : {"An B", "An C", "An D"}) {
            world.edit("full_name", name);
            auto const kept = world.storage.kept.find(key);
            bool const is_there = kept != world.storage.kept.end() && kept->second.contains(name);
            CHECK((world.filing().keeping.state == Keeping::Kept) == is_there);
            CHECK(app::keeping_flow::has_unsaved(world.app.state()) == !is_there);
        }
        CHECK(world.filing().draft.value("full_name") == "An D");
    }
}

TEST_CASE("draft: what is typed while a state is being kept is kept after it") {
    FilingWorld world;
    world.edit("full_name", "A");
    world.app.perform({Action::KeepDraft, {}, {}, {}});
    world.app.perform({Action::EditAnswer, "full_name", "An", {}});
    world.app.perform({Action::EditAnswer, "full_name", "Anh", {}});
    CHECK(world.storage.saves.size() == 1);
    CHECK(app::keeping_flow::has_unsaved(world.app.state()));
    world.settle();
    CHECK(world.storage.saves.size() == 2);
    CHECK(world.storage.kept.at(key).contains("Anh"));
    CHECK_FALSE(app::keeping_flow::has_unsaved(world.app.state()));
}

TEST_CASE("draft: on return it is offered before anything else, and continued where it was") {
    KeptVisit first;
    SecondVisit second(first);
    second.load();
    REQUIRE(second.drafts().asks);
    CHECK(second.filing().draft.value("full_name").empty());
    second.act(Action::ContinueDraft);
    CHECK(second.filing().draft.value("dob") == "12/11/2026");
    CHECK(second.filing().submission == first.filing().submission);
    CHECK(second.app.state().route.screen == Screen::FormStep);
    CHECK(second.filing().keeping.state == Keeping::Kept);
}

TEST_CASE("draft: beginning anew can be undone") {
    KeptVisit first;
    SecondVisit second(first);
    second.load();
    second.act(Action::BeginAnew);
    CHECK(second.storage.kept.empty());
    CHECK(second.filing().submission != first.filing().submission);
    second.act(Action::UndoDiscard);
    CHECK(second.filing().submission == first.filing().submission);
    CHECK(second.filing().draft.value("full_name") == "An");
    CHECK(second.storage.kept.size() == 1);
}

TEST_CASE("draft: one that comes back while another procedure is on the page is kept again") {
    KeptVisit first;
    SecondVisit second(first);
    second.load();
    second.act(Action::BeginAnew);
    go_to_marriage(second);
    second.act(Action::UndoDiscard);
    CHECK(second.storage.kept.at(key).contains(R"("full_name":"An")"));
    CHECK_FALSE(app::keeping_flow::has_unsaved(second.app.state()));
}

TEST_CASE("draft: the same procedure begun again from its page asks about the one in memory") {
    FilingWorld world;
    world.edit("full_name", "An");
    world.app.open("/thu-tuc/dang-ky-khai-sinh");
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
    REQUIRE(world.drafts().asks);
    CHECK(app::keeping_flow::has_unsaved(world.app.state()));
    world.act(Action::ContinueDraft);
    CHECK(world.filing().draft.value("full_name") == "An");
    CHECK(world.app.state().route.step == 1);
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
    CHECK_FALSE(world.drafts().asks);
}

TEST_CASE("draft: another procedure in between loses nothing") {
    FilingWorld world;
    world.edit("full_name", "An");
    go_to_marriage(world);
    world.edit("full_name", "Bình");
    CHECK(app::keeping_flow::in_progress(world.app.state()).size() == 2);
    CHECK(app::keeping_flow::has_unsaved(world.app.state()));
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop/buoc-1");
    world.answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration());
    CHECK(world.filing().draft.value("full_name") == "An");
    CHECK(world.app.state().route.screen == Screen::FormStep);
}

TEST_CASE("draft: two windows never overwrite each other silently") {
    KeptVisit first;
    SecondVisit second(first);
    second.load();
    second.act(Action::ContinueDraft);
    second.edit("full_name", "Theirs");
    first.storage.kept = second.storage.kept;
    first.storage.times = second.storage.times;

    first.edit("full_name", "Mine");
    CHECK(first.filing().keeping.state == Keeping::ChangedElsewhere);
    CHECK(first.storage.kept.at(key).contains("Theirs"));
    CHECK(app::keeping_flow::has_unsaved(first.app.state()));
    first.edit("full_name", "Mine still");
    CHECK(first.storage.kept.at(key).contains("Theirs"));

    SUBCASE("the citizen takes this window's") {
        first.act(Action::TakeThisWindow);
        CHECK(first.filing().keeping.state == Keeping::Kept);
        CHECK(first.storage.kept.at(key).contains("Mine still"));
    }
    SUBCASE("the citizen takes the other window's, and this one can be brought back") {
        first.act(Action::TakeOtherWindow);
        first.app.loaded(key, first.storage.kept.at(key));
        CHECK(first.filing().draft.value("full_name") == "Theirs");
        CHECK(first.filing().keeping.state == Keeping::Kept);
        first.act(Action::UndoDiscard);
        CHECK(first.filing().draft.value("full_name") == "Mine still");
    }
}

TEST_CASE("draft: one that another window sent is not kept again by this one") {
    KeptVisit world;
    world.storage.erase(key);
    world.edit("full_name", "An B");
    CHECK(world.filing().keeping.state == Keeping::GoneElsewhere);
    CHECK(world.storage.kept.empty());
    world.act(Action::TakeThisWindow);
    CHECK(world.storage.kept.size() == 1);
}

TEST_CASE("draft: sent is erased") {
    KeptVisit world;
    world.fill_both_steps();
    world.bring_all_papers();
    CHECK(world.storage.kept.size() == 1);
    world.act(Action::Send);
    world.answer("/api/v1/submissions", 201,
                 R"({"reference":"TN-AAAA","secret":"ABC-DEF-GHJ",
                     "received_at":"2026-11-21T02:12:05Z","status":1,
                     "procedure":"dang-ky-khai-sinh","track":"/ho-so/TN-AAAA"})");
    CHECK(world.storage.kept.empty());
    CHECK_FALSE(app::keeping_flow::has_unsaved(world.app.state()));
}

TEST_CASE("draft: home lists what is kept, erases it and brings it back") {
    KeptVisit first;
    SecondVisit second(first);
    second.app.open("/");
    CHECK(second.storage.lists > 0);
    json::Array const texts{second.storage.kept.at(key)};
    second.app.listed(json::write(texts));
    auto const listed = app::keeping_flow::in_progress(second.app.state());
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].procedure == "dang-ky-khai-sinh");
    CHECK(listed[0].is_kept);
    CHECK(listed[0].answers == 2);
    second.act(Action::EraseDraft, "dang-ky-khai-sinh");
    CHECK(second.storage.kept.empty());
    CHECK(app::keeping_flow::in_progress(second.app.state()).empty());
    second.act(Action::UndoDiscard);
    CHECK(second.storage.kept.at(key).contains(R"("full_name":"An")"));
    CHECK(app::keeping_flow::in_progress(second.app.state()).size() == 1);
}

TEST_CASE("draft: a later form gets answers by their fields' ids, the rest is named") {
    KeptVisit first;
    first.act(Action::LeaveStep);
    first.edit("phone", "0905123268");
    std::string later = support::read_file("tests/client/app/two_steps.form.json");
    later.replace(later.find("\"phone\""), 7, "\"tel\"");
    FilingWorld second(FilingWorld::Start::Nowhere);
    second.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
    second.answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration(later));
    second.app.loaded(key, first.storage.kept.at(key));
    second.act(Action::ContinueDraft);
    CHECK(second.filing().draft.value("full_name") == "An");
    CHECK(second.filing().draft.value("phone").empty());
    CHECK(second.filing().dropped == std::vector<std::string>{"0905123268"});
}

TEST_CASE("draft: uploaded files come back as long as the server has them") {
    KeptVisit first;
    std::string const paper = app::filing_flow::papers_to_attach(first.app.state()).front()->id;
    first.app.perform({Action::ChooseFile, paper, {}, {7, "a.pdf", "application/pdf", 4}});
    first.app.chunk_read({7, 0, "%PDF"});
    first.answer("/api/v1/uploads", 201,
                 R"({"upload_id":"u1","chunk_bytes":262144,"chunks":1,"received":[],
                     "complete":false})");
    first.app.chunk_read({7, 0, "%PDF"});
    first.answer("/api/v1/uploads/u1/0", 204, "");
    first.settle();

    for (int const status : {200, 404, 0}) {
        CAPTURE(status);
        SecondVisit second(first);
        second.load();
        second.act(Action::ContinueDraft);
        CHECK(second.filing().papers.at(paper).file.name == "a.pdf");
        second.answer("/api/v1/uploads/u1", status,
                      R"({"upload_id":"u1","chunk_bytes":262144,"chunks":1,"received":[0],
                          "complete":true})");
        CHECK((second.filing().papers.at(paper).state == app::UploadState::Stored) ==
              (status != 404));
    }
}

TEST_CASE("draft: every uploaded file of it is asked about") {
    KeptVisit world;
    app::Filing const& filing = world.filing();
    auto const papers = app::filing_flow::papers_to_attach(world.app.state());
    REQUIRE(papers.size() > 1);
    std::string text = app::write_draft(filing, filing.keeping.saved_at);
    text.replace(text.find(R"("papers":{})"), 11,
                 R"("papers":{")" + papers[0]->id + R"(":{"upload_id":"u1"},")" + papers[1]->id +
                     R"(":{"upload_id":"u2"}})");
    SecondVisit second(world);
    second.app.loaded(key, text);
    second.act(Action::ContinueDraft);
    CHECK(second.answer("/api/v1/uploads/u1", 404, "").path == "/api/v1/uploads/u1");
    CHECK(second.answer("/api/v1/uploads/u2", 404, "").path == "/api/v1/uploads/u2");
}

TEST_CASE("draft: a text that is none, or of another procedure, is not offered") {
    KeptVisit first;
    for (std::string const& text :
         {std::string("x"), std::string("{}"), std::string("[1]"),
          std::string(R"({"submission_id":"x","procedure":"dang-ky-khai-sinh"})"),
          std::string(R"({"submission_id":"000102030405060708090a0b0c0d0e0f","procedure":"x"})")}) {
        CAPTURE(text);
        SecondVisit second(first);
        second.app.loaded(key, text);
        CHECK_FALSE(second.drafts().asks);
    }
}

TEST_CASE("draft: what was typed on the server's page is gone on with, without a question") {
    FilingWorld world(FilingWorld::Start::Nowhere);
    constexpr char page[] = R"({"at":"/thu-tuc/dang-ky-khai-sinh/nop",
        "draft":"{\"submission_id\":\"000102030405060708090a0b0c0d0e0f\",
                  \"procedure\":\"dang-ky-khai-sinh\",\"case\":\"\",\"delivery\":\"counter\",
                  \"values\":{\"full_name\":\"An\"},\"papers\":[]}",
        "values":{"case":"on_time"},"focus":"","errors":false})";
    std::string text = page;
    std::erase(text, '\n');
    world.app.open("/thu-tuc/dang-ky-khai-sinh/nop");
    CHECK(world.app.adopt(text) == app::adoption::Outcome::NotYet);
    world.answer("/api/v1/procedures/dang-ky-khai-sinh", 200, fakes::birth_registration());
    CHECK_FALSE(world.drafts().asks);
    CHECK(world.filing().case_id == "on_time");
    CHECK(world.filing().draft.value("full_name") == "An");
    CHECK(world.filing().keeping.state == Keeping::MemoryOnly);
    CHECK(app::keeping_flow::has_unsaved(world.app.state()));
    world.act(Action::KeepDraft);
    CHECK(world.filing().keeping.state == Keeping::Kept);
}
