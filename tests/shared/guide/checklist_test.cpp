#include "shared/catalogue/catalogue.h"
#include "shared/guide/checklist.h"
#include "shared/json/json.h"
#include "tests/shared/guide/published.h"

#include <algorithm>

using namespace onedoor;
using namespace onedoor::guide;

namespace {

calendar::WorkingCalendar const& working_calendar() {
    static calendar::WorkingCalendar const calendar = [] {
        auto const document = json::parse(support::read_file("assets/calendars/khanh-hoa.json"),
                                          json::own_file_limits);
        REQUIRE(document);
        auto read = calendar::parse_calendar(*document);
        REQUIRE(read);
        return *std::move(read);
    }();
    return calendar;
}

/// 09:00 of Friday, 20 November 2026.
core::Instant friday_morning() {
    return core::to_instant({{2026, 11, 20}, 9 * 3600});
}

Checklist checklist_for(std::string_view id, std::string_view words) {
    Guide const& guide = published_guide(id);
    Progress const progress = read_answers(guide, words);
    REQUIRE(progress.next == nullptr);
    return make_checklist(published(), outcomes_for(guide, progress),
                          {friday_morning(), &working_calendar()});
}

std::vector<std::string> procedures_of(Checklist const& checklist) {
    std::vector<std::string> ids;
    for (Task const& task : checklist.tasks)
        ids.push_back(task.procedure->id);
    return ids;
}

BringPaper const* paper_named(Checklist const& checklist, std::string_view part) {
    auto const found = std::ranges::find_if(checklist.papers, [part](BringPaper const& paper) {
        return paper.paper->name.vi.find(part) != std::string::npos;
    });
    return found == checklist.papers.end() ? nullptr : &*found;
}

}

TEST_CASE("guide: procedures come in the order in which to do them") {
    CHECK(procedures_of(checklist_for("sinh-con", "chua-co.qua-60-ngay.da-ket-hon.tung-viec.co")) ==
          std::vector<std::string>{"cap-giay-chung-sinh", "dang-ky-khai-sinh", "dang-ky-thuong-tru",
                                   "cap-the-bao-hiem-y-te", "huong-che-do-thai-san"});
    CHECK(procedures_of(checklist_for("nha-dat", "chuyen-quyen.chua.co")) ==
          std::vector<std::string>{"chung-thuc-van-ban-tu-choi-nhan-di-san",
                                   "chung-thuc-giao-dich-tai-san",
                                   "dang-ky-bien-dong-chuyen-nhuong-tang-cho-thua-ke"});
}

TEST_CASE("guide: every case of every outcome has a way to file and the right papers") {
    for (Guide const& guide : published().guides)
        walk(guide, "", [&guide](Progress const& progress) {
            Checklist const checklist = make_checklist(published(), outcomes_for(guide, progress),
                                                       {friday_morning(), &working_calendar()});
            INFO(guide.id, " ", write_answers(progress));
            for (Task const& task : checklist.tasks) {
                CHECK(task.method() != nullptr);
                CHECK((task.procedure->cases.empty() ||
                       catalogue::has_case(*task.procedure, task.outcome->case_id)));
            }
            for (BringPaper const& paper : checklist.papers) {
                CHECK_FALSE(paper.uses.empty());
                for (BringPaper::Use const& use : paper.uses)
                    CHECK(use.task < checklist.tasks.size());
            }
        });
}

TEST_CASE("guide: a paper that is only shown is brought once, one that stays is counted up") {
    catalogue::Procedure first;
    first.id = "first";
    first.methods.push_back({});
    first.papers = {{.id = "card", .name = {"Căn cước", ""}, .originals = 1, .is_shown = true},
                    {.id = "copy", .name = {"Bản sao", ""}, .originals = 0, .copies = 2}};
    first.sets = 2;
    catalogue::Procedure second = first;
    second.id = "second";
    second.sets = 1;
    second.papers[0].necessity = catalogue::Necessity::Optional;
    Library const library{.guides = {}, .procedures = {first, second}};
    Outcome const one{.procedure = "first"};
    Outcome const two{.procedure = "second"};
    Checklist const checklist = make_checklist(library, {&one, &two}, {});
    REQUIRE(checklist.papers.size() == 2);
    CHECK(checklist.papers[0].originals == 1);
    CHECK(checklist.papers[0].uses.size() == 2);
    CHECK(checklist.papers[0].necessity == catalogue::Necessity::Required);
    CHECK(checklist.papers[1].copies == 6);
}

