#include "shared/fees/format.h"

#include <array>
#include <cstdint>
#include <doctest/doctest.h>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace onedoor;

/// Reads amounts in words by the grammar of Vietnamese numbers, and no other wording.
namespace {

class WordReader {
public:
    explicit WordReader(std::string const& text) {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t const end = std::min(text.find(' ', at), text.size());
            m_words.push_back(text.substr(at, end - at));
            at = end + 1;
        }
    }

    /// Groups from tỷ down; a group behind a larger one names its hundreds.
    std::optional<std::int64_t> read() {
        if (m_words == std::vector<std::string>{"không", "đồng"})
            return 0;
        static constexpr std::array<std::string_view, 3> scales{"tỷ", "triệu", "nghìn"};
        std::int64_t amount = 0;
        std::int64_t unit = 1'000'000'000;
        for (std::string_view const scale : scales) {
            std::size_t const begin = m_at;
            std::optional<std::int64_t> const group = read_group(amount > 0);
            if (group && take(scale))
                amount += *group * unit;
            else
                m_at = begin;
            unit /= 1000;
        }
        if (std::optional<std::int64_t> const group = read_group(amount > 0))
            amount += *group;
        if (!take("đồng") || m_at != m_words.size() || amount == 0)
            return std::nullopt;
        return amount;
    }

private:
    bool take(std::string_view word) {
        bool const is_next = m_at < m_words.size() && m_words[m_at] == word;
        m_at += is_next ? 1 : 0;
        return is_next;
    }

    std::optional<int> take_digit() {
        static constexpr std::array<std::string_view, 10> digits{
            "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
        for (int digit = 0; digit < 10; ++digit)
            if (take(digits[static_cast<std::size_t>(digit)]))
                return digit;
        return std::nullopt;
    }

    /// 1 to 9 behind tens of ten, or of twenty and more.
    int read_unit(bool behind_ten) {
        if (take("lăm"))
            return 5;
        if (!behind_ten && take("mốt"))
            return 1;
        if (!behind_ten && take("tư"))
            return 4;
        std::size_t const begin = m_at;
        std::optional<int> const digit = take_digit();
        bool const is_wrong =
            digit && (*digit == 0 || *digit == 5 || (!behind_ten && (*digit == 1 || *digit == 4)));
        if (is_wrong)
            m_at = begin;
        return digit && !is_wrong ? *digit : 0;
    }

    std::optional<std::int64_t> read_group(bool needs_hundreds) {
        std::size_t const begin = m_at;
        std::int64_t group = 0;
        std::optional<int> digit = take_digit();
        bool const has_hundreds = digit && take("trăm");
        if (has_hundreds) {
            group = *digit * 100;
            if (take("linh"))
                return group + take_digit().value_or(0);
            digit = take_digit();
        }
        if (needs_hundreds && !has_hundreds)
            return restart(begin);
        if (digit && *digit >= 2 && take("mươi"))
            return group + *digit * 10 + read_unit(false);
        if (digit)
            return has_hundreds ? restart(begin) : std::optional<std::int64_t>(*digit);
        if (take("mười"))
            return group + 10 + read_unit(true);
        return has_hundreds ? std::optional<std::int64_t>(group) : restart(begin);
    }

    std::optional<std::int64_t> restart(std::size_t begin) {
        m_at = begin;
        return std::nullopt;
    }

    std::vector<std::string> m_words;
    std::size_t m_at = 0;
};

}

static bool is_read_back(std::int64_t amount) {
    std::string const words = fees::in_words(core::Dong{amount});
    std::optional<std::int64_t> const read = WordReader(words).read();
    if (read != amount)
        MESSAGE(amount << ": " << words << ": " << read.value_or(-1));
    return read == amount;
}

TEST_CASE("money in words: a reader of Vietnamese numbers reads every amount back") {
    for (std::int64_t amount = 0; amount < 100'000; ++amount)
        REQUIRE(is_read_back(amount));
    // Every group of three digits in every place, between groups of noughts and of nines.
    for (std::int64_t const other : {std::int64_t{0}, std::int64_t{999}, std::int64_t{1}}) {
        for (std::int64_t group = 0; group < 1000; ++group) {
            for (std::int64_t place = 1; place <= 1'000'000'000; place *= 1000) {
                std::int64_t amount = group * place;
                for (std::int64_t unit = 1; unit <= 1'000'000'000; unit *= 1000)
                    amount += unit == place ? 0 : other * unit;
                REQUIRE(is_read_back(amount));
            }
        }
    }
    std::mt19937_64 engine(20'261'122);
    std::uniform_int_distribution<std::int64_t> any(1, 999'999'999'999);
    for (int i = 0; i < 100'000; ++i)
        REQUIRE(is_read_back(any(engine)));
    CHECK(is_read_back(999'999'999'999));
}

TEST_CASE("money in words: the reader takes no other wording") {
    for (std::string const words :
         {"hai mươi một đồng", "mười năm đồng", "hai mươi bốn đồng", "một trăm năm mươi năm đồng",
          "một nghìn năm đồng", "một trăm năm đồng", "không trăm đồng", "mười", "mười mốt đồng",
          "một triệu một nghìn đồng", "một nghìn một triệu đồng"})
        CHECK_MESSAGE(!WordReader(words).read(), words);
}
