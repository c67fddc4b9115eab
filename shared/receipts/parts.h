#pragma once

#include "shared/core/ids.h"
#include "shared/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Contents of printed forms and slips, without any layout.
namespace onedoor::receipts {

/// The two copies (liên): one travels with the file, one is given to the applicant.
enum class Copy : std::uint8_t { Office, Applicant };

inline constexpr std::string_view country_line = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
inline constexpr std::string_view motto_line = "Độc lập - Tự do - Hạnh phúc";

struct Line {
    std::string label;
    std::string value;
};

struct SubmittedPaper {
    std::string name;
    std::int32_t originals = 0;
    /// Certified copies, and copies compared with the original.
    std::int32_t copies = 0;
    std::int32_t photocopies = 0;
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

/// Who signs for the office.
struct Signer {
    std::string name;
    /// "Chủ tịch", "Giám đốc Trung tâm": stands above the signature; empty: what the form says.
    std::string title{};
    /// When this person signed digitally; nothing on a copy to be signed by hand.
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

}