TEST_CASE("guide: required papers stand before those only some people need") {
    Checklist const checklist = checklist_for("ket-hon", "dang-ky.co.khong");
    auto const first_optional =
        std::ranges::find(checklist.papers, catalogue::Necessity::Optional, &BringPaper::necessity);
    CHECK(std::ranges::all_of(first_optional, checklist.papers.end(), [](BringPaper const& paper) {
        return paper.necessity == catalogue::Necessity::Optional;
    }));
    REQUIRE(paper_named(checklist, "quan hệ nhân thân") != nullptr);
    CHECK(paper_named(checklist, "cho thuê, mượn") == nullptr);
}

TEST_CASE("guide: known fees are summed, unknown ones stay unknown") {
    Checklist const moving = checklist_for("chuyen-noi-o", "den-o.lau-dai.nguoi-than.khong");
    CHECK(moving.counter.known.amount == 20'000);
    CHECK(moving.online.known.amount == 10'000);
    CHECK(moving.counter.unknown == 0);
    CHECK_FALSE(moving.counter.is_per_piece);
    Checklist const late =
        checklist_for("sinh-con", "da-co.qua-60-ngay.khong-ghi-cha.chi-khai-sinh.khong");
    CHECK(late.counter.known.amount == 0);
    CHECK(late.counter.unknown == 1);
    CHECK(checklist_for("ban-sao-chung-thuc", "sao-y.viet-nam").counter.is_per_piece);
}

TEST_CASE("guide: exemptions are listed once with the procedures they help with") {
    Checklist const checklist =
        checklist_for("sinh-con", "da-co.qua-60-ngay.da-ket-hon.tung-viec.khong");
    auto const children = std::ranges::find_if(checklist.exemptions, [](Exemption const& one) {
        return one.exemption->name.vi == "Trẻ em";
    });
    REQUIRE(children != checklist.exemptions.end());
    CHECK(children->tasks == std::vector<std::size_t>{1});
    auto const digital = std::ranges::find_if(checklist.exemptions, [](Exemption const& one) {
        return one.exemption->id == "digital_citizen";
    });
    REQUIRE(digital != checklist.exemptions.end());
    CHECK(digital->tasks == std::vector<std::size_t>{0, 1});
}

TEST_CASE("guide: weekends and the holiday of 24 November are not counted") {
    Checklist const checklist = checklist_for("chuyen-noi-o", "den-o.lau-dai.cua-toi.khong");
    REQUIRE(checklist.tasks.size() == 1);
    REQUIRE(checklist.tasks[0].due);
    CHECK(core::to_iso(core::to_local(*checklist.tasks[0].due).date) == "2026-12-02");
    CHECK(checklist.done == checklist.tasks[0].due);
}

TEST_CASE("guide: what waits for another result begins when that is due") {
    Checklist const checklist = checklist_for("ket-hon", "dang-ky.co.khong");
    REQUIRE(checklist.tasks.size() == 2);
    CHECK(checklist.tasks[1].after == 0);
    CHECK(checklist.tasks[1].begin == checklist.tasks[0].due);
    CHECK(core::to_iso(core::to_local(*checklist.tasks[0].due).date) == "2026-11-20");
    CHECK(checklist.done == checklist.tasks[1].due);
}

TEST_CASE("guide: an unknown time leaves everything behind it open") {
    Checklist const checklist =
        checklist_for("sinh-con", "chua-co.chua-qua-60-ngay.da-ket-hon.chi-khai-sinh.khong");
    CHECK_FALSE(checklist.tasks[0].due);
    CHECK(checklist.tasks[1].after == 0);
    CHECK_FALSE(checklist.tasks[1].begin);
    CHECK_FALSE(checklist.done);
}
