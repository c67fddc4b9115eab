#include "server/pages/filing_pages.h"
#include "server/pages/pages.h"
#include "shared/catalogue/catalogue.h"
#include "shared/search/index.h"
#include "tests/server/support/fixtures.h"
#include "tests/server/support/trial_offer.h"

#include <doctest/doctest.h>
#include <initializer_list>

using namespace onedoor;
using namespace onedoor::pages;
using text::Language;

namespace {

struct FixedClock final : core::Clock {
    [[nodiscard]] core::Instant now() const override { return {1'795'140'000'000}; }
};

struct Site {
    Site() {
        assets.add("pages.css", {"/assets/pages.1.css", "text/css", "00", {}, "x", "", ""});
        assets.add("boot.js", {"/assets/boot.1.js", "text/javascript", "00", {}, "x", "", ""});
        catalogue = testing::make_trial_offer().catalogue();
        catalogue.sectors = {{"ho-tich", {"Hộ tịch", "Civil status"}, "stamp"}};
        catalogue.life_events = {{"birth", {"Sinh con", "Having a child"}, "baby"}};
        catalogue.procedures[0].life_events = {"birth"};
        search::Entry entry;
        entry.id = "dang-ky-thu";
        entry.name = catalogue.procedures[0].name;
        index = search::Index::make({{"ho-tich", {"Hộ tịch", "Civil status"}}}, {entry}).value();
    }

    FixedClock clock;
    http::Assets assets;
    catalogue::Catalogue catalogue;
    search::Index index;
    guide::Library library{.guides = {{.id = "sinh-con", .name = {"Sinh con", "Having a child"}}}};
    Pages pages{{assets, catalogue, index, library, clock}};
    filing::Published published = testing::make_trial_offer();
    units::Units units;
    testing::SeededRandom random{7};
    FilingPages filing{{assets, published, units, clock, random, "https://cong.vn"}};
};

Visit const vietnamese{Language::Vietnamese, "/x", "q=a%20b&lang=vi"};
Visit const english{Language::English, "/x", ""};

void check_contains(http::Response const& page, std::initializer_list<std::string_view> parts) {
    for (std::string_view const part : parts) {
        CAPTURE(part);
        CHECK(page.body.contains(part));
    }
}

}

TEST_CASE("pages: every page is a whole document with landmarks, one h1 and no inline code") {
    Site site;
    filing::TrackedFile file;
    file.procedure_name = {"Đăng ký thử", "Trial"};
    std::vector<http::Response> const all = {
        site.pages.home(vietnamese),
        site.pages.search(vietnamese, ""),
        site.pages.search(vietnamese, "không có đâu"),
        *site.pages.procedure(vietnamese, "dang-ky-thu"),
        site.filing.start(vietnamese, *site.filing.find("dang-ky-thu")),
        site.pages.track_form(vietnamese, "", TrackNotice::None),
        site.pages.track_form(vietnamese, "X", TrackNotice::NotFound),
        site.pages.track_result(vietnamese, file),
        site.pages.staff(vietnamese),
        site.pages.problem(vietnamese, http::problem_of(404, "http.not_found")),
        site.pages.problem(vietnamese, http::problem_of(429, "rate.limited")),
    };
    for (http::Response const& page : all) {
        check_contains(page,
                       {"<!doctype html>\n<html lang=\"vi\">", "<title>", "</html>",
                        "<main id=\"content\" tabindex=\"-1\">", "<div id=\"page\">",
                        "<a class=\"skip\" href=\"#content\">", "<header class=\"band\">",
                        "<script src=\"/assets/boot.1.js\" defer></script>",
                        "<link rel=\"stylesheet\" href=\"/assets/pages.1.css\">", "lang=\"en\""});
        auto const count = [&](std::string_view part) {
            std::size_t found = 0;
            for (std::size_t at = 0; (at = page.body.find(part, at)) != std::string::npos; ++at)
                ++found;
            return found;
        };
        CHECK(count("<h1>") == 1);
        CHECK(count("<script") == 1);
        CHECK(count("<style") == 0);
        CHECK(count(" style=") == 0);
        CHECK(count(" on") == 0);
        CHECK(page.forms == http::Forms::SameOrigin);
        CHECK(page.content_type == "text/html; charset=utf-8");
    }
}

TEST_CASE("pages: home asks what is needed and offers the events in life that have a guide") {
    Site site;
    http::Response const home = site.pages.home(vietnamese);
    check_contains(home, {"<h1>Ông/bà cần làm thủ tục gì?</h1>", "role=\"search\"",
                          "<label for=\"q\">", "href=\"/can-lam-gi/sinh-con\"", "Sinh con"});
    check_contains(site.pages.home(english), {"<html lang=\"en\">", "Having a child"});
}

