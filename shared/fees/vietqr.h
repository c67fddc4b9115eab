#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// VietQR payment codes (NAPAS, "Quy định định dạng mã VietQR" v1.0, 09/2021; EMVCo MPM).
namespace onedoor::fees {

enum class Initiation : std::uint8_t {
    /// 11: the code is used again and again.
    Static,
    /// 12: made for one payment.
    Dynamic
};

enum class Beneficiary : std::uint8_t {
    /// QRIBFTTA.
    Account,
    /// QRIBFTTC.
    Card
};

struct VietQr {
    Initiation initiation = Initiation::Dynamic;
    Beneficiary beneficiary = Beneficiary::Account;
    /// Six digits, the bank that receives.
    std::string bin;
    /// 1 to 19 ASCII letters and digits.
    std::string account;
    /// 1 to 499,999,999 đồng, the limit of the transfer service. Nothing: the payer enters it.
    std::optional<core::Dong> amount;
    /// Object 62.01, object 62.05, object 62.08; at most 25 characters each, empty: absent.
    std::string bill_number;
    std::string reference;
    std::string purpose;
    /// Objects 59 (≤ 25) and 60 (≤ 15).
    std::string merchant_name;
    std::string merchant_city;

    bool operator==(VietQr const&) const = default;
};

inline constexpr std::size_t vietqr_text_characters_max = 25;
inline constexpr std::int64_t vietqr_amount_max = 499'999'999;

/// What stands in the QR code. Texts are ASCII already (vietqr_text()).
/// Fails with "vietqr.bin", "vietqr.account", "vietqr.amount", "vietqr.text" (too long or not
/// printable ASCII), "vietqr.length" (object 62 above 99).
Result<std::string> build_vietqr(VietQr const& code);

/// `text` without accents and what ASCII cannot write, cut to `characters_max`.
std::string vietqr_text(std::string_view text,
                        std::size_t characters_max = vietqr_text_characters_max);

/// Strict reader. A checksum in lower case is accepted; objects of the standard that a transfer
/// does not need (52, 55–57, 61, 64, 80–99, rest of 62) are checked for their shape and left out.
/// Fails with "vietqr.length" (> 512 bytes), "vietqr.ascii", "vietqr.tlv" (an object reaches past
/// the end or has no two-digit id and length), "vietqr.duplicate", "vietqr.unknown_object",
/// "vietqr.crc" (absent, malformed or wrong), "vietqr.after_crc", "vietqr.missing" (path = object
/// id), "vietqr.format", "vietqr.guid", "vietqr.service", "vietqr.bin", "vietqr.account",
/// "vietqr.currency", "vietqr.country", "vietqr.amount", "vietqr.text".
Result<VietQr> parse_vietqr(std::string_view payload);

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, not reflected ("123456789" → 0x29B1).
std::uint16_t crc16(std::string_view bytes);

}
