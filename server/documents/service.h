#pragma once

#include "server/documents/signer.h"
#include "server/keys/answer_key.h"
#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/receipts/sheet.h"

#include <string_view>

namespace onedoor::documents {

/// Everything outlives the service.
struct Dependencies {
    receipts::FormSets const& form_sets;
    /// Signs what the QR codes of forms say (receipts/proof.h).
    keys::AnswerKey const& key;
    /// Null: the office signs by hand only.
    Signer const* signer = nullptr;
};

/// Makes the forms of files from their frozen contents. Never changes: thread-safe.
class Service {
public:
    explicit Service(Dependencies const& dependencies) : m_given(dependencies) {}

    /// What new forms are issued with: the newest version of receipts::form_set_in_force.
    [[nodiscard]] receipts::FormSet const& form_set() const;

    /// A PDF for a printer, to be signed by hand. The proof in `printing` is made here. Fails with
    /// the codes of receipts::lay_out() and print::sheet_pdf().
    [[nodiscard]] Result<core::Bytes> paper(receipts::Content const& content,
                                            receipts::Printing printing) const;

    /// The electronic original: the applicant's copy as a PDF with the office's signature. The
    /// content of a form that somebody signs says the same time (receipts::Signer::signed_at).
    /// Fails as paper(), with "documents.no_signer", with "documents.signed_at" when it says
    /// another time or none, or with the codes of Signer::sign() and print::SignablePdf.
    [[nodiscard]] Result<core::Bytes> original(receipts::Content const& content,
                                               core::Instant at) const;

private:
    Dependencies m_given;
};

}
