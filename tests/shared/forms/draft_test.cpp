#include "shared/forms/draft.h"

#include <doctest/doctest.h>

using namespace onedoor::forms;

TEST_CASE("draft: an emptied field leaves nothing behind") {
    Draft draft;
    draft.set("full_name", "An");
    draft.set("full_name", "");
    CHECK(draft.empty());
}

TEST_CASE("draft: options go on and off without disturbing their neighbours") {
    Draft draft;
    for (char const* option : {"a", "ab", "b"})
        draft.toggle_option("reasons", option);
    draft.toggle_option("reasons", "ab");
    CHECK(draft.value("reasons") == "a,b");
    CHECK(draft.has_option("reasons", "b"));
    CHECK_FALSE(draft.has_option("reasons", "ab"));
    draft.toggle_option("reasons", "b");
    draft.toggle_option("reasons", "a");
    CHECK(draft.empty());
}

TEST_CASE("draft: a removed entry takes its values along and the next moves up") {
    Draft draft;
    draft.set_entries("children", 12);
    for (std::size_t i = 0; i < 12; ++i)
        draft.set(entry_path("children", i, "name"), std::to_string(i));
    draft.remove_entry("children", 1);
    CHECK(draft.entries("children") == 11);
    CHECK(draft.value("children[0].name") == "0");
    CHECK(draft.value("children[1].name") == "2");
    CHECK(draft.value("children[10].name") == "11");
    CHECK(draft.value("children[11].name").empty());
}
