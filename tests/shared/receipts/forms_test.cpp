#include "shared/core/limits.h"
#include "shared/receipts/wording.h"
#include "shared/text/utf8.h"
#include "tests/support/error_code.h"
#include "tests/support/form_examples.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::receipts;
using support::example_receipt;

static Content content_of_receipt(Receipt const& receipt) {
    return content_of(support::form_set_2025(), receipt);
}

static std::string printed(Receipt const& receipt, Printing const& printing = {}) {
    return support::texts_of(support::sheet_of(content_of_receipt(receipt), printing));
}

static bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

TEST_CASE("form 01: the lines of the law in their order") {
    std::string const text = printed(example_receipt());
    std::size_t at = 0;
    for (std::string_view const line :
         {"UBND PHƯỜNG HOA SEN\n", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG\n", "Số: 0008/TNHS\n",
          "Mã hồ sơ: H32.10-261121-0008\n", "Hoa Sen, ngày 21 tháng 11 năm 2026\n",
          "Tiếp nhận hồ sơ của: Trần Văn Thử\n", "1. Thành phần hồ sơ nộp gồm:\n",
          "2. Số lượng hồ sơ: 01 (bộ)\n",
          "3. Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc\n",
          "4. Thời gian nhận hồ sơ: 09 giờ 31 phút, ngày 21 tháng 11 năm 2026\n",
          "5. Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026\n",
          "6. Đăng ký nhận kết quả tại: Quầy 2 và bản điện tử trên VNeID\n",
          "7. Phí, lệ phí: 15.000\u00A0đ (đã thu, biên lai số 0001283)\n",
          "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026. Số thứ tự: 1842.\n"}) {
        at = text.find(line, at);
        REQUIRE_MESSAGE(at != std::string::npos, line);
    }
}

TEST_CASE("forms: what is frozen and what is printed masks every personal number") {
    for (Content const& content :
         support::example_contents(support::form_set_2025(), support::Length::Usual)) {
        std::string const text = write(content) + support::texts_of(support::sheet_of(content));
        INFO(name_of(content.kind));
        CHECK_FALSE(has(text, "056098001212"));
        CHECK_FALSE(has(text, "0912345514"));
        CHECK_FALSE(has(text, "thu.tran"));
        CHECK(has(text, "09•• ••• 514"));
    }
}

TEST_CASE("form 01: the look-up secret is on the applicant's paper, and neither frozen nor in the "
          "QR code") {
    Content const content = content_of_receipt(example_receipt());
    Printing const printing{.look_up_secret = "M9Q-2AB-CDE"};
    Sheet const sheet = support::sheet_of(content, printing);
    CHECK(has(support::texts_of(sheet),
              "Mã tra cứu: M9Q-2AB-CDE. Tra cứu tại motcua.anbinh.example hoặc máy ở sảnh."));
    CHECK_FALSE(has(sheet.code, "M9Q"));
    CHECK_FALSE(has(write(content), "M9Q"));
    CHECK(sheet.code == "https://motcua.anbinh.example/ho-so/H32.10-261121-0008");
    CHECK_FALSE(
        has(printed(example_receipt(), {.copy = Copy::Office, .look_up_secret = "M9Q-2AB-CDE"}),
            "M9Q"));
}

TEST_CASE("form 01: without the secret the note names the one given at filing") {
    CHECK(has(printed(example_receipt()),
              "Tra cứu bằng mã hồ sơ và mã tra cứu đã nhận khi nộp hồ sơ."));
}

