#include "shared/cases/check_character.h"
#include "shared/cases/references.h"

#include <doctest/doctest.h>
#include <random>
#include <set>

using namespace onedoor;
using namespace onedoor::cases;

namespace {

class SeededRandom final : public core::Random {
public:
    explicit SeededRandom(std::uint32_t seed) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
    }

private:
    std::mt19937 m_engine;
};

}

static constexpr std::uint32_t seed = 31;

/// Calls `check` with every text that differs from `right` in one character, or by one swap of
/// neighbours.
template<typename Check> static void for_each_error(std::string const& right, Check check) {
    for (std::size_t i = 0; i < right.size(); ++i) {
        std::string wrong = right;
        for (char const character : code_alphabet) {
            wrong[i] = character;
            if (character != right[i])
                check(wrong);
        }
        wrong = right;
        if (i > 0 && right[i] != right[i - 1]) {
            std::swap(wrong[i], wrong[i - 1]);
            check(wrong);
        }
    }
}

TEST_CASE("check character: the alphabet is prime in number and free of look-alikes") {
    CHECK(code_alphabet.size() == 31);
    CHECK(std::set<char>(code_alphabet.begin(), code_alphabet.end()).size() == 31);
    for (char const confusable : {'0', '1', 'I', 'L', 'O'})
        CHECK(code_value(confusable) == -1);
}

TEST_CASE("check character: the weight of every place tells every pair of values apart") {
    for (int place = 1; place <= 10; ++place) {
        std::set<int> residues;
        for (int value = 0; value < 31; ++value)
            residues.insert(place * value % 31);
        CHECK(residues.size() == 31);
    }
}

TEST_CASE("look-up secret: every wrong character and every swap of neighbours is found") {
    CAPTURE(seed);
    SeededRandom random(seed);
    long missed = 0;
    long tried = 0;
    for (int round = 0; round < 500; ++round) {
        for_each_error(LookupSecret::make(random).text(), [&](std::string const& wrong) {
            ++tried;
            missed += parse_lookup_secret(wrong).has_value();
        });
    }
    CHECK(missed == 0);
    CHECK(tried > 500 * 270);
}

TEST_CASE("look-up secret: every pair of values at every place is covered") {
    long missed = 0;
    for (std::size_t place = 0; place < 8; ++place) {
        for (char const first : code_alphabet) {
            for (char const second : code_alphabet) {
                std::string body(8, code_alphabet[7]);
                body[place] = first;
                body[(place + 1) % 8] = second;
                for_each_error(body + check_character(body),
                               [&](std::string const& wrong) { missed += has_valid_check(wrong); });
            }
        }
    }
    CHECK(missed == 0);
}

TEST_CASE("look-up secret: it is shown in threes and read back as people type") {
    SeededRandom random(seed);
    LookupSecret const secret = LookupSecret::make(random);
    CHECK(secret.shown().size() == 11);
    CHECK(parse_lookup_secret(secret.shown()).value() == secret);
    std::string typed = " " + secret.shown() + " ";
    for (char& character : typed)
        character =
            static_cast<char>(character >= 'A' && character <= 'Z' ? character + 32 : character);
    CHECK(parse_lookup_secret(typed).value() == secret);
}

TEST_CASE("look-up secret: the error says what is wrong") {
    CHECK(parse_lookup_secret("").error().code == "lookup_secret.length");
    CHECK(parse_lookup_secret("ABC-DEF").error().code == "lookup_secret.length");
    CHECK(parse_lookup_secret("ABC-DEF-GH0").error().code == "lookup_secret.character");
    CHECK(parse_lookup_secret("22222222A").error().code == "lookup_secret.check");
}

TEST_CASE("look-up secret: every character comes up equally often") {
    CAPTURE(seed);
    SeededRandom random(seed);
    std::array<int, 31> seen{};
    for (int round = 0; round < 20'000; ++round) {
        for (char const character : LookupSecret::make(random).text())
            ++seen[static_cast<std::size_t>(code_value(character))];
    }
    for (int const times : seen) {
        CHECK(times > 5'400);
        CHECK(times < 6'200);
    }
}

TEST_CASE("reference: made from the submission, the same every time, another per attempt") {
    SeededRandom random(seed);
    core::SubmissionId const id = core::SubmissionId::make(random);
    Reference const reference = make_reference(id);
    CHECK(make_reference(id) == reference);
    CHECK(reference.text().starts_with("TN-"));
    CHECK(reference.text().size() == 13);
    std::set<std::string> others;
    for (unsigned attempt = 0; attempt < 16; ++attempt)
        others.insert(make_reference(id, attempt).text());
    CHECK(others.size() == 16);
}

TEST_CASE("reference: typing errors are found, any way of writing is read") {
    SeededRandom random(seed);
    Reference const reference = make_reference(core::SubmissionId::make(random));
    CHECK(parse_reference(reference.text()).value() == reference);
    CHECK(parse_reference("tn " + reference.text().substr(3)).value() == reference);
    CHECK(parse_reference(reference.text().substr(3)).error().code == "reference.format");
    CHECK(parse_reference("TN-").error().code == "reference.format");
    long missed = 0;
    for_each_error(reference.text().substr(3), [&](std::string const& wrong) {
        missed += parse_reference("TN-" + wrong).has_value();
    });
    CHECK(missed == 0);
}

TEST_CASE("payment reference: it survives what banks do to a transfer text") {
    SeededRandom random(seed);
    Reference const reference = make_reference(core::SubmissionId::make(random));
    std::string const text = payment_reference(reference);
    CHECK(text.size() == 12);
    CHECK(find_payment_reference("MBVCB 123 chuyen tien " + text + " GD 99").value() == reference);
    CHECK(find_payment_reference("tntn" + text.substr(2)).value() == reference);
    CHECK(find_payment_reference(text.substr(0, 6) + " " + text.substr(6)).value() == reference);
    CHECK_FALSE(find_payment_reference("MBVCB 123 chuyen tien " + text.substr(0, 11)));
    CHECK_FALSE(find_payment_reference(""));
}
