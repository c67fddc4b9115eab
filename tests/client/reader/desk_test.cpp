#include "client/app/handover_address.h"
#include "client/reader/desk.h"
#include "tests/support/filing_world.h"
#include "tests/support/reader_line.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::reader;
using app::Action;
using app::Screen;
using core::Uptime;

namespace {

constexpr char card[] = "056193000137||Nguyễn Thị Mẫu|02091993|Nữ|"
                        "Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa|15062021\r";

units::UnitMappings const& mappings() {
    static units::UnitMappings const mappings =
        units::UnitMappings::parse(support::read_file(ONEDOOR_UNIT_MAPPINGS)).value();
    return mappings;
}

/// A citizen with a reader before the first step of a real form.
struct World : fakes::FilingWorld {
    testing::ScriptedReaderLine line;
    Reader reader{line};
    Desk desk{reader, &mappings()};
    std::int64_t now = 0;

    World() : FilingWorld(Start::Nowhere) {}
    void begin_form() {
        app.open("/thu-tuc/dang-ky-khai-sinh/nop");
        answer("/assets/units.json", 200, support::read_file(ONEDOOR_UNITS));
        answer("/api/v1/procedures/dang-ky-khai-sinh", 200,
               fakes::birth_registration(
                   support::read_file("assets/forms/dang-ky-khai-sinh.v1.json")));
        act(Action::ChooseCase, {}, "on_time");
        act(Action::LeaveCase);
    }
    bool advance(std::int64_t ms) {
        now += ms;
        reader.advance(Uptime{now});
        return desk.advance(app, Uptime{now});
    }
    void read(std::string_view text) {
        line.send(text);
        CHECK(advance(2'000));
    }
    [[nodiscard]] std::string title() const {
        auto const notice = desk.notice(app.state());
        return notice ? notice->title : std::string();
    }
    [[nodiscard]] std::string name() const {
        return std::string(filing().draft.value("requester_name"));
    }
};

}

TEST_CASE("desk: a card fills in the form, and it is told from whose card") {
    World world;
    world.begin_form();
    CHECK_FALSE(world.advance(1));
    CHECK_FALSE(world.desk.notice(world.app.state()));
    world.read(card);
    CHECK(world.title() == "Đã điền sẵn 7 mục từ thẻ căn cước");
    CHECK(world.desk.notice(world.app.state())->who == "Nguyễn Thị Mẫu · số 0561••••••37");
    CHECK(world.name() == "Nguyễn Thị Mẫu");
    world.advance(60'000);
    CHECK_FALSE(world.title().empty());
    world.act(Action::SwitchLanguage);
    CHECK(world.title() == "7 fields were filled in from the citizen card");
}

TEST_CASE("desk: what was typed stays, is replaced when asked, and comes back") {
    World world;
    world.begin_form();
    world.edit("requester_name", "Trần A");
    world.read(card);
    CHECK(world.name() == "Trần A");
    CHECK(world.desk.notice(world.app.state())->offers_card);
    world.desk.use_card(world.app);
    CHECK(world.name() == "Nguyễn Thị Mẫu");
    CHECK(world.title() == "Đã điền sẵn 7 mục từ thẻ căn cước");
    world.desk.take_back(world.app);
    CHECK(world.name() == "Trần A");
    CHECK(world.filing().draft.value("requester_dob").empty());
    CHECK(world.title() == "Đã bỏ phần điền từ thẻ");
    world.advance(Desk::sentence_ms);
    CHECK(world.title().empty());
}

TEST_CASE("desk: a card read again says the same and is taken back as a whole") {
    World world;
    world.begin_form();
    world.read(card);
    world.read(card);
    CHECK(world.title() == "Đã điền sẵn 7 mục từ thẻ căn cước");
    world.desk.take_back(world.app);
    CHECK(world.filing().draft.empty());
}

TEST_CASE("desk: without a form a card is told and not kept") {
    World world;
    world.app.open("/");
    world.read(card);
    CHECK(world.title().starts_with("Đã đọc thẻ căn cước. Mời ông/bà chọn thủ tục"));
    world.desk.use_card(world.app);
    world.desk.take_back(world.app);
    world.advance(Desk::sentence_ms);
    CHECK(world.title().empty());
}

TEST_CASE("desk: a file and a hand-over open their pages, and only on our own server") {
    World world;
    world.read("https://somewhere.example/ho-so/H15.50.05.13-261121-0008\r");
    CHECK(world.app.state().route.screen == Screen::Track);
    CHECK(world.app.state().route.code == "H15.50.05.13-261121-0008");
    CHECK(world.title().empty());
    world.read(app::handover_address("https://motcua.example",
                                     {std::string(22, 'a'), std::string(43, 'b')}) +
               "\r");
    CHECK(world.app.state().route.screen == Screen::TakeOver);
}

TEST_CASE("desk: K8 a hostile code changes nothing, and is told") {
    World world;
    world.begin_form();
    app::Route const before = world.app.state().route;
    for (char const* const code :
         {"https://evil.example/can-bo\r", "javascript:alert(1)\r", "\x1B[2J\r", "/can-bo\r",
          "https://motcua.example/thu-tuc/dang-ky-khai-sinh/nop/kiem-tra\r"}) {
        world.read(code);
        CHECK(world.app.state().route == before);
        CHECK(world.filing().draft.empty());
        CHECK_FALSE(world.title().empty());
    }
    world.read(std::string(3'000, 'x') + "\r");
    CHECK(world.title() == "Mã quá dài, máy không đọc. Xin dùng mã khác.");
}

TEST_CASE("desk: S1 nothing is told or done after forget()") {
    World world;
    world.begin_form();
    world.read(card);
    world.line.send(card);
    world.reader.advance(Uptime{world.now + 2'000});
    world.desk.forget();
    CHECK(world.title().empty());
    CHECK_FALSE(world.advance(3'000));
    std::string const name = world.name();
    world.desk.take_back(world.app);
    CHECK(world.name() == name);
}
