#include "server/staff/password.h"

#include <array>
#include <sodium.h>

namespace onedoor::staff {

// Without 0 O 1 l I, which people confuse when they copy the password from a screen.
static constexpr std::string_view password_letters =
    "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
static constexpr std::size_t password_length = 16;

std::string make_password(core::Random& random) {
    std::string password;
    while (password.size() < password_length) {
        std::array<std::uint8_t, 1> byte{};
        random.fill(byte);
        if (byte[0] < 256 / password_letters.size() * password_letters.size())
            password.push_back(password_letters[byte[0] % password_letters.size()]);
    }
    return password;
}

Result<std::string> hash_of_password(std::string const& password, PasswordCost cost) {
    bool const is_moderate = cost == PasswordCost::Moderate;
    std::array<char, crypto_pwhash_STRBYTES> encoded{};
    int const failed = crypto_pwhash_str_alg(
        encoded.data(), password.data(), password.size(),
        is_moderate ? crypto_pwhash_OPSLIMIT_MODERATE : crypto_pwhash_OPSLIMIT_MIN,
        is_moderate ? crypto_pwhash_MEMLIMIT_MODERATE : crypto_pwhash_MEMLIMIT_MIN,
        crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0)
        return fail("session.memory", "argon2id needs more memory than there is");
    return std::string(encoded.data());
}

bool verifies(std::string const& hash, std::string_view password) {
    if (password.empty() || password.size() > password_bytes_max)
        password = "";
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}
