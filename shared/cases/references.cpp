#include "shared/cases/references.h"

#include "shared/cases/check_character.h"
#include "shared/cases/file_code.h"
#include "shared/core/verify.h"

#include <algorithm>

namespace onedoor::cases {

static constexpr std::string_view reference_prefix = "TN";

static char random_character(core::Random& random) {
    constexpr unsigned base = code_alphabet.size();
    constexpr unsigned fair_limit = 256 / base * base;
    std::array<std::uint8_t, 1> byte{};
    do
        random.fill(byte);
    while (byte[0] >= fair_limit);
    return code_alphabet[byte[0] % base];
}

template<std::size_t count> static void set_check_character(std::array<char, count>& characters) {
    characters.back() = check_character({characters.data(), count - 1});
}

static std::string without_dashes(std::string_view typed) {
    std::string text = tidy_code(typed);
    std::erase(text, '-');
    return text;
}

static bool all_of_alphabet(std::string_view text) {
    return text.find_first_not_of(code_alphabet) == std::string_view::npos;
}

LookupSecret LookupSecret::make(core::Random& random) {
    LookupSecret secret;
    for (std::size_t i = 0; i + 1 < secret.characters.size(); ++i)
        secret.characters[i] = random_character(random);
    set_check_character(secret.characters);
    return secret;
}

std::string LookupSecret::text() const {
    return {characters.begin(), characters.end()};
}

std::string LookupSecret::shown() const {
    std::string const all = text();
    return all.substr(0, 3) + "-" + all.substr(3, 3) + "-" + all.substr(6);
}

Result<LookupSecret> parse_lookup_secret(std::string_view typed) {
    std::string const text = without_dashes(typed);
    if (!all_of_alphabet(text))
        return fail("lookup_secret.character", "a character that no look-up code has");
    LookupSecret secret;
    if (text.size() != secret.characters.size())
        return fail("lookup_secret.length", "a look-up code has nine characters");
    if (!has_valid_check(text))
        return fail("lookup_secret.check", "the look-up code has a typing error");
    std::ranges::copy(text, secret.characters.begin());
    return secret;
}

std::string Reference::text() const {
    return std::string(reference_prefix) + "-" + std::string(characters.begin(), characters.end());
}

Reference make_reference(core::SubmissionId const& id, unsigned attempt) {
    VERIFY(attempt < id.bytes.size());
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i)
        bits = bits << 8 | id.bytes[(attempt * 7 + i) % id.bytes.size()];
    Reference reference;
    for (std::size_t i = 0; i + 1 < reference.characters.size(); ++i) {
        reference.characters[i] = code_alphabet[bits % code_alphabet.size()];
        bits /= code_alphabet.size();
    }
    set_check_character(reference.characters);
    return reference;
}

static Result<Reference> reference_of(std::string_view characters) {
    Reference reference;
    if (characters.size() != reference.characters.size() || !all_of_alphabet(characters))
        return fail("reference.format", "a reference is TN- and ten characters");
    if (!has_valid_check(characters))
        return fail("reference.check", "the reference has a typing error");
    std::ranges::copy(characters, reference.characters.begin());
    return reference;
}

Result<Reference> parse_reference(std::string_view typed) {
    std::string const text = without_dashes(typed);
    if (!text.starts_with(reference_prefix))
        return fail("reference.format", "a reference is TN- and ten characters");
    return reference_of(std::string_view(text).substr(reference_prefix.size()));
}

std::string payment_reference(Reference const& reference) {
    return std::string(reference_prefix) +
           std::string(reference.characters.begin(), reference.characters.end());
}

std::optional<Reference> find_payment_reference(std::string_view transfer_text) {
    std::string const text = without_dashes(transfer_text);
    std::size_t at = text.find(reference_prefix);
    for (; at != std::string::npos; at = text.find(reference_prefix, at + 1)) {
        std::string_view const rest = std::string_view(text).substr(at + reference_prefix.size());
        if (auto reference = reference_of(rest.substr(0, Reference{}.characters.size())))
            return *reference;
    }
    return std::nullopt;
}

}
