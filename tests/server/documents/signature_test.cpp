#include "shared/print/pdf_signature.h"
#include "tests/server/documents/office_papers.h"
#include "tests/support/error_code.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace onedoor;
using documents::Signer;
using support::error_code;
using testing::OfficePapers;

static bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

static std::string checked(OfficePapers const& office, core::Bytes const& pdf) {
    office.bench().put(pdf);
    return office.bench().run("pdfsig form.pdf 2>&1");
}

static core::Bytes original_of(OfficePapers const& office, Signer const& signer) {
    Result<core::Bytes> pdf =
        office.service(&signer).original(testing::signed_content(), support::example_time());
    REQUIRE_MESSAGE(pdf, pdf.error().code << " " << pdf.error().detail);
    return *std::move(pdf);
}

TEST_CASE("signature: pdfsig finds the whole document signed, with keys of both kinds") {
    OfficePapers const office;
    for (std::string const algorithm : {"ec -pkeyopt ec_paramgen_curve:P-256", "rsa:2048"}) {
        INFO(algorithm);
        Result<Signer> const signer = Signer::open(office.make_identity("office", algorithm));
        REQUIRE(signer);
        CHECK(signer->name() == "Trung tâm Hành chính công");
        std::string const report = checked(office, original_of(office, *signer));
        CHECK(has(report, "Signature Type: ETSI.CAdES.detached"));
        CHECK(has(report, "Signature Validation: Signature is Valid."));
        CHECK(has(report, "Total document signed"));
        CHECK(has(report, "Signer Certificate Common Name: Trung tâm Hành chính công"));
        CHECK(has(report, "Signing Time: Nov 21 2026"));
    }
}

/// Splits the file by its /ByteRange as ISO 32000 says, knowing nothing of how it was written.
static void split(OfficePapers const& office, std::string const& pdf) {
    std::size_t range[4] = {};
    std::size_t const at = pdf.rfind("/ByteRange [");
    REQUIRE(at != std::string::npos);
    REQUIRE(std::sscanf(pdf.c_str() + at, "/ByteRange [%zu %zu %zu %zu]", &range[0], &range[1],
                        &range[2], &range[3]) == 4);
    CHECK(range[0] == 0);
    CHECK(range[2] + range[3] == pdf.size());
    std::ofstream(office.path("covered"), std::ios::binary)
        << pdf.substr(0, range[1]) << pdf.substr(range[2]);
    CHECK(pdf[range[1]] == '<');
    CHECK(pdf[range[2] - 1] == '>');
    std::string hex = pdf.substr(range[1] + 1, range[2] - range[1] - 2);
    core::Bytes const der = *core::from_hex(hex);
    std::ofstream(office.path("signature"), std::ios::binary)
        .write(reinterpret_cast<char const*>(der.data()), static_cast<std::streamsize>(der.size()));
}

TEST_CASE("signature: OpenSSL verifies the detached message and finds the certificate signed") {
    OfficePapers const office;
    Signer const signer = *Signer::open(office.make_identity("office", "rsa:2048"));
    core::Bytes const pdf = original_of(office, signer);
    split(office, {pdf.begin(), pdf.end()});
    CHECK(has(office.bench().run("openssl cms -verify -cades -inform DER -in signature -content "
                                 "covered -binary -CAfile office.pem -purpose any -out out 2>&1"),
              "Verification successful"));
    std::string const parts =
        office.bench().run("openssl cms -cmsout -print -noout -inform DER -in signature");
    CHECK(has(parts, "id-smime-aa-signingCertificateV2"));
    CHECK(has(parts, "UTCTIME:Nov 21 02:31:07 2026 GMT"));
}

TEST_CASE("signature: one changed byte anywhere is found") {
    OfficePapers const office;
    Signer const signer =
        *Signer::open(office.make_identity("office", "ec -pkeyopt ec_paramgen_curve:P-256"));
    core::Bytes const pdf = original_of(office, signer);
    REQUIRE(has(checked(office, pdf), "Signature is Valid."));
    std::string const text(pdf.begin(), pdf.end());
    // In a page's content, in the old table of objects and behind the signature.
    for (std::size_t const at :
         {text.find("stream\n") + 40, text.find("xref\n0") + 60, text.rfind("/Rect [ 0") + 8}) {
        core::Bytes changed = pdf;
        changed[at] ^= 1;
        CHECK_FALSE(has(checked(office, changed), "Signature is Valid."));
    }
}

