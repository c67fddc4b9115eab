#include "shared/receipts/proof.h"

#include "shared/core/base64url.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::receipts {

static constexpr std::string_view message_begin = "onedoor-document-1\n";
static constexpr std::uint8_t proof_version = 1;
static constexpr std::size_t text_bytes_max = 64;
static constexpr std::size_t scanned_bytes_max = 1024;

Proof proof_of(Content const& content) {
    auto const cut = [](std::string_view text) {
        return std::string(text::truncate_bytes(text, text_bytes_max));
    };
    return {.kind = content.kind,
            .issued_on = core::to_local(content.issued_at).date,
            .number = cut(content.field("number")),
            .file_code = cut(content.field("file_code")),
            .digest = digest_of(content)};
}

static core::Bytes written(Proof const& proof) {
    core::Bytes bytes{proof_version, static_cast<std::uint8_t>(proof.kind)};
    auto const day = static_cast<std::uint32_t>(core::day_number(proof.issued_on));
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(day >> shift));
    for (std::string_view const text :
         {std::string_view(proof.number), std::string_view(proof.file_code)}) {
        auto const part = core::as_bytes(text.substr(0, text_bytes_max));
        bytes.push_back(static_cast<std::uint8_t>(part.size()));
        bytes.insert(bytes.end(), part.begin(), part.end());
    }
    bytes.insert(bytes.end(), proof.digest.begin(), proof.digest.end());
    return bytes;
}

core::Bytes proof_message(Proof const& proof) {
    auto const begin = core::as_bytes(message_begin);
    core::Bytes message(begin.begin(), begin.end());
    core::Bytes const content = written(proof);
    message.insert(message.end(), content.begin(), content.end());
    return message;
}

std::string proof_text(Proof const& proof, ProofSignature const& signature) {
    core::Bytes bytes = written(proof);
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return core::to_base64url(bytes);
}

namespace {

/// Takes bytes from the front; everything after a failure is empty.
class ByteReader {
public:
    explicit ByteReader(std::span<std::uint8_t const> bytes) : m_rest(bytes) {}

    std::span<std::uint8_t const> take(std::size_t count) {
        if (count > m_rest.size()) {
            m_is_broken = true;
            return {};
        }
        auto const taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }
    std::uint8_t byte() {
        auto const taken = take(1);
        return taken.empty() ? 0 : taken.front();
    }
    std::string text() {
        auto const taken = take(std::min<std::size_t>(byte(), text_bytes_max + 1));
        m_is_broken = m_is_broken || taken.size() > text_bytes_max;
        return {taken.begin(), taken.end()};
    }
    template<std::size_t size> std::array<std::uint8_t, size> array() {
        std::array<std::uint8_t, size> bytes{};
        std::ranges::copy(take(size), bytes.begin());
        return bytes;
    }
    [[nodiscard]] bool has_read_all() const { return !m_is_broken && m_rest.empty(); }

private:
    std::span<std::uint8_t const> m_rest;
    bool m_is_broken = false;
};

}

Result<SignedProof> parse_proof(std::string_view scanned) {
    if (scanned.size() > scanned_bytes_max)
        return fail("proof.format", "too long");
    std::size_t const mark = scanned.rfind('#');
    if (mark == std::string_view::npos && scanned.find('/') != std::string_view::npos)
        return fail("proof.missing", "the code holds an address alone");
    Result<core::Bytes> const bytes =
        core::from_base64url(scanned.substr(mark == std::string_view::npos ? 0 : mark + 1));
    if (!bytes)
        return fail("proof.format", bytes.error().detail);
    ByteReader reader(*bytes);
    if (reader.byte() != proof_version)
        return fail("proof.version", "of another release");
    std::uint8_t const kind = reader.byte();
    std::uint32_t day = 0;
    for (std::uint8_t const part : reader.array<4>())
        day = day << 8 | part;
    SignedProof read;
    read.proof.number = reader.text();
    read.proof.file_code = reader.text();
    read.proof.digest = reader.array<32>();
    read.signature = reader.array<64>();
    static constexpr std::uint32_t days_max = 84'000;
    if (!reader.has_read_all() || kind >= form_kind_count || day > days_max ||
        !text::is_valid_utf8(read.proof.number) || !text::is_valid_utf8(read.proof.file_code))
        return fail("proof.format", "not a proof");
    read.proof.kind = static_cast<FormKind>(kind);
    read.proof.issued_on = core::date_of_day_number(static_cast<std::int32_t>(day));
    return read;
}

}
