#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/core/time.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

typedef struct evp_pkey_st EVP_PKEY;
typedef struct x509_st X509;

namespace onedoor::documents {

/// With what an office signs its documents.
struct SigningIdentity {
    /// PEM file: the signer's certificate first, then what leads from it to a root.
    std::string certificate;
    /// Where the private key is: a PEM file only its owner may read, or a "pkcs11:" address
    /// (RFC 7512) for which OpenSSL has a provider.
    std::string key;
};

namespace detail {
struct FreeKey {
    void operator()(EVP_PKEY* key) const;
};
struct FreeCertificate {
    void operator()(X509* certificate) const;
};
}

/// Signs with a certificate. Never changes after it is made: thread-safe.
class Signer {
public:
    /// Fails with "signer.certificate", "signer.permissions" (others may read the key),
    /// "signer.key" or "signer.mismatch" (the key belongs to another certificate).
    static Result<Signer> open(SigningIdentity const& identity);

    /// The common name in the certificate: "Trung tâm Phục vụ hành chính công".
    [[nodiscard]] std::string const& name() const { return m_name; }

    /// A detached CMS signature in DER (RFC 5652) with SHA-256, the certificates, and the signer's
    /// certificate among what is signed (RFC 5035). Fails with "signer.sign".
    [[nodiscard]] Result<core::Bytes> sign(std::span<std::uint8_t const> message,
                                           core::Instant at) const;

private:
    using Certificate = std::unique_ptr<X509, detail::FreeCertificate>;

    Signer() = default;

    std::unique_ptr<EVP_PKEY, detail::FreeKey> m_key;
    std::vector<Certificate> m_certificates;
    std::string m_name;
};

}
