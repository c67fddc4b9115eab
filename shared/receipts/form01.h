#pragma once

#include "shared/calendar/deadline.h"
#include "shared/core/ids.h"
#include "shared/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Contents of printed forms, without any layout.
namespace onedoor::receipts {

/// The two copies (liên): one travels with the file, one is given to the applicant.
enum class Copy : std::uint8_t { Office, Applicant };

inline constexpr std::string_view country_line = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
inline constexpr std::string_view motto_line = "Độc lập - Tự do - Hạnh phúc";
inline constexpr std::string_view form01_title = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ";
inline constexpr std::string_view form01_papers_title = "1. Thành phần hồ sơ nộp gồm:";

struct SubmittedPaper {
    std::string name;
    std::int32_t originals = 0;
    std::int32_t copies = 0;
};

struct Fee {
    std::string name;
    /// Nothing when the amount is not known to the program (set by the province).
    std::optional<core::Dong> amount{};
};

struct Payment {
    /// Number of the receipt (biên lai) that was given; nothing while unpaid.
    std::optional<std::string> receipt_number{};
    std::vector<Fee> fees;
};

/// The officer who received the file.
struct Receiver {
    std::string name;
    /// When this officer signed digitally; nothing on a copy to be signed by hand.
    std::optional<core::Instant> signed_at{};
};

/// The one-door office that issues the form.
struct Office {
    /// "UBND phường Nha Trang".
    std::string parent;
    /// "Trung tâm Phục vụ hành chính công".
    std::string unit;
    /// Place in the date line: "Nha Trang".
    std::string place;
    /// Empty when there is none.
    std::string hotline;
    /// "https://motcua.example/ho-so/": the file code is put behind it. Empty: the QR code holds
    /// the file code alone.
    std::string look_up_address;
};

struct Applicant {
    std::string name;
    /// The owner of the file when it is somebody else.
    std::string owner;
    std::string identity_number;
    std::string address;
    std::string phone;
    std::string email;
};

/// What the builder is told. Empty text means: not given; what the law's form has anyway (place,
/// number, register) gets a dotted line to write on, other lines are left out.
struct Form01Source {
    Office office;
    /// "0008/TNHS".
    std::string number;
    std::string file_code;
    Applicant applicant;
    /// The procedure, or what is asked for.
    std::string request;
    std::vector<SubmittedPaper> papers;
    std::int32_t sets = 1;
    /// Nothing when no time limit is known to the program.
    std::optional<calendar::Duration> duration{};
    core::Instant received_at;
    std::optional<core::Instant> due_at{};
    /// "Quầy 2", "Dịch vụ bưu chính công ích", "Cổng dịch vụ công".
    std::string result_channel;
    Payment payment;
    std::string register_book;
    std::string register_number;
    Receiver receiver;
    /// As it is shown ("ABC-DEF-GHJ"); empty when only its hash is known by now.
    std::string lookup_secret;
    /// SHA-256 of what was submitted, 64 hexadecimal digits.
    std::string package_digest;
};

struct Line {
    std::string label;
    std::string value;
};

struct Signature {
    std::string heading;
    /// "(Ký và ghi rõ họ tên)".
    std::string instruction;
    /// Lines of the mark of a digital signature, empty when signed by hand.
    std::vector<std::string> mark;
    std::string name;
};

/// Form 01 of Circular 03/2025/TT-VPCP, every text ready to print, personal numbers and
/// the e-mail address masked.
struct Form01 {
    std::string parent_agency;
    std::string unit;
    std::string number_line;
    std::string file_code;
    std::string place_and_date;
    /// The name of the office as a line above "Tiếp nhận hồ sơ của".
    std::string office_line;
    std::vector<Line> applicant;
    std::vector<SubmittedPaper> papers;
    /// Lines 2 to 7.
    std::vector<Line> numbered;
    std::string register_line;
    Signature applicant_signature;
    Signature receiver_signature;
    std::vector<std::string> notes;
    /// Stands before the notes on the applicant's copy only.
    std::string look_up_note;
    /// What the QR code holds: the address of the file's page, without the secret.
    std::string look_up_address;
    core::Instant received_at;
};

/// Texts longer than limits::text_answer_characters_max are cut.
Form01 build_form01(Form01Source const& source);

/// "(Liên 2: giao tổ chức, cá nhân nộp hồ sơ)".
std::string_view copy_line(Copy copy);

}
