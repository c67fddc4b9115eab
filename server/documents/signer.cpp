#include "server/documents/signer.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/store.h>
#include <openssl/ui.h>
#include <openssl/x509.h>
#include <sys/stat.h>

namespace onedoor::documents {

void detail::FreeKey::operator()(EVP_PKEY* key) const {
    EVP_PKEY_free(key);
}

void detail::FreeCertificate::operator()(X509* certificate) const {
    X509_free(certificate);
}

namespace {

template<auto free> struct Free {
    template<typename Object> void operator()(Object* object) const { free(object); }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Message = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using Store = std::unique_ptr<OSSL_STORE_CTX, Free<OSSL_STORE_close>>;
using StoredObject = std::unique_ptr<OSSL_STORE_INFO, Free<OSSL_STORE_INFO_free>>;
using Time = std::unique_ptr<ASN1_TIME, Free<ASN1_TIME_free>>;
/// Of certificates that belong to somebody else.
struct FreeStack {
    void operator()(STACK_OF(X509) * certificates) const { sk_X509_free(certificates); }
};
using Certificates = std::unique_ptr<STACK_OF(X509), FreeStack>;

}

static constexpr std::string_view token_scheme = "pkcs11:";

/// The library's own words, which never hold keys.
static std::string library_error() {
    char text[160] = "";
    ERR_error_string_n(ERR_get_error(), text, sizeof text);
    ERR_clear_error();
    return text;
}

/// Never asks anybody for a password: a server has no keyboard.
static EVP_PKEY* load_key(std::string const& location) {
    Store const store(OSSL_STORE_open(location.c_str(), UI_null(), nullptr, nullptr, nullptr));
    while (store && OSSL_STORE_eof(store.get()) == 0) {
        StoredObject const object(OSSL_STORE_load(store.get()));
        if (object && OSSL_STORE_INFO_get_type(object.get()) == OSSL_STORE_INFO_PKEY)
            return OSSL_STORE_INFO_get1_PKEY(object.get());
        if (!object && OSSL_STORE_error(store.get()) != 0)
            break;
    }
    return nullptr;
}

static std::string common_name(X509* certificate) {
    X509_NAME* const subject = X509_get_subject_name(certificate);
    int const place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (place < 0)
        return {};
    unsigned char* text = nullptr;
    int const size =
        ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)));
    if (size < 0)
        return {};
    std::string const name(reinterpret_cast<char const*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return name;
}

Result<Signer> Signer::open(SigningIdentity const& identity) {
    Signer signer;
    Bio const file(BIO_new_file(identity.certificate.c_str(), "r"));
    while (file) {
        Certificate certificate(PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr));
        if (!certificate)
            break;
        signer.m_certificates.push_back(std::move(certificate));
    }
    // The end of the file is an error to the library.
    ERR_clear_error();
    if (signer.m_certificates.empty())
        return fail("signer.certificate", "no certificate in " + identity.certificate);
    signer.m_name = common_name(signer.m_certificates.front().get());

    struct stat facts{};
    bool const is_file = !identity.key.starts_with(token_scheme);
    if (is_file && (stat(identity.key.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)))
        return fail("signer.key", "no such file: " + identity.key);
    if (is_file && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail("signer.permissions", "others may read " + identity.key);
    signer.m_key.reset(load_key(identity.key));
    if (!signer.m_key)
        return fail("signer.key", library_error());
    if (X509_check_private_key(signer.m_certificates.front().get(), signer.m_key.get()) != 1) {
        ERR_clear_error();
        return fail("signer.mismatch", "the key belongs to another certificate");
    }
    return signer;
}

Result<core::Bytes> Signer::sign(std::span<std::uint8_t const> message, core::Instant at) const {
    static constexpr unsigned flags = CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP;
    Certificates const chain(sk_X509_new_null());
    for (std::size_t i = 1; chain && i < m_certificates.size(); ++i)
        sk_X509_push(chain.get(), m_certificates[i].get());
    Message const cms(CMS_sign(nullptr, nullptr, chain.get(), nullptr, flags));
    CMS_SignerInfo* const signer =
        cms ? CMS_add1_signer(cms.get(), m_certificates.front().get(), m_key.get(), EVP_sha256(),
                              flags | CMS_CADES)
            : nullptr;
    Time const time(ASN1_TIME_set(nullptr, at.milliseconds / 1000));
    bool const is_dated =
        signer != nullptr && time &&
        CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, ASN1_STRING_type(time.get()),
                                    time.get(), -1) == 1;
    Bio const content(BIO_new_mem_buf(message.data(), static_cast<int>(message.size())));
    if (!is_dated || !content || CMS_final(cms.get(), content.get(), nullptr, flags) != 1)
        return fail("signer.sign", library_error());
    unsigned char* der = nullptr;
    int const size = i2d_CMS_ContentInfo(cms.get(), &der);
    if (size < 0)
        return fail("signer.sign", library_error());
    core::Bytes signature(der, der + size);
    OPENSSL_free(der);
    return signature;
}

}
