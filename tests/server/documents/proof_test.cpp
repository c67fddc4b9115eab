#include "shared/receipts/proof.h"
#include "tests/server/documents/office_papers.h"

#include <doctest/doctest.h>
#include <sodium.h>

using namespace onedoor;

/// As a kiosk does, which knows the office's key and has no network.
static bool is_signed(receipts::SignedProof const& read, keys::AnswerKey const& key) {
    core::Bytes const message = proof_message(read.proof);
    return crypto_sign_verify_detached(read.signature.data(), message.data(), message.size(),
                                       key.verifying_key().data()) == 0;
}

TEST_CASE("documents: the QR code on paper proves the form without a network") {
    testing::OfficePapers const office;
    receipts::Content const content =
        content_of(support::form_set_2025(), support::example_extension());
    office.bench().put(office.service().paper(content, {}).value());
    std::string const scanned = office.bench().run(
        "pdftoppm -r 200 -png form.pdf page && zbarimg -q --raw page-1.png 2>/dev/null");
    CHECK(scanned.starts_with("https://motcua.anbinh.example/ho-so/H32.10-261121-0008#"));
    Result<receipts::SignedProof> const read =
        receipts::parse_proof(std::string_view(scanned).substr(0, scanned.size() - 1));
    REQUIRE(read);
    CHECK(is_signed(*read, office.key()));
    CHECK(read->proof.kind == receipts::FormKind::Extension);
    CHECK(read->proof.number == "0002/PXL");
    CHECK(read->proof.digest == digest_of(content));

    receipts::SignedProof forged = *read;
    forged.proof.number = "0003/PXL";
    CHECK_FALSE(is_signed(forged, office.key()));
    forged = *read;
    forged.proof.issued_on = core::add_days(forged.proof.issued_on, 1);
    CHECK_FALSE(is_signed(forged, office.key()));
}

TEST_CASE("documents: a register has no QR code, and needs none") {
    testing::OfficePapers const office;
    CHECK(office.service().paper(content_of(support::form_set_2025(), support::example_register()),
                                 {}));
}
