#include "server/http/form_body.h"
#include "server/http/message.h"
#include "tests/server/api/running_server.h"
#include "tests/server/support/sample_files.h"

using namespace onedoor;
using namespace onedoor::testing;

namespace {

constexpr char const* form_type = "Content-Type: application/x-www-form-urlencoded\r\n";
constexpr char const* start = "/thu-tuc/dang-ky-thu/nop";

/// Value of a hidden field, its escapes undone.
std::string hidden(Answer const& page, std::string_view name) {
    std::string const mark = "name=\"" + std::string(name) + "\" value=\"";
    std::size_t const at = page.body.find(mark);
    if (at == std::string::npos)
        return {};
    std::size_t const begin = at + mark.size();
    std::string value = page.body.substr(begin, page.body.find('"', begin) - begin);
    for (auto const& [escape, sign] :
         {std::pair("&quot;", "\""), std::pair("&lt;", "<"), std::pair("&gt;", ">"),
          std::pair("&#39;", "'"), std::pair("&amp;", "&")})
        for (std::size_t spot = 0; (spot = value.find(escape, spot)) != std::string::npos; ++spot)
            value.replace(spot, std::string_view(escape).size(), sign);
    return value;
}

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string encoded(Fields const& fields) {
    std::string body;
    for (auto const& [name, value] : fields)
        body += (body.empty() ? "" : "&") + http::percent_encode(name) + "=" +
                http::percent_encode(value);
    return body;
}

struct Citizen {
    RunningServer& server;
    Answer page = server.get(start);
    std::string sent;

    void press(std::string_view place, Fields fields) {
        fields.emplace_back("draft", hidden(page, "draft"));
        fields.emplace_back("from", hidden(page, "from"));
        send(place, encoded(fields));
    }
    void send(std::string_view place, std::string const& body) {
        sent = body;
        page = server.request("POST", start + std::string(place), form_type, body);
    }
    [[nodiscard]] bool shows(std::string_view text) const { return page.body.contains(text); }
};

Fields const good = {{"requester_name", "Nguyễn \"Thị\" <Hoà>"},
                     {"requester_phone", ""},
                     {"dob", "1.2.2026"},
                     {"go", "next"}};

void go_to_review(Citizen& citizen) {
    citizen.press("/buoc-1", {{"case", "on_time"}, {"go", "next"}});
    citizen.press("/giay-to", good);
    citizen.press("/kiem-tra", {{"bring.birth_proof", "1"}, {"go", "next"}});
}

void send(Citizen& citizen) {
    citizen.press("/da-nop", {{"delivery", "post"}, {"language", "vi"}, {"go", "next"}});
}

}

TEST_CASE("filing pages: from the case to the receipt, every repeat of the last press the same") {
    RunningServer server;
    Citizen citizen{server};
    go_to_review(citizen);
    CHECK(citizen.shows("01/02/2026"));
    CHECK(citizen.shows("Nguyễn &quot;Thị&quot; &lt;Hoà&gt;"));
    send(citizen);
    CHECK(citizen.shows("Đã nhận hồ sơ"));
    CHECK(citizen.shows("<svg class=\"qr\" role=\"img\""));
    std::string const receipt = citizen.page.body;
    citizen.send("/da-nop", citizen.sent);
    CHECK(citizen.page.body == receipt);
    citizen.press("/da-nop", {{"language", "vi"}, {"go", "lang:en"}});
    CHECK(citizen.page.header("content-language") == "en");
    CHECK(citizen.shows("TN-"));
}

TEST_CASE("filing pages: what is wrong is said, kept as typed, and the title says so first") {
    RunningServer server;
    Citizen citizen{server};
    citizen.press("/buoc-1", {{"go", "next"}});
    CHECK(citizen.shows("<title>Lỗi: "));
    CHECK(citizen.shows("href=\"#case\""));
    citizen.press("/buoc-1", {{"case", "on_time"}, {"go", "next"}});
    citizen.press("/giay-to", {{"requester_phone", "12"}, {"dob", "31/02/2026"}, {"go", "next"}});
    CHECK(citizen.shows("href=\"#requester_name\""));
    CHECK(
        citizen.shows("aria-describedby=\"e-requester_phone\" aria-invalid=\"true\" value=\"12\""));
    CHECK(citizen.shows("value=\"31/02/2026\""));
    CHECK(hidden(citizen.page, "from") == "buoc-1");
}

