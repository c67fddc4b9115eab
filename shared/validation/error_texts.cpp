#include "shared/validation/error_texts.h"

namespace onedoor::validation {

namespace {

struct ErrorText {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
};

constexpr ErrorText error_texts[] = {
    {"phone.character", "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.",
     "A phone number has digits only, for example 0912 345 678."},
    {"phone.length", "Số di động có 10 chữ số, số cố định có 11 chữ số kể cả mã vùng.",
     "A mobile number has 10 digits, a landline 11 with its area code."},
    {"phone.prefix",
     "Đầu số không đúng. Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09; số cố định bằng 02.",
     "The number starts wrongly. Mobile numbers start with 03, 05, 07, 08 or 09, landlines with "
     "02."},
    {"email.missing_at", "Địa chỉ email phải có dấu @, ví dụ ten@example.com.",
     "An e-mail address has an @, for example name@example.com."},
    {"email.local_part", "Phần trước dấu @ của email không đúng.",
     "The part of the e-mail address before the @ is not right."},
    {"email.domain", "Phần sau dấu @ của email không đúng, ví dụ đúng: example.com.",
     "The part of the e-mail address after the @ is not right; example.com would be."},
    {"email.length", "Địa chỉ email dài quá 254 ký tự.",
     "The e-mail address is longer than 254 characters."},
    {"email.character", "Địa chỉ email không có dấu cách và chữ có dấu.",
     "An e-mail address has no spaces and no accented letters."},
    {"date.format", "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 21/11/2026.",
     "Enter the date as day/month/year, for example 21/11/2026."},
    {"date.year_digits", "Nhập năm đủ 4 chữ số, ví dụ 2026.",
     "Enter the year with 4 digits, for example 2026."},
    {"date.month", "Tháng phải từ 1 đến 12. Nhập ngày trước, tháng sau.",
     "The month is between 1 and 12. Enter the day first, then the month."},
    {"date.day", "Tháng này không có ngày đó.", "There is no such day in this month."},
    {"date.invalid", "Không có ngày này trong lịch.", "There is no such day."},
    {"date.year", "Năm phải từ 1800 đến 2199.", "The year is between 1800 and 2199."},
    {"money.format", "Nhập số tiền bằng chữ số, ví dụ 14.000.",
     "Enter the amount in digits, for example 14.000."},
    {"money.negative", "Số tiền không được âm.", "The amount cannot be negative."},
    {"money.fraction", "Số tiền là số đồng nguyên, không có phần lẻ.",
     "The amount is in whole đồng, without a fraction."},
    {"money.range", "Số tiền quá lớn.", "The amount is too large."},
    {"tax_code.format", "Mã số thuế có 10 chữ số, 10 chữ số - 3 chữ số, hoặc 12 chữ số.",
     "A tax code has 10 digits, 10 digits - 3 digits, or 12 digits."},
    {"citizen_id.format", "Số căn cước/định danh cá nhân có 12 chữ số.",
     "A citizen number has 12 digits."},
    {"citizen_id.birth_date", "Số định danh không khớp với ngày sinh. Kiểm tra lại cả hai.",
     "The citizen number does not fit the date of birth. Check both."},
    {"citizen_id.sex", "Số định danh không khớp với giới tính. Kiểm tra lại cả hai.",
     "The citizen number does not fit the sex. Check both."},
    {"citizen_id.future", "Số định danh có năm sinh ở tương lai. Kiểm tra lại.",
     "The citizen number has a year of birth in the future. Check it."},
    {"identity_card.format", "Số chứng minh nhân dân có 9 hoặc 12 chữ số.",
     "An identity card number has 9 or 12 digits."},
    {"passport.format", "Số hộ chiếu Việt Nam có 1 chữ cái và 7 chữ số, ví dụ C1234567.",
     "A Vietnamese passport number has 1 letter and 7 digits, for example C1234567."},
    {"travel_document.format", "Số hộ chiếu có từ 5 đến 9 chữ cái và chữ số.",
     "A passport number has 5 to 9 letters and digits."},
};

/// One text for everything that can be wrong with a scan: nobody can mend the code on a card.
constexpr ErrorText card_text = {
    "card.", "Không đọc được mã QR trên thẻ. Quét lại, hoặc nhập các thông tin bằng tay.",
    "The QR code of the card could not be read. Scan it again, or type the details."};

}

std::optional<text::Localized> error_text(std::string_view code) {
    for (ErrorText const& text : error_texts)
        if (text.code == code)
            return text::Localized{std::string(text.vi), std::string(text.en)};
    if (code.starts_with("card."))
        return text::Localized{std::string(card_text.vi), std::string(card_text.en)};
    return std::nullopt;
}

}
