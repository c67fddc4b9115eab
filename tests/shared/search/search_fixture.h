#pragma once

#include "shared/search/search.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace onedoor::search {

/// The index of the published catalogue, as the build made it.
inline Index const& published() {
    static Index const index = [] {
        auto parsed = parse_index(support::read_file(ONEDOOR_BUILT_ASSETS "/index.json"));
        REQUIRE_MESSAGE(parsed.has_value(), (parsed ? "" : parsed.error().code));
        return *std::move(parsed);
    }();
    return index;
}

inline std::vector<std::string> ids_of(Index const& index, std::string_view text) {
    std::vector<std::string> ids;
    for (Match const& match : search(index, {text}))
        ids.push_back(index.entries()[match.entry].id);
    return ids;
}

inline std::string best_of(Index const& index, std::string_view text) {
    auto const ids = ids_of(index, text);
    return ids.empty() ? "nothing" : ids.front();
}

/// Vietnamese names and everyday phrases; ids are "0", "1"….
inline Index
index_of(std::vector<std::pair<std::string, std::vector<std::string>>> const& procedures) {
    std::vector<Entry> entries;
    for (auto const& [name, everyday] : procedures) {
        Entry entry;
        entry.id = std::to_string(entries.size());
        entry.name = {name, "Procedure"};
        entry.everyday = everyday;
        entries.push_back(std::move(entry));
    }
    auto index = Index::make({{"sector", {"Lĩnh vực", "Sector"}}}, std::move(entries));
    REQUIRE(index.has_value());
    return *std::move(index);
}

}
