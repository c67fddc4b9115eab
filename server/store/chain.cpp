#include "server/store/chain.h"

#include "shared/core/bytes.h"

#include <sodium.h>
#include <utility>

namespace onedoor::store {

static void add(crypto_hash_sha256_state& state, std::int64_t number) {
    std::array<std::uint8_t, 8> bytes;
    auto rest = static_cast<std::uint64_t>(number);
    for (std::uint8_t& byte : bytes) {
        byte = static_cast<std::uint8_t>(rest);
        rest >>= 8;
    }
    crypto_hash_sha256_update(&state, bytes.data(), bytes.size());
}

static void add(crypto_hash_sha256_state& state, std::string const& text) {
    add(state, static_cast<std::int64_t>(text.size()));
    crypto_hash_sha256_update(&state, core::as_bytes(text).data(), text.size());
}

Hash hash_of(Event const& event) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, event.previous.data(), event.previous.size());
    add(state, event.sequence);
    add(state, event.reference);
    add(state, event.draft.at.milliseconds);
    add(state, event.draft.action);
    add(state, event.draft.role);
    add(state, event.draft.account);
    add(state, event.draft.outcome);
    add(state, std::to_underlying(event.draft.status));
    add(state, event.draft.body);
    Hash hash;
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
}

}
