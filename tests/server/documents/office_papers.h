#pragma once

#include "server/documents/service.h"
#include "tests/support/form_examples.h"
#include "tests/support/pdf_workbench.h"

#include <algorithm>

namespace onedoor::testing {

/// An office with its forms, the key of its QR codes and certificates made by OpenSSL.
class OfficePapers {
public:
    [[nodiscard]] support::PdfWorkbench const& bench() const { return m_bench; }
    /// In the folder of the workbench.
    [[nodiscard]] std::string path(std::string const& name) const {
        std::string folder = m_bench.run("pwd");
        folder.back() = '/';
        return folder + name;
    }

    /// Makes <name>.pem and <name>.key; `algorithm` as `openssl req -newkey` takes it.
    [[nodiscard]] documents::SigningIdentity make_identity(std::string const& name,
                                                           std::string const& algorithm) const {
        (void)m_bench.run(
            "openssl req -x509 -newkey " + algorithm +
            " -nodes -utf8 -days 3650 -subj '/CN=Trung tâm Hành chính công' -keyout " + name +
            ".key -out " + name + ".pem 2>/dev/null && chmod 600 " + name + ".key");
        return {path(name + ".pem"), path(name + ".key")};
    }

    [[nodiscard]] keys::AnswerKey const& key() const { return m_key; }
    [[nodiscard]] documents::Service service(documents::Signer const* signer = nullptr) const {
        return documents::Service({support::form_sets(), m_key, signer});
    }

private:
    class Sevens final : public core::Random {
    public:
        void fill(std::span<std::uint8_t> bytes) override {
            std::ranges::fill(bytes, std::uint8_t{7});
        }
    };

    support::PdfWorkbench m_bench;
    Sevens m_random;
    keys::AnswerKey m_key = *keys::AnswerKey::open(path("answers.key"), m_random);
};

/// Form 01, signed at support::example_time().
inline receipts::Content signed_content() {
    receipts::Receipt receipt = support::example_receipt();
    receipt.receiver.signed_at = support::example_time();
    return content_of(support::form_set_2025(), receipt);
}

}
