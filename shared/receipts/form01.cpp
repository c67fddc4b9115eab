#include "shared/receipts/form01.h"

#include "shared/fees/format.h"
#include "shared/identity/citizen_number.h"
#include "shared/receipts/wording.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/validation/phone.h"

#include <algorithm>

namespace onedoor::receipts {

/// A place to write by hand.
static std::string or_dotted(std::string_view text) {
    return text.empty() ? "………………" : bounded(text);
}

/// "thu.tran@example.vn" becomes "t•••@example.vn".
static std::string masked_email(std::string_view email) {
    std::size_t const at = std::min(email.find('@'), email.size());
    std::string const first(text::truncate_characters(email.substr(0, at), 1));
    return first + "•••" + std::string(email.substr(at));
}

static void add_line(std::vector<Line>& lines, std::string_view label, std::string value) {
    if (!value.empty())
        lines.push_back({std::string(label), std::move(value)});
}

static std::vector<Line> applicant_lines(Form01Source const& source) {
    Applicant const& applicant = source.applicant;
    std::vector<Line> lines;
    add_line(lines, "Tiếp nhận hồ sơ của:", bounded(applicant.name));
    add_line(lines, "Chủ hồ sơ:", bounded(applicant.owner));
    add_line(lines, "Số căn cước/giấy tờ:", identity::masked_number(applicant.identity_number));
    add_line(lines, "Địa chỉ:", bounded(applicant.address));
    add_line(lines, "Số điện thoại:", validation::masked_phone(applicant.phone));
    if (!applicant.email.empty())
        add_line(lines, "Email:", bounded(masked_email(applicant.email)));
    add_line(lines, "Nội dung yêu cầu giải quyết:", bounded(source.request));
    return lines;
}

static std::string fee_text(Payment const& payment) {
    if (payment.fees.empty())
        return "Không";
    std::string text;
    std::int64_t total = 0;
    bool all_known = true;
    for (Fee const& fee : payment.fees) {
        all_known = all_known && fee.amount.has_value();
        total += fee.amount.value_or(core::Dong{}).amount;
        if (payment.fees.size() > 1 || !fee.amount)
            text += (text.empty() ? "" : "; ") + bounded(fee.name) + ": " +
                    (fee.amount ? fees::format(*fee.amount) : "theo quy định của địa phương");
    }
    if (all_known)
        text += (text.empty() ? "" : "; tổng ") + fees::format({total});
    if (payment.receipt_number)
        text += " (đã thu, biên lai số " + bounded(*payment.receipt_number) + ")";
    else if (total > 0)
        text += " (chưa thu)";
    return text;
}

static std::string sets_text(std::int32_t sets) {
    return (sets < 10 ? "0" : "") + std::to_string(sets) + " (bộ)";
}

static std::vector<Line> numbered_lines(Form01Source const& source) {
    std::vector<Line> lines;
    add_line(lines, "2. Số lượng hồ sơ:", sets_text(source.sets));
    add_line(lines, "3. Thời gian giải quyết hồ sơ theo quy định là:",
             source.duration ? duration_text(*source.duration)
                             : "theo quy định của pháp luật chuyên ngành");
    add_line(lines, "4. Thời gian nhận hồ sơ:", long_time(source.received_at));
    add_line(lines, "5. Thời gian trả kết quả giải quyết hồ sơ:",
             source.due_at ? long_time(*source.due_at) : "sẽ được thông báo");
    add_line(lines, "6. Đăng ký nhận kết quả tại:", bounded(source.result_channel));
    add_line(lines, "7. Phí, lệ phí:", fee_text(source.payment));
    return lines;
}

static std::string register_line(Form01Source const& source) {
    return "Vào Sổ theo dõi hồ sơ, Quyển số: " + or_dotted(source.register_book) +
           ". Số thứ tự: " + or_dotted(source.register_number) + ".";
}

static Signature receiver_signature(Receiver const& receiver) {
    Signature signature{
        "NGƯỜI TIẾP NHẬN HỒ SƠ", "(Ký và ghi rõ họ tên)", {}, bounded(receiver.name)};
    if (receiver.signed_at) {
        signature.instruction = "(Ký số)";
        signature.mark = {"Ký số bởi: " + bounded(receiver.name),
                          signature_time(*receiver.signed_at)};
    }
    return signature;
}

/// The address without its scheme, as people type it.
static std::string shown_address(std::string_view address) {
    std::size_t const scheme = address.find("://");
    if (scheme != std::string_view::npos)
        address.remove_prefix(scheme + 3);
    return std::string(address.substr(0, address.find('/')));
}

static std::string look_up_note(Form01Source const& source) {
    std::string_view const address = source.office.look_up_address;
    std::string const place = " Tra cứu tại " +
                              (address.empty() ? "" : shown_address(address) + " hoặc ") +
                              "máy ở sảnh.";
    if (source.lookup_secret.empty())
        return "Tra cứu bằng mã hồ sơ và mã tra cứu đã nhận khi nộp hồ sơ." + place;
    return "Mã tra cứu: " + source.lookup_secret + "." + place;
}

static std::vector<std::string> notes(Form01Source const& source) {
    std::vector<std::string> notes{
        "Khi nhận kết quả, ông/bà mang theo giấy này và giấy tờ tùy thân; nhận thay phải có giấy "
        "ủy quyền. Có thể đăng ký nhận kết quả qua dịch vụ bưu chính công ích.",
        "Giấy lập thành 2 liên: 1 liên kèm Phiếu kiểm soát quá trình giải quyết hồ sơ, 1 liên giao "
        "người nộp hồ sơ." +
            (source.office.hotline.empty() ? "" : " Hỗ trợ: " + source.office.hotline + ".")};
    if (!source.package_digest.empty())
        notes.push_back("Mã kiểm chứng nội dung đã nộp (SHA-256): " + source.package_digest);
    return notes;
}

Form01 build_form01(Form01Source const& source) {
    Office const& office = source.office;
    Form01 form;
    form.parent_agency = text::to_upper(bounded(office.parent));
    form.unit = text::to_upper(bounded(office.unit));
    form.number_line = "Số: " + or_dotted(source.number);
    form.file_code = source.file_code;
    form.place_and_date =
        or_dotted(office.place) + ", " + long_date(core::to_local(source.received_at).date);
    form.office_line = bounded(office.unit);
    form.applicant = applicant_lines(source);
    form.papers = source.papers;
    for (SubmittedPaper& paper : form.papers)
        paper.name = bounded(paper.name);
    form.numbered = numbered_lines(source);
    form.register_line = register_line(source);
    form.applicant_signature = {
        "NGƯỜI NỘP HỒ SƠ", "(Ký và ghi rõ họ tên)", {}, bounded(source.applicant.name)};
    form.receiver_signature = receiver_signature(source.receiver);
    form.notes = notes(source);
    form.look_up_note = look_up_note(source);
    form.look_up_address = office.look_up_address + source.file_code;
    form.received_at = source.received_at;
    return form;
}

std::string_view copy_line(Copy copy) {
    return copy == Copy::Office ? "(Liên 1: lưu cùng hồ sơ)"
                                : "(Liên 2: giao tổ chức, cá nhân nộp hồ sơ)";
}

}