TEST_CASE("pages: search finds without accents and repeats the question safely") {
    Site site;
    check_contains(site.pages.search(vietnamese, "dang ky thu"),
                   {"href=\"/thu-tuc/dang-ky-thu\"", "value=\"dang ky thu\"", "Đăng ký thử"});
    check_contains(site.pages.search(vietnamese, "Sinh con"), {"href=\"/thu-tuc/dang-ky-thu\""});
    check_contains(site.pages.search(vietnamese, "\"><b>zzz"), {"&quot;&gt;&lt;b&gt;zzz"});
    CHECK_FALSE(site.pages.search(vietnamese, "\"><b>zzz").body.contains("<b>zzz"));
}

TEST_CASE("pages: a procedure tells papers, time, fee, steps, law and the way to file") {
    Site site;
    check_contains(*site.pages.procedure(vietnamese, "dang-ky-thu"),
                   {"<h1>Đăng ký thử</h1>", "Toàn trình", "Hộ tịch", "3 ngày làm việc",
                    "20.000\xC2\xA0"
                    "đ",
                    "Giấy chứng sinh", "60/2014/QH13", "href=\"/thu-tuc/dang-ky-thu/nop\"",
                    "Trường hợp: Quá hạn"});
    check_contains(*site.pages.procedure(english, "dang-ky-thu"),
                   {"<h1>Trial registration</h1>", "Civil status"});
    CHECK_FALSE(site.pages.procedure(vietnamese, "khong-co").has_value());
}

TEST_CASE("pages: an unknown fee is said to be set locally, never zero") {
    Site site;
    site.catalogue.procedures[0].methods[0].fees[0].amount.reset();
    site.catalogue.procedures[0].methods[0].time.reset();
    std::string const body = site.pages.procedure(vietnamese, "dang-ky-thu")->body;
    CHECK(body.contains("Theo quy định của địa phương"));
    CHECK_FALSE(body.contains("0\xC2\xA0"
                              "đ"));
}

TEST_CASE("pages: the beginning of a filing tells times, fees and papers before it asks") {
    Site site;
    check_contains(site.filing.start(vietnamese, *site.filing.find("dang-ky-thu")),
                   {"Giấy chứng sinh", "3 ngày làm việc", "name=\"case\"", "Trường hợp nào?"});
    CHECK_FALSE(site.filing.find("khong-co").has_value());
}

TEST_CASE("pages: the track form posts, keeps the code and never the secret") {
    Site site;
    http::Response const page = site.pages.track_form(vietnamese, "TN-1\"", TrackNotice::NotFound);
    CHECK(page.status == 404);
    check_contains(page, {"action=\"/tra-cuu\" method=\"post\"", "value=\"TN-1&quot;\"",
                          "role=\"alert\"", "id=\"secret\" name=\"secret\" value=\"\""});
    CHECK(site.pages.track_form(vietnamese, "", TrackNotice::TooMany).status == 429);
}

TEST_CASE("pages: the track result shows state, due date, reasons and history") {
    Site site;
    filing::TrackedFile file;
    file.reference = "TN-ABCDEFGHJK";
    file.code = "H32.10-261120-0001";
    file.procedure_name = {"Đăng ký thử", "Trial"};
    file.status = cases::NationalStatus::Accepted;
    file.status_name = cases::status_name(file.status);
    file.received_at = {1'795'140'000'000};
    file.due_at = core::Instant{1'795'500'000'000};
    file.explanation = {{"Ngày nhận không tính.", "The first day is not counted."}};
    file.events = {{file.received_at, file.status, {"Được tiếp nhận", "Accepted"}, "officer"}};
    check_contains(site.pages.track_result(vietnamese, file),
                   {"H32.10-261120-0001", "Được tiếp nhận", "class=\"badge info\"",
                    "09:00 thứ Sáu, 20/11/2026", "Ngày nhận không tính.",
                    "datetime=\"2026-11-20T02:00:00Z\""});
    file.due_at.reset();
    file.code.reset();
    check_contains(site.pages.track_result(vietnamese, file),
                   {"TN-ABCDEFGHJK", "Có sau khi hồ sơ được tiếp nhận"});
}

TEST_CASE("pages: a problem keeps its status and says when to come back") {
    Site site;
    http::Problem problem = http::problem_of(429, "rate.limited");
    problem.retry_after_seconds = 7;
    http::Response const page = site.pages.problem(vietnamese, problem);
    CHECK(page.status == 429);
    check_contains(page, {"Ông/bà đã gửi quá nhiều yêu cầu"});
    CHECK(page.headers.back().value == "7");
}
