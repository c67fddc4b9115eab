#include "server/documents/service.h"

#include "shared/core/base64url.h"
#include "shared/core/verify.h"
#include "shared/print/sheet_pdf.h"
#include "shared/receipts/proof.h"

#include <algorithm>

namespace onedoor::documents {

receipts::FormSet const& Service::form_set() const {
    receipts::FormSet const* const set = m_given.form_sets.newest(receipts::form_set_in_force);
    VERIFY(set != nullptr);
    return *set;
}

static std::string signed_proof(keys::AnswerKey const& key, receipts::Content const& content) {
    receipts::Proof const proof = receipts::proof_of(content);
    core::Bytes const message = receipts::proof_message(proof);
    Result<core::Bytes> const signed_bytes = core::from_base64url(
        key.sign({reinterpret_cast<char const*>(message.data()), message.size()}));
    receipts::ProofSignature signature{};
    VERIFY(signed_bytes && signed_bytes->size() == signature.size());
    std::ranges::copy(*signed_bytes, signature.begin());
    return receipts::proof_text(proof, signature);
}

Result<core::Bytes> Service::paper(receipts::Content const& content,
                                   receipts::Printing printing) const {
    printing.proof = signed_proof(m_given.key, content);
    receipts::Sheet const sheet = TRY(receipts::lay_out(m_given.form_sets, content, printing));
    return print::sheet_pdf(sheet);
}

}
