#include "shared/sealing/key_schedule.h"

#include "shared/core/verify.h"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace onedoor::sealing {

namespace {

using Hash = std::array<std::uint8_t, 32>;
using View = std::span<std::uint8_t const>;

constexpr std::uint8_t kem_suite[] = {'K', 'E', 'M', 0, 0x10};
constexpr std::uint8_t hpke_suite[] = {'H', 'P', 'K', 'E', 0, 0x10, 0, 1, 0, 2};

void append(core::Bytes& bytes, View more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void append(core::Bytes& bytes, std::string_view more) {
    append(bytes, core::as_bytes(more));
}

Hash mac(View key, View message) {
    Hash hash;
    unsigned length = 0;
    // The library takes no null pointer for an empty key.
    static constexpr std::uint8_t nothing = 0;
    VERIFY(HMAC(EVP_sha256(), key.empty() ? &nothing : key.data(), static_cast<int>(key.size()),
                message.data(), message.size(), hash.data(), &length) != nullptr);
    return hash;
}

Hash labelled_extract(View suite, View salt, std::string_view label, View secret) {
    core::Bytes message;
    append(message, "HPKE-v1");
    append(message, suite);
    append(message, label);
    append(message, secret);
    return mac(salt, message);
}

/// One block is enough: nothing here is longer than a hash.
template<std::size_t length>
std::array<std::uint8_t, length> labelled_expand(View suite, Hash const& key,
                                                 std::string_view label, View info) {
    static_assert(length <= sizeof(Hash));
    core::Bytes message{0, static_cast<std::uint8_t>(length)};
    append(message, "HPKE-v1");
    append(message, suite);
    append(message, label);
    append(message, info);
    message.push_back(1);
    Hash const block = mac(key, message);
    std::array<std::uint8_t, length> bytes;
    std::copy_n(block.begin(), length, bytes.begin());
    return bytes;
}

}

MessageKey message_key(std::span<std::uint8_t const, 32> coordinate, PublicKey const& encapsulated,
                       PublicKey const& receiver, std::string_view info) {
    core::Bytes agreement;
    append(agreement, encapsulated);
    append(agreement, receiver);
    Hash const extracted = labelled_extract(kem_suite, {}, "eae_prk", coordinate);
    Hash const shared = labelled_expand<32>(kem_suite, extracted, "shared_secret", agreement);

    core::Bytes context{0};
    append(context, labelled_extract(hpke_suite, {}, "psk_id_hash", {}));
    append(context, labelled_extract(hpke_suite, {}, "info_hash", core::as_bytes(info)));
    Hash const secret = labelled_extract(hpke_suite, shared, "secret", {});
    return {labelled_expand<32>(hpke_suite, secret, "key", context),
            labelled_expand<12>(hpke_suite, secret, "base_nonce", context)};
}

std::array<std::uint8_t, 32> key_candidate(Seed const& seed, std::uint8_t n) {
    Hash const extracted = labelled_extract(kem_suite, {}, "dkp_prk", seed);
    return labelled_expand<32>(kem_suite, extracted, "candidate", View(&n, 1));
}

}