TEST_CASE("signature: it is added behind the paper's bytes and changes nothing to be seen") {
    OfficePapers const office;
    Signer const signer = *Signer::open(office.make_identity("office", "rsa:2048"));
    core::Bytes const paper = office.service().paper(testing::signed_content(), {}).value();
    core::Bytes const pdf = original_of(office, signer);
    REQUIRE(pdf.size() > paper.size());
    CHECK(std::equal(paper.begin(), paper.end(), pdf.begin()));
    office.bench().put(paper);
    (void)office.bench().run("pdftoppm -r 60 form.pdf before");
    office.bench().put(pdf);
    (void)office.bench().run("pdftoppm -r 60 form.pdf after && cmp before-1.ppm after-1.ppm");
    CHECK(has(words_of(office.bench()), "Ký số bởi: Đỗ Thị Ví Dụ 21-11-2026 09:31:07 +07:00"));
}

TEST_CASE("signature: a key that others may read, of another certificate or not there is refused") {
    OfficePapers const office;
    documents::SigningIdentity const good = office.make_identity("office", "rsa:2048");
    documents::SigningIdentity const other = office.make_identity("other", "rsa:2048");
    auto const code_of = [](documents::SigningIdentity const& identity) {
        return error_code(Signer::open(identity));
    };
    CHECK(code_of(good) == "");
    CHECK(code_of({good.certificate, other.key}) == "signer.mismatch");
    CHECK(code_of({good.certificate, office.path("nothing")}) == "signer.key");
    CHECK(code_of({good.certificate, good.certificate}) == "signer.permissions");
    CHECK(code_of({office.path("nothing"), good.key}) == "signer.certificate");
    CHECK(code_of({good.certificate, "pkcs11:token=none"}) == "signer.key");
    (void)office.bench().run("chmod 640 office.key");
    CHECK(code_of(good) == "signer.permissions");
    (void)office.bench().run("openssl rsa -aes128 -passout pass:geheim -in other.key -out "
                             "locked.key 2>/dev/null && chmod 600 locked.key");
    CHECK(code_of({other.certificate, office.path("locked.key")}) == "signer.key");
}

TEST_CASE("signature: an office without a certificate and a form without its time say so") {
    OfficePapers const office;
    CHECK(error_code(office.service().original(testing::signed_content(),
                                               support::example_time())) == "documents.no_signer");
    Signer const signer = *Signer::open(office.make_identity("office", "rsa:2048"));
    documents::Service const service = office.service(&signer);
    core::Instant const later{support::example_time().milliseconds + 1000};
    CHECK(error_code(service.original(testing::signed_content(), later)) == "documents.signed_at");
    receipts::Content const by_hand =
        content_of(support::form_set_2025(), support::example_receipt());
    CHECK(error_code(service.original(by_hand, support::example_time())) == "documents.signed_at");
    CHECK(service.original(content_of(support::form_set_2025(), support::example_control_slip()),
                           support::example_time()));
}

TEST_CASE("signature: what is no document of ours, and a signature too long, are errors") {
    auto const code_of = [](std::string_view text) {
        auto const bytes = core::as_bytes(text);
        return error_code(print::SignablePdf::create({bytes.begin(), bytes.end()}, {}));
    };
    for (std::string_view const text :
         {"", "%PDF-1.4", "startxref\n9999", "startxref\n0", "xref\n0 1\nstartxref\n0",
          "xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R "
          "/Info 1 0 R >>\nstartxref\n0"})
        CHECK_MESSAGE(code_of(text) == "pdf.structure", text);
    OfficePapers const office;
    core::Bytes const paper = office.service().paper(testing::signed_content(), {}).value();
    print::SignablePdf signable = *print::SignablePdf::create(paper, {});
    CHECK(error_code(std::move(signable).finish(core::Bytes(16 * 1024 + 1))) ==
          "pdf.signature_size");
}
