#include "shared/core/bytes.h"
#include "shared/core/sha256.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;

static std::string hash_text(std::string_view text) {
    return core::to_hex(core::sha256(core::as_bytes(text)));
}

TEST_CASE("sha256: the examples of FIPS 180-4") {
    CHECK(hash_text("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hash_text("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hash_text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hash_text(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256: pieces give the hash of the whole, at every length around a block") {
    std::string const text(200, 'x');
    for (std::size_t length = 0; length <= text.size(); ++length) {
        core::Sha256 hash;
        std::size_t const first = length / 3;
        hash.add(core::as_bytes(std::string_view(text).substr(0, first)));
        hash.add(core::as_bytes(std::string_view(text).substr(first, length - first)));
        CHECK(core::to_hex(hash.finish()) == hash_text(std::string_view(text).substr(0, length)));
    }
}
