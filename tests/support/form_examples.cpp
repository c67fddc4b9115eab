#include "tests/support/form_examples.h"

#include "shared/core/verify.h"
#include "tests/support/read_file.h"

namespace onedoor::support {

using receipts::Applicant;
using receipts::Content;
using receipts::FormSet;
using receipts::Heading;
using receipts::Office;

static FormSet read_set(std::string const& name) {
    Result<FormSet> set = FormSet::parse(read_file("assets/form-sets/" + name + ".v1.json"));
    if (!set)
        std::fprintf(stderr, "%s: %s %s\n", name.c_str(), set.error().code.c_str(),
                     set.error().path.c_str());
    VERIFY(set);
    return *std::move(set);
}

receipts::FormSets const& form_sets() {
    static receipts::FormSets const sets = [] {
        receipts::FormSets read;
        VERIFY(read.add(read_set("tt-03-2025")));
        VERIFY(read.add(read_set("tt-01-2018")));
        return read;
    }();
    return sets;
}

FormSet const& form_set_2025() {
    return *form_sets().find("tt-03-2025", 1);
}

FormSet const& form_set_2018() {
    return *form_sets().find("tt-01-2018", 1);
}

core::Instant example_time() {
    return core::to_instant({{2026, 11, 21}, (9 * 60 + 31) * 60 + 7});
}

static core::Instant hour_of(core::Date date, int hour) {
    return core::to_instant({date, hour * 3600});
}

/// The text, or so many times it with a last word of its own.
static std::string of(Length length, std::string const& text, int times, std::string const& end) {
    if (length == Length::Usual)
        return text;
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text + " ";
    return all + end;
}

static Office example_office(Length length) {
    Office office{"UBND phường Hoa Sen", "Trung tâm Phục vụ hành chính công", "Hoa Sen",
                  "1900 0000", "https://motcua.anbinh.example/ho-so/"};
    if (length == Length::Longest) {
        office.parent = "Ủy ban nhân dân phường Hoa Sen Đại Phước Thiện, tỉnh An Bình";
        office.unit = "Trung tâm Phục vụ hành chính công phường Hoa Sen Đại Phước Thiện";
    }
    return office;
}

static Applicant example_applicant(Length length) {
    Applicant applicant{"Trần Văn Thử", "",
                        "056098001212", "Tổ 4, phường Hoa Sen, tỉnh An Bình",
                        "0912345514",   "thu.tran@example.vn"};
    if (length == Length::Longest) {
        applicant.name = "Công Tằng Tôn Nữ Nguyễn Phước Thị Hoàng Khánh Nghĩa Quỳnh Nhuyễn";
        applicant.owner = of(length, "Công ty trách nhiệm hữu hạn một thành viên xây dựng", 4,
                             "và thương mại Nghĩa Quyến");
        applicant.address = "Số 1234/56/78B đường Nguyễn Thị Minh Khai nối dài, khu phố Thượng "
                            "Nguyên Trường, tổ dân phố số 24, phường Hoa Sen Đại Phước Thiện, "
                            "tỉnh An Bình Nghĩa Quỳnh";
    }
    return applicant;
}

static Heading example_heading(Length length, std::string number) {
    return {.office = example_office(length),
            .number = std::move(number),
            .file_code = "H32.10-261121-0008",
            .applicant = example_applicant(length),
            .request =
                of(length, "Cấp giấy xác nhận tình trạng hôn nhân", 5, "có yếu tố nước ngoài"),
            .issued_at = example_time()};
}

static receipts::Signer example_signer(Length length, std::string title = {}) {
    return {.name = length == Length::Usual ? "Đỗ Thị Ví Dụ"
                                            : "Tôn Nữ Nguyễn Phước Hoàng Thị Ví Dụ Khánh Quỳnh",
            .title = std::move(title)};
}

receipts::Receipt example_receipt(Length length) {
    receipts::Receipt receipt{.heading = example_heading(length, "0008/TNHS")};
    receipt.papers = {{"Tờ khai cấp giấy xác nhận tình trạng hôn nhân", 1, 0},
                      {"Quyết định ly hôn đã có hiệu lực pháp luật", 0, 1, 2}};
    for (int i = 0; length == Length::Longest && i < 12; ++i)
        receipt.papers.push_back(
            {of(length, "Văn bản thỏa thuận phân chia tài sản", 3, "số " + std::to_string(i + 1)),
             1, 2, 3});
    receipt.duration = calendar::Duration{3, calendar::Unit::WorkingDay};
    receipt.due_at = hour_of({2026, 11, 27}, 17);
    receipt.result_channel = "Quầy 2 và bản điện tử trên VNeID";
    receipt.payment = {"0001283", {{"Phí", core::Dong{15'000}}}};
    receipt.register_book = "01/2026";
    receipt.register_number = "1842";
    receipt.receiver = example_signer(length);
    receipt.package_digest = std::string(60, 'a') + "bcde";
    return receipt;
}

receipts::SupplementRequest example_supplement_request(Length length) {
    receipts::SupplementRequest request{.heading = example_heading(length, "0003/HDHS")};
    request.papers = {
        {{"Tờ khai cấp giấy xác nhận tình trạng hôn nhân", 1}, "Ghi rõ mục đích sử dụng, ký tên"},
        {{"Quyết định ly hôn", 0, 1, 2}, "Bản có dấu của tòa án"}};
    for (int i = 0; length == Length::Longest && i < 8; ++i)
        request.papers.push_back(
            {{of(length, "Hợp đồng chuyển nhượng quyền", 3, "số " + std::to_string(i + 1)), 1},
             of(length, "Công chứng lại trang có chữ ký", 4, "trước khi nộp")});
    request.reason = of(length,
                        "Tờ khai thiếu chữ ký; bản chụp quyết định ly hôn không đọc được "
                        "ngày có hiệu lực.",
                        6, "Đề nghị kiểm tra kỹ.");
    request.until = hour_of({2026, 12, 1}, 17);
    request.contact_name = example_signer(length).name;
    request.contact_phone = "0256 1234 567";
    request.signer = example_signer(length);
    return request;
}

receipts::Refusal example_refusal(Length length) {
    receipts::Refusal refusal{.heading = example_heading(length, "0001/TC")};
    refusal.heading.file_code.clear();
    refusal.heading.reference = "TN-4K7M2P9RX3";
    refusal.reason = of(length,
                        "Người yêu cầu thường trú tại phường khác; thẩm quyền giải quyết thuộc Ủy "
                        "ban nhân dân cấp xã nơi thường trú theo Luật Hộ tịch.",
                        8, "Đề nghị nộp tại nơi có thẩm quyền.");
    refusal.signer = example_signer(length);
    return refusal;
}

receipts::Extension example_extension(Length length) {
    receipts::Extension extension{.heading = example_heading(length, "0002/PXL")};
    extension.received_at = hour_of({2026, 11, 16}, 8);
    extension.due_at = hour_of({2026, 11, 23}, 17);
    extension.reason = of(length,
                          "Cơ quan phối hợp chưa trả lời xác minh tình trạng hôn nhân trong thời "
                          "gian cư trú ở nước ngoài.",
                          8, "Đã đôn đốc bằng văn bản.");
    extension.new_due_at = hour_of({2026, 11, 30}, 17);
    extension.signer = example_signer(length, "Chủ tịch");
    return extension;
}

receipts::StopNotice example_stop_notice(Length length) {
    receipts::StopNotice notice{.heading = example_heading(length, "0004/DSP")};
    notice.ground = of(length, "Văn bản đề nghị rút hồ sơ ngày 20/11/2026 của người nộp hồ sơ.", 6,
                       "Đã xác nhận.");
    notice.stage = of(length, "Đang giải quyết tại Phòng Tư pháp, chưa trình ký", 4, "kết quả");
    notice.money = "15.000 đ, hoàn trả theo biên lai số 0001283";
    notice.returned_papers = "01 bản chính Tờ khai; 01 bản sao Quyết định ly hôn";
    notice.signer = example_signer(length, length == Length::Usual
                                               ? "Phó Chủ tịch"
                                               : "Kiểm tra viên cao cấp phụ trách Trung tâm Phục "
                                                 "vụ hành chính công");
    return notice;
}

receipts::ControlSlip example_control_slip(Length length) {
    receipts::ControlSlip slip{.heading = example_heading(length, "")};
    slip.handling_agency = of(length, "Phòng Tư pháp", 6, "phường Hoa Sen");
    slip.consulted_agencies = of(length, "Công an phường Hoa Sen", 5, "và Sở Ngoại vụ");
    slip.received_at = hour_of({2026, 11, 16}, 8);
    slip.due_at = hour_of({2026, 11, 23}, 17);
    std::string const officer = example_signer(length).name;
    slip.hand_overs = {{"Giao: Bộ phận TN&TKQ. Nhận: Phòng Tư pháp", hour_of({2026, 11, 16}, 10),
                        officer, "Lê Văn Mẫu", "Trước hạn", "Đủ giấy tờ"},
                       {"Giao: Phòng Tư pháp. Nhận: Văn phòng", hour_of({2026, 11, 20}, 15),
                        "Lê Văn Mẫu", "Phạm Thị Gương", "Đúng hạn", ""},
                       {"Giao: Văn phòng. Nhận: Bộ phận TN&TKQ", hour_of({2026, 11, 24}, 9),
                        "Phạm Thị Gương", officer, "Quá hạn", "Chờ xác minh"}};
    for (int i = 0; length == Length::Longest && i < 9; ++i)
        slip.hand_overs.push_back({"Giao: Phòng Kinh tế, Hạ tầng và Đô thị. Nhận: Phòng Tư pháp",
                                   hour_of({2026, 11, 25}, 9), officer, officer, "Quá hạn",
                                   of(length, "Chuyển lại để xác minh", 5, "thêm")});
    return slip;
}

receipts::FileRegister example_register(Length length) {
    receipts::FileRegister part{.office = example_office(length),
                                .book = "01/2026",
                                .from = {2026, 11, 16},
                                .to = {2026, 11, 21},
                                .issued_at = example_time()};
    std::size_t const count = length == Length::Usual ? 6 : 18;
    Applicant const applicant = example_applicant(length);
    for (std::size_t i = 0; i < count; ++i) {
        receipts::RegisterRow row{.number = std::to_string(1842 + i),
                                  .file_code = "H32.10-261116-000" + std::to_string(1 + i % 9),
                                  .procedure = example_heading(length, "").request,
                                  .sets = 1,
                                  .applicant = applicant.name,
                                  .address = applicant.address,
                                  .phone = applicant.phone,
                                  .handling_agency = "Phòng Tư pháp",
                                  .received_at = hour_of({2026, 11, 16}, 8),
                                  .due_at = hour_of({2026, 11, 20}, 17),
                                  .returned_at = std::nullopt,
                                  .method = i % 2 == 0 ? "Trực tiếp" : "Bưu chính công ích",
                                  .remark = ""};
        if (i % 3 == 0) {
            row.returned_at = hour_of({2026, 11, 19}, 14);
            row.remark = "Trả trước hạn";
        }
        part.rows.push_back(std::move(row));
    }
    return part;
}

std::vector<Content> example_contents(FormSet const& set, Length length) {
    std::vector<Content> contents;
    auto const add = [&](auto const& form) {
        Content content = content_of(set, form);
        if (set.form(content.kind) != nullptr)
            contents.push_back(std::move(content));
    };
    add(example_receipt(length));
    add(example_supplement_request(length));
    add(example_refusal(length));
    add(example_extension(length));
    add(example_stop_notice(length));
    add(example_control_slip(length));
    add(example_register(length));
    return contents;
}

receipts::Sheet sheet_of(Content const& content, receipts::Printing const& printing) {
    Result<receipts::Sheet> sheet = lay_out(form_sets(), content, printing);
    VERIFY(sheet);
    return *std::move(sheet);
}

namespace {

struct TextCollector {
    std::string& text;

    void add(std::string_view part) const {
        if (!part.empty())
            (text += part) += '\n';
    }
    void operator()(receipts::LineRow const& row) const {
        for (receipts::Line const& line : row.lines)
            add(line.label + " " + line.value);
    }
    void operator()(receipts::Paragraph const& paragraph) const { add(paragraph.text); }
    void operator()(receipts::SheetTable const& table) const {
        for (receipts::Column const& column : table.columns)
            add(column.heading);
        for (auto const& row : table.rows)
            for (std::string const& cell : row)
                add(cell);
    }
    void operator()(receipts::Signatures const& signatures) const {
        for (receipts::Signature const& place : signatures.places) {
            for (std::string_view const part :
                 {std::string_view(place.heading), std::string_view(place.instruction),
                  std::string_view(place.name)})
                add(part);
            for (std::string const& part : place.mark)
                add(part);
            for (std::string const& part : place.recipients)
                add(part);
        }
    }
    void operator()(receipts::HorizontalRule) const {}
};

}

std::string texts_of(receipts::Sheet const& sheet) {
    std::string text;
    TextCollector const collector{text};
    for (std::string const* part :
         {&sheet.mark, &sheet.parent_agency, &sheet.unit, &sheet.number_line, &sheet.code_line,
          &sheet.place_and_date, &sheet.title, &sheet.subtitle, &sheet.foot})
        collector.add(*part);
    for (receipts::SheetBlock const& block : sheet.blocks)
        std::visit(collector, block);
    return text;
}

}
