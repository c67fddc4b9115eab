#include "shared/core/limits.h"
#include "shared/text/utf8.h"
#include "tests/shared/receipts/form01_fixture.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::receipts;

static std::string all_text(Form01 const& form) {
    std::string text = form.parent_agency + form.unit + form.number_line + form.place_and_date +
                       form.office_line + form.register_line + form.look_up_note +
                       form.look_up_address + form.applicant_signature.name;
    for (Line const& line : form.applicant)
        text += line.label + line.value;
    for (Line const& line : form.numbered)
        text += line.label + line.value;
    for (std::string const& note : form.notes)
        text += note;
    return text;
}

static std::string value_of(std::vector<Line> const& lines, std::string_view start) {
    for (Line const& line : lines) {
        if (line.label.starts_with(start))
            return line.value;
    }
    return "(no such line)";
}

TEST_CASE("form 01: the lines of the law in their order") {
    Form01 const form = build_form01(example_source());
    CHECK(form.parent_agency == "UBND PHƯỜNG HOA SEN");
    CHECK(form.unit == "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG");
    CHECK(form.number_line == "Số: 0008/TNHS");
    CHECK(form.place_and_date == "Hoa Sen, ngày 21 tháng 11 năm 2026");
    REQUIRE(form.numbered.size() == 6);
    for (std::size_t i = 0; i < form.numbered.size(); ++i)
        CHECK(form.numbered[i].label.starts_with(std::to_string(i + 2) + ". "));
    CHECK(form.numbered[0].value == "01 (bộ)");
    CHECK(form.numbered[1].value == "03 ngày làm việc");
    CHECK(form.numbered[2].value == "09 giờ 31 phút, ngày 21 tháng 11 năm 2026");
    CHECK(form.numbered[3].value == "17 giờ 00 phút, ngày 27 tháng 11 năm 2026");
    CHECK(form.numbered[5].value == "15.000\u00A0đ (đã thu, biên lai số 0001283)");
    CHECK(form.register_line == "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026. Số thứ tự: 1842.");
    CHECK(form.look_up_address == "https://motcua.anbinh.example/ho-so/H32.10-261121-0008");
}

TEST_CASE("form 01: no personal number is printed in full") {
    std::string const text = all_text(build_form01(example_source()));
    CHECK(text.find("056098001212") == std::string::npos);
    CHECK(text.find("0912345514") == std::string::npos);
    CHECK(text.find("thu.tran") == std::string::npos);
    CHECK(text.find("0560••••••12") != std::string::npos);
    CHECK(text.find("09•• ••• 514") != std::string::npos);
    CHECK(text.find("t•••@example.vn") != std::string::npos);
}

TEST_CASE("form 01: the QR code does not hold the look-up secret") {
    Form01 const form = build_form01(example_source());
    CHECK(form.look_up_address.find("M9Q") == std::string::npos);
    CHECK(form.look_up_note ==
          "Mã tra cứu: M9Q-2AB-CDE. Tra cứu tại motcua.anbinh.example hoặc máy ở sảnh.");
}

TEST_CASE("form 01: without the secret the note names the one given at filing") {
    Form01Source source = example_source();
    source.lookup_secret.clear();
    CHECK(build_form01(source).look_up_note.starts_with(
        "Tra cứu bằng mã hồ sơ và mã tra cứu đã nhận khi nộp hồ sơ."));
}

TEST_CASE("form 01: what is not known is said, what is not given is left out") {
    Form01Source source = example_source();
    source.duration.reset();
    source.due_at.reset();
    source.applicant.email.clear();
    source.payment = {{}, {{"Phí thẩm định", {}}, {"Lệ phí", core::Dong{20'000}}}};
    Form01 const form = build_form01(source);
    CHECK(value_of(form.numbered, "3.") == "theo quy định của pháp luật chuyên ngành");
    CHECK(value_of(form.numbered, "5.") == "sẽ được thông báo");
    CHECK(value_of(form.applicant, "Email") == "(no such line)");
    CHECK(value_of(form.numbered, "7.") == "Phí thẩm định: theo quy định của địa phương; Lệ phí: "
                                           "20.000\u00A0đ (chưa thu)");
}

TEST_CASE("form 01: what the office has not told gets a line to write on") {
    Form01Source source = example_source();
    source.number.clear();
    source.office.place.clear();
    source.office.look_up_address.clear();
    source.register_book.clear();
    Form01 const form = build_form01(source);
    CHECK(form.number_line == "Số: ………………");
    CHECK(form.place_and_date == "………………, ngày 21 tháng 11 năm 2026");
    CHECK(form.register_line == "Vào Sổ theo dõi hồ sơ, Quyển số: ………………. Số thứ tự: 1842.");
    CHECK(form.look_up_address == "H32.10-261121-0008");
    CHECK(form.look_up_note == "Mã tra cứu: M9Q-2AB-CDE. Tra cứu tại máy ở sảnh.");
}

TEST_CASE("form 01: several fees are listed with their total, none is said to be none") {
    Form01Source source = example_source();
    source.payment = {{}, {{"Phí", core::Dong{15'000}}, {"Lệ phí", core::Dong{20'000}}}};
    CHECK(value_of(build_form01(source).numbered, "7.") ==
          "Phí: 15.000\u00A0đ; Lệ phí: 20.000\u00A0đ; tổng 35.000\u00A0đ (chưa thu)");
    source.payment = {};
    CHECK(value_of(build_form01(source).numbered, "7.") == "Không");
}

TEST_CASE("form 01: only a signed form carries the mark of a signature") {
    Form01Source source = example_source();
    CHECK(build_form01(source).receiver_signature.mark.empty());
    CHECK(build_form01(source).receiver_signature.instruction == "(Ký và ghi rõ họ tên)");
    source.receiver.signed_at = source.received_at;
    Signature const signature = build_form01(source).receiver_signature;
    CHECK(signature.instruction == "(Ký số)");
    CHECK(signature.mark ==
          std::vector<std::string>{"Ký số bởi: Đỗ Thị Ví Dụ", "21-11-2026 09:31:07 +07:00"});
}

TEST_CASE("form 01: endless texts are cut between characters") {
    Form01Source source = example_source();
    for (int i = 0; i < 2000; ++i)
        source.applicant.name += "ế";
    std::string const name = value_of(build_form01(source).applicant, "Tiếp nhận");
    CHECK(text::character_count(name) == limits::text_answer_characters_max + 1);
    CHECK(name.ends_with("ế…"));
}
