#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/core/time.h"

#include <string>

namespace onedoor::print {

struct SignatureNote {
    /// Who signs, as the certificate names them.
    std::string name;
    /// "Phát hành Giấy tiếp nhận hồ sơ và hẹn trả kết quả".
    std::string reason;
    core::Instant signed_at;
};

/// A PDF with an empty place for a detached signature over everything but that place (ISO 32000-1,
/// 12.8.1, SubFilter ETSI.CAdES.detached). What the reader sees does not change.
class SignablePdf {
public:
    /// Appends the place to what PdfDocument made; its bytes stay as they are. Fails with
    /// "pdf.structure" when the file is none of these.
    static Result<SignablePdf> create(core::Bytes pdf, SignatureNote const& note);

    /// What is to be signed.
    [[nodiscard]] core::Bytes covered() const;
    /// Puts the signature (CMS in DER) in. Fails with "pdf.signature_size" above 16 KiB.
    [[nodiscard]] Result<core::Bytes> finish(core::Bytes const& signature) &&;

private:
    SignablePdf() = default;

    core::Bytes m_bytes;
    /// The place with its brackets.
    std::size_t m_gap_begin = 0;
    std::size_t m_gap_end = 0;
};

}
