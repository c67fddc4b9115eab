#include "shared/sealing/curve.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>

namespace onedoor::sealing {

namespace {

struct Free {
    void operator()(EC_GROUP* group) const { EC_GROUP_free(group); }
    void operator()(EC_POINT* point) const { EC_POINT_clear_free(point); }
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
};

using Group = std::unique_ptr<EC_GROUP, Free>;
using Point = std::unique_ptr<EC_POINT, Free>;
using Number = std::unique_ptr<BIGNUM, Free>;

Group curve() {
    return Group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
}

Number number_of(std::span<std::uint8_t const, 32> bytes) {
    Number number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    if (number)
        BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    return number;
}

}

std::optional<PublicKey> public_key_of(std::span<std::uint8_t const, 32> scalar) {
    Group const group = curve();
    Number const number = number_of(scalar);
    Point const point(group ? EC_POINT_new(group.get()) : nullptr);
    if (!number || !point || BN_is_zero(number.get()) ||
        BN_cmp(number.get(), EC_GROUP_get0_order(group.get())) >= 0)
        return std::nullopt;
    PublicKey key;
    if (EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) != 1 ||
        EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, key.data(),
                           key.size(), nullptr) != key.size())
        return std::nullopt;
    return key;
}

std::optional<std::array<std::uint8_t, 32>>
shared_coordinate(std::span<std::uint8_t const, 32> scalar, PublicKey const& point) {
    Group const group = curve();
    Number const number = number_of(scalar);
    Point const theirs(group ? EC_POINT_new(group.get()) : nullptr);
    Point const agreed(group ? EC_POINT_new(group.get()) : nullptr);
    Number const x(BN_new());
    std::array<std::uint8_t, 32> coordinate;
    // Reading the point also checks that it lies on the curve.
    bool const is_agreed =
        number && theirs && agreed && x &&
        EC_POINT_oct2point(group.get(), theirs.get(), point.data(), point.size(), nullptr) == 1 &&
        EC_POINT_mul(group.get(), agreed.get(), nullptr, theirs.get(), number.get(), nullptr) ==
            1 &&
        EC_POINT_get_affine_coordinates(group.get(), agreed.get(), x.get(), nullptr, nullptr) ==
            1 &&
        BN_bn2binpad(x.get(), coordinate.data(), static_cast<int>(coordinate.size())) ==
            static_cast<int>(coordinate.size());
    if (!is_agreed)
        return std::nullopt;
    return coordinate;
}

}
