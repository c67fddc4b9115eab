#include "client/platform/headless/headless.h"
#include "client/ui/key.h"
#include "tests/support/component_sheet.h"

#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using ui::Role;

namespace {

struct Sheet {
    testing::ComponentSheet program{nullptr};
    platform::Headless headless{program, ONEDOOR_FONTS};

    explicit Sheet(std::string_view target, float width = 390, float height = 844) {
        headless.resize(width, height);
        program.open(target);
        headless.draw();
    }
};

bool has_control_role(Role role) {
    return role == Role::Button || role == Role::Link || role == Role::TextField ||
           role == Role::TextArea || role == Role::Select || role == Role::Radio ||
           role == Role::Checkbox || role == Role::File;
}

}

TEST_CASE("semantics: the dump says what is on the page, in reading order") {
    Sheet sheet("/form");
    std::string const dump = sheet.headless.dump();
    std::size_t last = 0;
    for (std::string_view const line :
         {"link \"Đến nội dung chính\"", "banner", "link \"Về bước 1\" -> \"/\"",
          "button \"Chữ, màu\"", "main", "heading1 \"Thông tin của trẻ\"",
          "label \"Họ, chữ đệm, tên khai sinh\"", "help \"Ghi đúng như Giấy chứng sinh\"",
          "textbox \"Họ, chữ đệm, tên khai sinh\" required", "radio \"Nam\" = \"male\"",
          "select \"Nơi sinh\"", "button \"Sang bước 3\""}) {
        std::size_t const at = dump.find(line, last);
        INFO(dump);
        REQUIRE_MESSAGE(at != std::string::npos, std::string(line));
        last = at;
    }
}

TEST_CASE("semantics: ids are unique, and parents come before their children") {
    for (std::string_view const target : {"/", "/form", "/sheet"}) {
        Sheet sheet(target);
        std::set<ui::NodeId> seen{0};
        for (ui::Node const& node : sheet.headless.frame().tree().nodes()) {
            CHECK(seen.contains(node.parent));
            CHECK(seen.insert(node.id).second);
        }
        CHECK(sheet.headless.frame().duplicate_keys() == 0);
    }
}

TEST_CASE("semantics: everything that can be pressed or filled in has a name") {
    for (std::string_view const target : {"/", "/form", "/sheet"}) {
        Sheet sheet(target);
        ui::Tree const& tree = sheet.headless.frame().tree();
        for (ui::Node const& node : tree.nodes()) {
            if (has_control_role(node.role))
                CHECK_MESSAGE(!tree.text(node.label).empty(), tree.dump());
        }
    }
}

TEST_CASE("semantics: ids depend on keys, not on the language of the labels") {
    CHECK(ui::node_id(1, "send") == ui::node_id(1, "send"));
    CHECK(ui::node_id(1, "send") != ui::node_id(2, "send"));
    CHECK(ui::node_id(1, ui::Key("row", "a")) != ui::node_id(1, ui::Key("rowa")));
}

TEST_CASE("semantics: a press is answered once, typing reaches the state") {
    Sheet sheet("/form");
    sheet.headless.type("Họ, chữ đệm, tên khai sinh", "Trần Gia An");
    CHECK(sheet.program.name == "Trần Gia An");
    sheet.headless.press(Role::Radio, "Nữ");
    CHECK(sheet.program.sex == "female");
    sheet.headless.type("Nơi sinh", "56");
    CHECK(sheet.program.province == "56");
    sheet.headless.press(Role::Button, "Sang bước 3");
    CHECK(sheet.program.sent == 1);
}

TEST_CASE(
    "semantics: what a person typed does not raise the revision, a change of the program does") {
    Sheet sheet("/form");
    std::string_view const label = "Họ, chữ đệm, tên khai sinh";
    auto const revision = [&] { return sheet.headless.find(Role::TextField, label)->revision; };
    std::uint32_t const first = revision();
    sheet.headless.type(label, "Trần");
    CHECK(revision() == first);
    sheet.program.name = "TRẦN";
    sheet.headless.draw();
    CHECK(revision() == first + 1);
    sheet.headless.type(label, "TRẦN GIA");
    CHECK(revision() == first + 1);
}

TEST_CASE("semantics: an error marks its field and is a node of its own") {
    Sheet sheet("/form");
    sheet.headless.press(Role::Button, "Sang bước 3");
    ui::Node const* const field =
        sheet.headless.find(Role::TextField, "Họ, chữ đệm, tên khai sinh");
    CHECK((field->flags & ui::flag::invalid) != 0);
    ui::Node const* const error =
        sheet.headless.find(Role::Error, "Ông/bà chưa ghi họ tên của trẻ.");
    REQUIRE(error != nullptr);
    CHECK(error->target == field->id);
}

TEST_CASE("semantics: a followed link changes the address and moves the focus to the new heading") {
    Sheet sheet("/");
    sheet.headless.press(Role::Link, "Đăng ký khai sinh, Toàn trình, miễn phí");
    REQUIRE(sheet.headless.addresses().size() == 1);
    CHECK(sheet.headless.addresses().front().target == "/form");
    ui::Node const* const heading = sheet.headless.find(Role::Heading, "Thông tin của trẻ");
    REQUIRE(heading != nullptr);
    CHECK(sheet.headless.output().focus == heading->id);
}

TEST_CASE("semantics: an unchanged page is not sent again and asks for no frame") {
    Sheet sheet("/sheet");
    int const before = sheet.headless.frames();
    sheet.headless.draw();
    CHECK(sheet.headless.frames() == before + 1);
    CHECK(!sheet.headless.output().tree_changed);
    CHECK(sheet.headless.output().again_in_ms < 0);
}
