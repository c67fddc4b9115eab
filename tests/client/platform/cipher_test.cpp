#include "client/platform/openssl/cipher.h"
#include "shared/core/base64url.h"
#include "tests/support/client_fakes.h"

#include <doctest/doctest.h>

using namespace onedoor;

namespace {

constexpr char draft[] = R"({"name":"Nguyễn Thị Thuở"})";
/// Made by WebCrypto with the key 0, 1, 2 … 31 and the nonce 32, 33 … 43.
constexpr char key[] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
constexpr char by_web_crypto[] =
    "ICEiIyQlJicoKSorqRjIEQH9ODQ4MiW7uPlPfL5puPRmO-jOOJ4Z8_IVfHQfzmTmpZrvy9AO-RrAYa9C";

}

TEST_CASE("cipher: the kiosk and the browser write the same bytes") {
    fakes::CountingRandom random;
    app::SealedText const sealed = platform::seal_text(random, draft);
    CHECK(sealed.key == key);
    CHECK(sealed.ciphertext == by_web_crypto);
    CHECK(platform::open_text(sealed) == draft);
}

TEST_CASE("cipher: every text has a key and a nonce of its own") {
    fakes::CountingRandom random;
    app::SealedText const first = platform::seal_text(random, draft);
    app::SealedText const second = platform::seal_text(random, draft);
    CHECK(first.key != second.key);
    CHECK(first.ciphertext.substr(0, 16) != second.ciphertext.substr(0, 16));
}

TEST_CASE("cipher: one changed bit anywhere, a shorter text, or another key opens nothing") {
    core::Bytes const sealed = core::from_base64url(by_web_crypto).value();
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        core::Bytes changed = sealed;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ 1 << bit % 8);
        CHECK_FALSE(platform::open_text({key, core::to_base64url(changed)}).has_value());
    }
    for (std::size_t length = 0; length < sealed.size(); ++length) {
        std::string const shorter = core::to_base64url(std::span(sealed).first(length));
        CHECK_FALSE(platform::open_text({key, shorter}).has_value());
    }
    std::string other = key;
    other[0] = 'B';
    for (std::string const& wrong : {other, std::string(), std::string(key) + "AA"})
        CHECK_FALSE(platform::open_text({wrong, by_web_crypto}).has_value());
    CHECK_FALSE(platform::open_text({key, "!"}).has_value());
}
