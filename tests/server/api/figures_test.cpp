#include "tests/server/api/trial_filing.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::testing;

namespace {

/// An office with one accepted file; an hour has passed since.
struct OfficeWithFile {
    OfficeWithFile() {
        Answer const filed = server.post("/api/v1/submissions", trial_filing(brought));
        REQUIRE_MESSAGE(filed.status == 201, filed.body);
        Answer const accepted = act(server, member(filed, "reference"), 0, "accept", "", counter);
        REQUIRE_MESSAGE(accepted.status == 200, accepted.body);
        code = member(accepted, "code");
        server.clock.advance_seconds(60);
    }

    /// Cookie of a new official who holds this grant.
    std::string official(std::string const& account, std::string const& grant) {
        Answer const made =
            server.request("PUT", "/api/v1/staff/accounts/" + account,
                           "X-Onedoor-Request: 1\r\nContent-Type: application/json\r\n" + counter,
                           R"({"name":"Người thử","grants":[")" + grant + "\"]}");
        REQUIRE_MESSAGE(made.status == 201, made.body);
        Answer const signed_in =
            server.post("/api/v1/staff/session", R"({"account":")" + account + R"(","password":")" +
                                                     member(made, "password") + "\"}");
        std::string const cookie = signed_in.header("set-cookie");
        return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
    }

    Answer figures(std::string const& sheet, std::string const& query, std::string const& who) {
        return server.get("/api/v1/staff/figures/" + sheet + "?period=2026-11" + query, who);
    }

    RunningServer server;
    std::string counter = server.officer();
    std::string code;
};

}

TEST_CASE("figures: a leader of the office sees the file, a leader of a unit only their own") {
    OfficeWithFile office;
    std::string const leader = office.official("lanh-dao", "leader");
    std::string const unit_leader = office.official("to-truong", "leader@tu-phap");
    Answer const all = office.figures("settlement", "", leader);
    CHECK(all.status == 200);
    CHECK(all.body.contains(R"(["","TỔNG CỘNG",1,1,0,0,0,0,0,0,1,1,0])"));
    Answer const own = office.figures("settlement", "", unit_leader);
    CHECK(own.body.contains(R"(["","TỔNG CỘNG",0,0,0,0,0,0,0,0,0,0,0])"));
    CHECK(office.figures("settlement", "", office.counter).status == 403);
}

TEST_CASE("figures: every table as json, csv and xlsx") {
    OfficeWithFile office;
    std::string const leader = office.official("lanh-dao", "leader");
    for (std::string const sheet :
         {"settlement", "overdue", "trend", "index", "ranking", "lifts", "files"}) {
        CAPTURE(sheet);
        std::string const query = "&by=sector&indicator=2.1&lang=en";
        CHECK(office.figures(sheet, query, leader).status == 200);
        Answer const csv = office.figures(sheet, query + "&format=csv", leader);
        CHECK(csv.status == 200);
        CHECK(csv.body.starts_with("\xEF\xBB\xBF"));
        CHECK(csv.header("content-type") == "text/csv; charset=utf-8");
        CHECK(csv.header("content-disposition").starts_with("attachment; filename=\""));
        Answer const xlsx = office.figures(sheet, query + "&format=xlsx", leader);
        CHECK(xlsx.status == 200);
        CHECK(xlsx.body.starts_with("PK"));
    }
}

TEST_CASE("figures: what cannot be told is refused with a sentence") {
    OfficeWithFile office;
    std::string const leader = office.official("lanh-dao", "leader");
    CHECK(problem_code(office.figures("secrets", "", leader)) == "figures.sheet");
    CHECK(office.figures("secrets", "", leader).status == 404);
    CHECK(problem_code(office.figures("ranking", "&by=person", leader)) == "figures.dimension");
    CHECK(problem_code(office.figures("trend", "&format=pdf", leader)) == "figures.format");
    CHECK(problem_code(office.figures("files", "&indicator=1.1", leader)) == "figures.indicator");
    Answer const period = office.server.get("/api/v1/staff/figures/trend?period=soon", leader);
    CHECK(problem_code(period) == "figures.period");
    CHECK(period.body.contains("2026-Q4"));
}

TEST_CASE("figures: the register names the applicant, open data never") {
    OfficeWithFile office;
    Answer const book = office.server.get("/api/v1/staff/register?period=2026-11", office.counter);
    CHECK(book.status == 200);
    CHECK(book.body.contains("Nguyễn Thị Canary"));
    CHECK(book.body.contains(office.code));
    std::string const unit_leader = office.official("to-truong", "leader@tu-phap");
    CHECK_FALSE(office.server.get("/api/v1/staff/register?period=2026-11", unit_leader)
                    .body.contains("Canary"));
    for (std::string const sheet : {"settlement", "trend"})
        for (std::string const format : {"json", "csv"}) {
            Answer const open = office.server.get("/api/v1/open-data/" + sheet +
                                                  "?period=2026-11&format=" + format);
            CHECK(open.status == 200);
            CHECK_FALSE(open.body.contains("Canary"));
            CHECK_FALSE(open.body.contains(office.code));
        }
    CHECK(problem_code(office.server.get("/api/v1/open-data/files?period=2026")) ==
          "figures.sheet");
}
