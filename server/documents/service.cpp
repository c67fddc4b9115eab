#include "server/documents/service.h"

#include "shared/core/base64url.h"
#include "shared/core/verify.h"
#include "shared/print/pdf_signature.h"
#include "shared/print/sheet_pdf.h"
#include "shared/receipts/forms.h"
#include "shared/receipts/proof.h"
#include "shared/receipts/wording.h"

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

Result<core::Bytes> Service::original(receipts::Content const& content, core::Instant at) const {
    if (m_given.signer == nullptr)
        return fail("documents.no_signer", "this office has no certificate");
    std::vector<std::string_view> const& fields = receipts::vocabulary_of(content.kind).fields;
    bool const is_signed = std::ranges::find(fields, "signed_at") != fields.end();
    if (is_signed && content.field("signed_at") != receipts::signature_time(at))
        return fail("documents.signed_at", "the form says another time of signing");
    core::Bytes pdf = TRY(paper(content, {}));
    receipts::FormSet const* const set =
        m_given.form_sets.find(content.form_set, content.form_set_version);
    receipts::FormLayout const* const form = set == nullptr ? nullptr : set->form(content.kind);
    VERIFY(form != nullptr);
    print::SignablePdf signable = TRY(print::SignablePdf::create(
        std::move(pdf), {.name = m_given.signer->name(), .reason = form->title, .signed_at = at}));
    core::Bytes const signature = TRY(m_given.signer->sign(signable.covered(), at));
    return std::move(signable).finish(signature);
}

}
