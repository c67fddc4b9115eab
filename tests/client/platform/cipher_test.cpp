#include "client/platform/openssl/cipher.h"
#include "shared/core/bytes.h"

#include <doctest/doctest.h>

using namespace onedoor;

namespace {

app::CipherKey counting_key() {
    app::CipherKey key;
    for (std::size_t i = 0; i < key.key.size(); ++i)
        key.key[i] = static_cast<std::uint8_t>(i);
    for (std::size_t i = 0; i < key.nonce.size(); ++i)
        key.nonce[i] = static_cast<std::uint8_t>(100 + i);
    return key;
}

constexpr char text[] = R"({"name":"Nguyễn Thị Thuở"})";
/// What WebCrypto makes of it; tests/browser/handover.test.mjs holds the browser to the same.
constexpr char by_web_crypto[] = "3339b007148c74a41c2c389da384d1782ce252626ad77852f3b9d9a9403c8735e"
                                 "ee8331f3787f708015595b51a2b8e53";

}

TEST_CASE("cipher: the kiosk and the browser write the same bytes") {
    std::string const sealed = platform::seal_text(counting_key(), text);
    CHECK(core::to_hex(core::as_bytes(sealed)) == by_web_crypto);
    CHECK(platform::open_text(counting_key(), sealed) == text);
}

TEST_CASE("cipher: one changed bit anywhere, or a shorter text, opens nothing") {
    std::string const sealed = platform::seal_text(counting_key(), text);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        std::string changed = sealed;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
        CHECK_FALSE(platform::open_text(counting_key(), changed).has_value());
    }
    for (std::size_t length = 0; length < sealed.size(); ++length)
        CHECK_FALSE(platform::open_text(counting_key(), sealed.substr(0, length)).has_value());
    app::CipherKey other = counting_key();
    other.key[31] ^= 1;
    CHECK_FALSE(platform::open_text(other, sealed).has_value());
}
