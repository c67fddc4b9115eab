#include "client/speech/reading.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;
using text::Language;
using ui::Node;
using ui::NodeId;
using ui::Role;

namespace {

/// A page written by hand.
struct Page {
    ui::Tree tree;
    NodeId next = 1;

    Page() {
        Node document;
        document.role = Role::Document;
        document.label = tree.intern("Trang – Một Cửa");
        document.value = tree.intern("vi");
        add(document);
    }
    NodeId add(Node node) {
        node.id = next++;
        tree.add(node);
        return node.id;
    }
    NodeId add(Role role, std::string_view label, NodeId parent = 1) {
        Node node;
        node.role = role;
        node.parent = parent;
        node.label = tree.intern(label);
        return add(node);
    }
    Node& last() { return tree.at(tree.nodes().size() - 1); }
    [[nodiscard]] std::string page(Language language = Language::Vietnamese) const {
        return lines(speech::whole_page(tree, language), language);
    }
    [[nodiscard]] std::string focus(NodeId node, NodeId before = 0) const {
        return lines(speech::of_focus(tree, {node, before}, Language::Vietnamese),
                     Language::Vietnamese);
    }

private:
    static std::string lines(speech::Utterances const& utterances, Language language) {
        std::string all;
        for (speech::Utterance const& each : utterances)
            all += speech::as_text(each, language) + "\n";
        return all;
    }
};

}

TEST_CASE("EN 301 549 5.1.3.6: a picture is heard by its name, a decoration not at all") {
    Page page;
    page.add(Role::Image, "Mã QR dẫn đến hồ sơ TN-7K");
    page.add(Role::Image, "");
    CHECK(page.page() == "Mã QR dẫn đến hồ sơ tê en-nờ, gạch ngang, bảy ca, hình\n");
}

TEST_CASE("EN 301 549 5.1.3.14: words of another language are given to its voice") {
    Page page;
    page.add(Role::Button, "English");
    page.last().speech = ui::Speech::English;
    auto const script = speech::whole_page(page.tree, Language::Vietnamese);
    auto const runs = speech::runs_of(script.at(0));
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].language == Language::English);
    CHECK(runs[0].text == "English");
    CHECK(runs[1].language == Language::Vietnamese);
    CHECK(runs[1].text == "nút");
}

TEST_CASE("EN 301 549 5.1.3.3: what is heard names the node to be marked on the screen") {
    Page page;
    NodeId const title = page.add(Role::Heading, "Tiêu đề");
    NodeId const button = page.add(Role::Button, "Nút");
    auto const script = speech::whole_page(page.tree, Language::Vietnamese);
    REQUIRE(script.size() == 2);
    CHECK(script[0].node == title);
    CHECK(script[1].node == button);
}

TEST_CASE("reading: a list says its length, each item its place, the present one that it is") {
    Page page;
    NodeId const list = page.add(Role::OrderedList, "");
    for (char const* each : {"Nộp. Tại quầy", "Nhận"}) {
        NodeId const item = page.add(Role::ListItem, "", list);
        page.last().flags |= item == 3 ? 0 : ui::flag::current;
        page.add(Role::Text, each, item);
    }
    CHECK(page.page() == "danh sách 2 mục\nNộp. Tại quầy, 1 trên 2\n"
                         "Nhận, bước hiện tại, 2 trên 2\n");
}

TEST_CASE("reading: a table says its size, then its columns and rows") {
    Page page;
    NodeId const table = page.add(Role::Table, "Số đang gọi");
    NodeId const head = page.add(Role::Row, "", table);
    page.add(Role::ColumnHeader, "Quầy", head);
    page.add(Role::ColumnHeader, "Số", head);
    NodeId const row = page.add(Role::Row, "", table);
    page.add(Role::Cell, "2", row);
    page.add(Role::Cell, "A007", row);
    CHECK(page.page() == "Số đang gọi, bảng 1 dòng, 2 cột\nCác cột: Quầy, Số\n"
                         "dòng 1 trên 1, 2, a không không bảy\n");
}

