#pragma once

#include "shared/core/bytes.h"
#include "shared/receipts/content.h"

#include <array>

namespace onedoor::receipts {

using ProofSignature = std::array<std::uint8_t, 64>;

/// What the QR code of an issued form says about it and the office has signed: whoever holds the
/// office's key compares this with the paper, without a network.
struct Proof {
    FormKind kind = FormKind::Receipt;
    core::Date issued_on;
    /// "0008/TNHS"; empty on forms that are not numbered.
    std::string number;
    std::string file_code;
    /// digest_of() the form's content: whoever has the content can hold it against the paper.
    core::Sha256Digest digest{};

    bool operator==(Proof const&) const = default;
};

Proof proof_of(Content const& content);

/// What is signed with Ed25519: "onedoor-document-1\n", then one byte each for the version (1) and
/// the kind, four for the day as days since 1970 (high byte first), number and file code each
/// behind a byte for its length (at most 64, longer ones are cut), and the digest.
core::Bytes proof_message(Proof const& proof);

/// The message without its first line, and the signature, in base64url: stands behind '#' in the
/// QR code's address, which servers are never sent.
std::string proof_text(Proof const& proof, ProofSignature const& signature);

struct SignedProof {
    Proof proof;
    ProofSignature signature{};
};

/// Reads what a QR code holds, with or without the address in front; the signature is not checked
/// yet. Fails with "proof.missing" (no '#'-part), "proof.format" or "proof.version".
Result<SignedProof> parse_proof(std::string_view scanned);

}
