#include "server/keys/office_keys.h"

#include "server/keys/key_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace onedoor::keys {

static constexpr std::string_view prefix = "office-";
static constexpr std::string_view suffix = ".key";

static std::string path_of(std::string const& folder, int number) {
    return folder + "/" + std::string(prefix) + std::to_string(number) + std::string(suffix);
}

/// Ascending.
static std::vector<int> numbers_in(std::string const& folder) {
    std::vector<int> numbers;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
        std::string const name = entry.path().filename();
        int number = 0;
        if (!name.starts_with(prefix) || !name.ends_with(suffix))
            continue;
        char const* const end = name.data() + name.size() - suffix.size();
        auto const read = std::from_chars(name.data() + prefix.size(), end, number);
        if (read.ec == std::errc{} && read.ptr == end && number > 0)
            numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

Result<OfficeKeys> OfficeKeys::open(std::string const& folder, core::Random& random) {
    std::vector<int> numbers = numbers_in(folder);
    if (numbers.empty())
        numbers.push_back(1);
    OfficeKeys keys;
    for (int const number : numbers) {
        sealing::Seed const seed = TRY(open_key(path_of(folder, number), random));
        sealing::PrivateKey const key = TRY(sealing::derive_key(seed));
        keys.m_keys.push_back({sealing::key_id(key.public_key), key});
    }
    return keys;
}

Result<void> OfficeKeys::rotate(std::string const& folder, core::Random& random) {
    std::vector<int> const numbers = numbers_in(folder);
    TRY(open_key(path_of(folder, numbers.empty() ? 1 : numbers.back() + 1), random));
    return {};
}

OfficeKeys::Key const* OfficeKeys::find(std::string_view key_id) const {
    auto const found = std::ranges::find(m_keys, key_id, &Key::id);
    return found == m_keys.end() ? nullptr : &*found;
}

Result<core::Bytes> OfficeKeys::open(SealedMessage const& message,
                                     sealing::Purpose const& purpose) const {
    Key const* const key = find(message.key_id);
    if (key == nullptr)
        return fail("sealing.unknown_key", "no key of this office has this id");
    sealing::PublicKey encapsulated;
    if (message.encapsulated.size() != encapsulated.size())
        return fail("sealing.broken", "65 bytes are needed");
    std::ranges::copy(message.encapsulated, encapsulated.begin());
    return sealing::open(key->key, purpose, encapsulated, message.ciphertext);
}

}