TEST_CASE("reading: a field's value is heard as what it is") {
    Page page;
    auto const field = [&](ui::InputKind kind, std::string_view value) {
        page.add(Role::TextField, "Ô");
        page.last().input_kind = kind;
        page.last().value = page.tree.intern(value);
        return page.focus(page.last().id, 1);
    };
    using ui::InputKind;
    CHECK(field(InputKind::Digits, "056192001237") ==
          "Ô, ô nhập số, không năm sáu, một chín hai, không không một, hai ba bảy\n");
    CHECK(field(InputKind::Digits, "12") == "Ô, ô nhập số, 12\n");
    CHECK(field(InputKind::OneTimeCode, "4711") == "Ô, ô nhập mã, bốn bảy một một\n");
    CHECK(field(InputKind::Date, "12/11/2026") == "Ô, ô nhập ngày, ngày 12 tháng 11 năm 2026\n");
    CHECK(field(InputKind::Password, "bí mật") == "Ô, ô nhập bí mật, đã nhập\n");
    CHECK(field(InputKind::Text, "") == "Ô, ô nhập chữ, đang trống\n");
}

TEST_CASE("reading: states of controls are words") {
    Page page;
    NodeId const button = page.add(Role::Button, "Bộ lọc");
    page.last().level = static_cast<std::uint8_t>(ui::Switch::Collapsed);
    CHECK(page.focus(button) == "Bộ lọc, nút, đang đóng\n");
    NodeId const busy = page.add(Role::Button, "Gửi");
    page.last().flags |= ui::flag::busy | ui::flag::disabled;
    CHECK(page.focus(busy) == "Gửi, nút, đang làm\n");
    NodeId const link = page.add(Role::Link, "Luật");
    page.last().flags |= ui::flag::external;
    CHECK(page.focus(link) == "Luật, liên kết, mở ra ngoài máy này\n");
    NodeId const check = page.add(Role::Checkbox, "Đồng ý");
    page.last().flags |= ui::flag::checked | ui::flag::required;
    CHECK(page.focus(check) == "Đồng ý, ô đánh dấu, đã đánh dấu, bắt buộc\n");
    CHECK(page.focus(4711).empty());
}

TEST_CASE("reading: what one is already in is not said again") {
    Page page;
    NodeId const group = page.add(Role::Group, "Giới tính");
    NodeId const first = page.add(Role::Radio, "Nam", group);
    NodeId const second = page.add(Role::Radio, "Nữ", group);
    CHECK(page.focus(first) == "Giới tính, chọn một trong 2\nNam, nút chọn, chưa chọn, 1 trên 2\n");
    CHECK(page.focus(second, first) == "Nữ, nút chọn, chưa chọn, 2 trên 2\n");
}

TEST_CASE("reading: below a dialog nothing is heard") {
    Page page;
    page.add(Role::Button, "Phía sau");
    NodeId const dialog = page.add(Role::Dialog, "Còn đó không?");
    page.add(Role::Button, "Tôi cần thêm thời gian", dialog);
    CHECK(page.page() == "Còn đó không? hộp thoại\nTôi cần thêm thời gian, nút\n");
}

TEST_CASE("reading: sentences are told apart, numbers are not") {
    speech::Utterance const two{
        7,
        {{"Phí 2.000. Nộp tại quầy? Có", Language::Vietnamese, speech::Break::Comma},
         {"nút", Language::Vietnamese, speech::Break::Comma}}};
    auto const sentences = speech::in_sentences(two);
    REQUIRE(sentences.size() == 3);
    CHECK(speech::as_text(sentences[0], Language::Vietnamese) == "Phí 2.000.");
    CHECK(speech::as_text(sentences[1], Language::Vietnamese) == "Nộp tại quầy?");
    CHECK(speech::as_text(sentences[2], Language::Vietnamese) == "Có, nút");
    CHECK(sentences[2].node == 7);
}
