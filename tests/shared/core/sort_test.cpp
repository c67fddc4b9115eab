#include "shared/core/sort.h"

#include <array>
#include <doctest/doctest.h>
#include <string_view>

using namespace onedoor;

TEST_CASE("sort: every order of seven numbers, two of them equal, becomes the same") {
    std::array<int, 7> const sorted{1, 2, 3, 3, 4, 5, 6};
    std::array<int, 7> order = sorted;
    do {
        std::array<int, 7> numbers = order;
        core::sort(numbers);
        CHECK(numbers == sorted);
    } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("sort: by a member, the greatest first") {
    struct Weight {
        std::string_view name;
        int grams;
    };
    std::array<Weight, 3> weights{{{"a", 5}, {"b", 9}, {"c", 1}}};
    core::sort(weights, std::ranges::greater{}, &Weight::grams);
    CHECK(weights[0].name == "b");
    CHECK(weights[1].name == "a");
    CHECK(weights[2].name == "c");
}

TEST_CASE("sort: nothing and one thing stay as they are") {
    std::array<int, 0> nothing{};
    core::sort(nothing);
    std::array<int, 1> one{7};
    core::sort(one);
    CHECK(one[0] == 7);
}