TEST_CASE("form 01: what is not known is said, what is not given is left out") {
    Receipt receipt = example_receipt();
    receipt.duration.reset();
    receipt.due_at.reset();
    receipt.heading.applicant.email.clear();
    receipt.payment = {{}, {{"Phí thẩm định", {}}, {"Lệ phí", core::Dong{20'000}}}};
    std::string const text = printed(receipt);
    CHECK(has(text, "là: theo quy định của pháp luật chuyên ngành\n"));
    CHECK(has(text, "5. Thời gian trả kết quả giải quyết hồ sơ: sẽ được thông báo\n"));
    CHECK_FALSE(has(text, "Email"));
    CHECK(has(text, "Phí thẩm định: theo quy định của địa phương; Lệ phí: 20.000\u00A0đ (chưa "
                    "thu)\n"));
}

TEST_CASE("form 01: what the office has not told gets a line to write on") {
    Receipt receipt = example_receipt();
    receipt.heading.number.clear();
    receipt.heading.office.place.clear();
    receipt.heading.office.look_up_address.clear();
    receipt.heading.office.hotline.clear();
    receipt.register_book.clear();
    std::string const text = printed(receipt);
    CHECK(has(text, "Số: ………………\n"));
    CHECK(has(text, "………………, ngày 21 tháng 11 năm 2026\n"));
    CHECK(has(text, "Quyển số: ………………. Số thứ tự: 1842."));
    CHECK(has(text, "Tra cứu tại máy ở sảnh.\n"));
    CHECK(has(text, "dịch vụ bưu chính công ích.\n"));
}

TEST_CASE("form 01: several fees are listed with their total, none is said to be none") {
    Receipt receipt = example_receipt();
    receipt.payment = {{}, {{"Phí", core::Dong{15'000}}, {"Lệ phí", core::Dong{20'000}}}};
    CHECK(content_of_receipt(receipt).field("fees") ==
          "Phí: 15.000\u00A0đ; Lệ phí: 20.000\u00A0đ; tổng 35.000\u00A0đ (chưa thu)");
    receipt.payment = {};
    CHECK(content_of_receipt(receipt).field("fees") == "Không");
}

TEST_CASE("forms: only a signed one carries the mark of a signature") {
    Receipt receipt = example_receipt();
    CHECK_FALSE(has(printed(receipt), "Ký số"));
    receipt.receiver.signed_at = receipt.heading.issued_at;
    std::string const text = printed(receipt);
    CHECK(has(text, "(Ký số)\n"));
    CHECK(has(text, "Ký số bởi: Đỗ Thị Ví Dụ\n21-11-2026 09:31:07 +07:00\n"));
}

TEST_CASE("forms: the leader's title takes the place of the counter officer") {
    Refusal refusal = support::example_refusal();
    Content content = content_of(support::form_set_2025(), refusal);
    CHECK(has(support::texts_of(support::sheet_of(content)), "NGƯỜI TIẾP NHẬN HỒ SƠ\n"));
    refusal.signer.title = "Chủ tịch";
    content = content_of(support::form_set_2025(), refusal);
    std::string const text = support::texts_of(support::sheet_of(content));
    CHECK(has(text, "CHỦ TỊCH\n"));
    CHECK_FALSE(has(text, "NGƯỜI TIẾP NHẬN HỒ SƠ\n"));
}

TEST_CASE("form 03: before acceptance it names the reference the citizen holds") {
    Content const content = content_of(support::form_set_2025(), support::example_refusal());
    Sheet const sheet = support::sheet_of(content);
    CHECK(sheet.code_line == "Mã nộp hồ sơ: TN-4K7M2P9RX3");
    CHECK(sheet.code == "https://motcua.anbinh.example/ho-so/TN-4K7M2P9RX3");
}

TEST_CASE("form 06: before the day, on the day, after the hour") {
    core::Instant const due = core::to_instant({{2026, 11, 23}, 17 * 3600});
    auto const at = [](int day, int hour) {
        return core::to_instant({{2026, 11, static_cast<std::int8_t>(day)}, hour * 3600});
    };
    CHECK(outcome_text(at(20, 16), due) == "trước hạn");
    CHECK(outcome_text(at(23, 8), due) == "đúng hạn");
    CHECK(outcome_text(due, due) == "đúng hạn");
    CHECK(outcome_text(at(23, 18), due) == "quá hạn");
    CHECK(outcome_text(at(24, 8), due) == "quá hạn");
}

TEST_CASE("forms: a reprint from what was frozen says the same and calls itself a copy") {
    for (FormSet const* set : {&support::form_set_2025(), &support::form_set_2018()}) {
        for (Content const& content : support::example_contents(*set, support::Length::Longest)) {
            INFO(name_of(content.kind));
            Result<Content> const read = read_content(write(content));
            REQUIRE(read);
            CHECK(*read == content);
            CHECK(digest_of(*read) == digest_of(content));
            Sheet const first = support::sheet_of(content);
            Sheet again = support::sheet_of(*read, {.reprinted_at = support::example_time()});
            CHECK(first.mark.empty());
            CHECK(again.mark == "BẢN SAO (in lại 09 giờ 31 phút, ngày 21 tháng 11 năm 2026)");
            again.mark.clear();
            CHECK(support::texts_of(again) == support::texts_of(first));
        }
    }
}

TEST_CASE(
    "forms: seven in the circular of 2025, six in the one of 2018, numbered as the law does") {
    auto const numbers = [](FormSet const& set) {
        std::string text;
        for (std::size_t kind = 0; kind < form_kind_count; ++kind) {
            FormLayout const* const form = set.form(static_cast<FormKind>(kind));
            text += (form == nullptr ? "-" : form->number) + " ";
        }
        return text;
    };
    CHECK(numbers(support::form_set_2025()) == "01 02 03 04 05 06 07 ");
    CHECK(numbers(support::form_set_2018()) == "01 02 03 04 - 05 06 ");
}

TEST_CASE("forms: a content whose circular is gone or has no such form is an error") {
    Content content = content_of(support::form_set_2018(), support::example_stop_notice());
    CHECK(support::error_code(lay_out(support::form_sets(), content, {})) == "form_set.kind");
    content.form_set_version = 9;
    CHECK(support::error_code(lay_out(support::form_sets(), content, {})) == "form_set.not_found");
}

TEST_CASE("forms: endless texts are cut between characters, reasons much later") {
    Refusal refusal = support::example_refusal();
    refusal.heading.applicant.name.clear();
    refusal.reason.clear();
    for (int i = 0; i < 5000; ++i) {
        refusal.heading.applicant.name += "ế";
        refusal.reason += "ế";
    }
    Content const content = content_of(support::form_set_2025(), refusal);
    CHECK(text::character_count(content.field("applicant")) ==
          limits::text_answer_characters_max + 1);
    CHECK(content.field("applicant").ends_with("ế…"));
    CHECK(text::character_count(content.field("reason")) ==
          limits::long_text_answer_characters_max + 1);
}

TEST_CASE("forms: frozen contents are read strictly") {
    std::string const good =
        write(content_of(support::form_set_2025(), support::example_refusal()));
    CHECK(read_content(good));
    auto const code_of = [](std::string const& json) {
        return support::error_code(read_content(json));
    };
    std::string other = good;
    other.replace(other.find("refusal"), 7, "letters");
    CHECK(code_of(other) == "form.kind");
    CHECK(code_of("{}") == "json.missing");
    CHECK(code_of(R"({"kind":"refusal","form_set":"a","form_set_version":1,"issued_at":0,)"
                  R"("fields":{"a":1},"tables":{}})") == "json.type");
    CHECK(code_of(R"({"kind":"refusal","form_set":"a","form_set_version":1,"issued_at":0,)"
                  R"("fields":{},"tables":{"a":[1]}})") == "json.type");
    CHECK(code_of(good.substr(0, good.size() - 1) + R"(,"more":1})") == "json.unknown_field");
}
