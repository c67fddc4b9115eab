#include "shared/core/base64url.h"
#include "shared/receipts/proof.h"
#include "tests/support/error_code.h"
#include "tests/support/form_examples.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::receipts;

static Content example_content() {
    return content_of(support::form_set_2025(), support::example_receipt());
}

static ProofSignature example_signature() {
    ProofSignature signature;
    for (std::size_t i = 0; i < signature.size(); ++i)
        signature[i] = static_cast<std::uint8_t>(255 - i);
    return signature;
}

static std::string code_of(std::string_view scanned) {
    return support::error_code(parse_proof(scanned));
}

TEST_CASE("proof: what the QR code holds is read back, with its address and without") {
    Proof const proof = proof_of(example_content());
    CHECK(proof.number == "0008/TNHS");
    CHECK(proof.file_code == "H32.10-261121-0008");
    CHECK(proof.issued_on == core::Date{2026, 11, 21});
    std::string const text = proof_text(proof, example_signature());
    for (std::string const& scanned :
         {text, "https://motcua.anbinh.example/ho-so/H32.10-261121-0008#" + text}) {
        Result<SignedProof> const read = parse_proof(scanned);
        REQUIRE(read);
        CHECK(read->proof == proof);
        CHECK(read->signature == example_signature());
    }
}

TEST_CASE("proof: every other content, number and kind is another message") {
    Proof const proof = proof_of(example_content());
    Content other = example_content();
    other.fields["fees"] += ".";
    CHECK(proof_message(proof_of(other)) != proof_message(proof));
    Proof moved = proof;
    // What moves from one text to the next is not the same message.
    moved.number += moved.file_code.front();
    moved.file_code.erase(0, 1);
    CHECK(proof_message(moved) != proof_message(proof));
    moved = proof;
    moved.kind = FormKind::StopNotice;
    CHECK(proof_message(moved) != proof_message(proof));
}

TEST_CASE("proof: what is no proof is said to be none") {
    std::string const text = proof_text(proof_of(example_content()), example_signature());
    CHECK(code_of("https://motcua.anbinh.example/ho-so/H32.10-261121-0008") == "proof.missing");
    CHECK(code_of("") == "proof.version");
    CHECK(code_of("#*") == "proof.format");
    CHECK(code_of(std::string(2000, 'A')) == "proof.format");
    core::Bytes bytes = *core::from_base64url(text);
    for (std::size_t size = 1; size < bytes.size(); ++size)
        CHECK(code_of(core::to_base64url(std::span(bytes).first(size))) == "proof.format");
    bytes.push_back(0);
    CHECK(code_of(core::to_base64url(bytes)) == "proof.format");
    bytes.pop_back();
    bytes[1] = form_kind_count;
    CHECK(code_of(core::to_base64url(bytes)) == "proof.format");
    bytes[0] = 2;
    CHECK(code_of(core::to_base64url(bytes)) == "proof.version");
}