TEST_CASE("filing pages: back and the other language keep what was typed, unchecked") {
    RunningServer server;
    Citizen citizen{server};
    citizen.press("/buoc-1", {{"case", "late"}, {"go", "next"}});
    citizen.press("/buoc-1", {{"requester_name", "Hoà"}, {"dob", "x"}, {"go", "lang:en"}});
    CHECK(citizen.page.header("content-language") == "en");
    CHECK(citizen.page.header("set-cookie").starts_with("language=en"));
    CHECK(citizen.shows("value=\"x\""));
    CHECK_FALSE(citizen.shows("Error: "));
    citizen.press("", {{"requester_name", "Hoà Bình"}, {"dob", ""}, {"go", "back"}});
    CHECK(citizen.shows("value=\"late\" checked"));
    citizen.press("/buoc-1", {{"go", "next"}});
    CHECK(citizen.shows("value=\"Hoà Bình\""));
}

TEST_CASE("filing pages: a required paper is uploaded or brought, a bad file blocks nothing") {
    RunningServer server;
    Citizen citizen{server};
    citizen.press("/buoc-1", {{"case", "on_time"}, {"go", "next"}});
    citizen.press("/giay-to", good);
    citizen.press("/kiem-tra", {{"go", "next"}});
    CHECK(citizen.shows("href=\"#paper-birth_proof\""));
    auto const upload = [&](std::string_view name, std::string_view bytes) {
        std::string body;
        for (auto const& [field, value] :
             {std::pair<std::string, std::string>("draft", hidden(citizen.page, "draft")),
              std::pair<std::string, std::string>("from", "giay-to"),
              std::pair<std::string, std::string>("go", "upload")})
            body += "--b\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" +
                    value + "\r\n";
        body += "--b\r\nContent-Disposition: form-data; name=\"paper.birth_proof\"; filename=\"" +
                std::string(name) + "\"\r\nContent-Type: image/png\r\n\r\n" + std::string(bytes) +
                "\r\n--b--\r\n";
        citizen.page = server.request("POST", start + std::string("/giay-to"),
                                      "Content-Type: multipart/form-data; boundary=b\r\n", body);
    };
    upload("giay.png", "no picture");
    CHECK(citizen.shows("Chưa tải lên được tệp giay.png"));
    CHECK(citizen.shows("name=\"bring.birth_proof\""));
    upload("giay.png", make_png(4, 4));
    CHECK(citizen.shows("Đã nhận tệp giay.png"));
    citizen.press("/kiem-tra", {{"go", "next"}});
    CHECK(citizen.shows("giay.png</dd>"));
    send(citizen);
    CHECK(citizen.shows("Đã nhận hồ sơ"));
}

TEST_CASE("filing pages: hostile drafts store nothing and are answered in words") {
    RunningServer server;
    std::string const id(32, 'a');
    std::string const foreign = R"({"submission_id":")" + id +
                                R"(","procedure":"x","form_version":1,"case":"","delivery":"post",)"
                                R"("values":{},"papers":[]})";
    std::string bare = foreign;
    bare.replace(bare.find("\"x\""), 3, "\"dang-ky-thu\"");
    for (std::string const& draft : {std::string("{"), std::string(), foreign,
                                     std::string(300'000, 'x'), std::string("[]"), foreign + "x"}) {
        Citizen citizen{server};
        citizen.send("/da-nop", encoded({{"draft", draft}, {"from", "kiem-tra"}, {"go", "next"}}));
        CHECK(citizen.page.status == 422);
        CHECK(citizen.shows("Không làm tiếp được hồ sơ này"));
    }
    Citizen citizen{server};
    citizen.send("/da-nop", encoded({{"draft", bare}, {"from", "kiem-tra"}, {"go", "next"}}));
    CHECK(citizen.shows("href=\"#case\""));
    citizen.send("/buoc-1", encoded({{"draft", bare}, {"from", "buoc-99"}, {"go", "next"}}));
    CHECK(citizen.page.status == 200);
    citizen.send("/da-nop", std::string(1024 * 1024 + 1, 'x'));
    CHECK(citizen.page.status == 413);
}

TEST_CASE("filing pages: another site cannot send a filing") {
    RunningServer server;
    Answer const forged = server.request(
        "POST", std::string(start) + "/da-nop",
        std::string(form_type) + "Origin: https://evil.vn\r\nSec-Fetch-Site: cross-site\r\n",
        "a=b");
    CHECK(forged.status == 403);
}
