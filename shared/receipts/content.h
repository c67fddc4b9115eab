#pragma once

#include "shared/core/result.h"
#include "shared/core/sha256.h"
#include "shared/core/time.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::receipts {

/// The seven forms of Circular 03/2025/TT-VPCP, annex I; the six of Circular 01/2018/TT-VPCP are
/// the same ones without StopNotice.
enum class FormKind : std::uint8_t {
    Receipt,           ///< giấy tiếp nhận hồ sơ và hẹn trả kết quả
    SupplementRequest, ///< phiếu yêu cầu bổ sung, hoàn thiện hồ sơ
    Refusal,           ///< phiếu từ chối tiếp nhận, giải quyết hồ sơ
    Extension,         ///< văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết
    StopNotice,        ///< thông báo dừng giải quyết hồ sơ
    ControlSlip,       ///< phiếu kiểm soát quá trình giải quyết hồ sơ
    FileRegister       ///< sổ theo dõi hồ sơ
};
inline constexpr std::size_t form_kind_count = 7;

/// "receipt", "supplement_request", "refusal", "extension", "stop_notice", "control_slip",
/// "file_register".
std::string_view name_of(FormKind kind);
std::optional<FormKind> form_kind_named(std::string_view name);

/// Texts by name, ready to print; a name that is not there is an empty text.
using Texts = std::map<std::string, std::string, std::less<>>;

/// What one form says, frozen when it is issued: a reprint years later says the same, whatever has
/// become of the file, of the office and of this program since. Personal numbers are masked.
struct Content {
    FormKind kind = FormKind::Receipt;
    /// The FormSet it was issued with.
    std::string form_set;
    std::int32_t form_set_version = 1;
    core::Instant issued_at;
    Texts fields;
    /// Rows by the name of their table.
    std::map<std::string, std::vector<Texts>, std::less<>> tables;

    /// Empty when there is no such field.
    [[nodiscard]] std::string_view field(std::string_view name) const;
    bool operator==(Content const&) const = default;
};

/// Canonical JSON: equal contents give equal bytes.
std::string write(Content const& content);
/// Strict. Fails with the codes of json::parse() and json::ObjectReader, or "form.kind".
Result<Content> read_content(std::string_view json);
/// SHA-256 of write(content).
core::Sha256Digest digest_of(Content const& content);

}
