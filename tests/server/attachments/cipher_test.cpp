#include "server/attachments/file_cipher.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::attachments;

static constexpr store::UploadId id{{1}};
static constexpr Key key{7};
static core::Bytes const content{'h', 'o', 's', 'o'};

TEST_CASE("cipher: a chunk opens only in its place, with its key, and whole") {
    core::Bytes const sealed = seal_chunk(key, {id, 0, 2}, content);
    CHECK(open_chunk(key, {id, 0, 2}, sealed) == content);
    CHECK_FALSE(open_chunk(Key{8}, {id, 0, 2}, sealed));
    CHECK_FALSE(open_chunk(key, {store::UploadId{{2}}, 0, 2}, sealed));
    CHECK_FALSE(open_chunk(key, {id, 1, 3}, sealed));
    CHECK_FALSE(open_chunk(key, {id, 0, 2}, std::span(sealed).first(sealed.size() - 1)));
    CHECK_FALSE(open_chunk(key, {id, 0, 2}, std::span(sealed).first(10)));
}

TEST_CASE("cipher: a file cannot be cut after a chunk, because only the last is final") {
    core::Bytes const middle = seal_chunk(key, {id, 0, 2}, content);
    CHECK_FALSE(open_chunk(key, {id, 0, 1}, middle));
    core::Bytes const last = seal_chunk(key, {id, 1, 2}, content);
    CHECK_FALSE(open_chunk(key, {id, 1, 3}, last));
}

TEST_CASE("cipher: every flipped bit is found") {
    core::Bytes sealed = seal_chunk(key, {id, 0, 1}, content);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
        CHECK_FALSE(open_chunk(key, {id, 0, 1}, sealed));
        sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
    }
    CHECK(open_chunk(key, {id, 0, 1}, sealed) == content);
}

TEST_CASE("cipher: a wrapped key belongs to its upload and its key-encryption key") {
    core::Bytes wrapped = wrap_key(key, id, Key{42});
    CHECK(unwrap_key(key, id, wrapped) == Key{42});
    CHECK_FALSE(unwrap_key(Key{1}, id, wrapped));
    CHECK_FALSE(unwrap_key(key, store::UploadId{{2}}, wrapped));
    wrapped.back() ^= 1;
    CHECK_FALSE(unwrap_key(key, id, wrapped));
    CHECK_FALSE(unwrap_key(key, id, {}));
}
