#pragma once

#include "shared/guide/answers.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>

namespace onedoor::guide {

/// The guides of this build.
inline Library const& published() {
    static Library const library = [] {
        Result<Library> read =
            parse_library(support::read_file(ONEDOOR_BUILT_ASSETS "/guides.json"));
        REQUIRE(read);
        return *std::move(read);
    }();
    return library;
}

inline Guide const& published_guide(std::string_view id) {
    Guide const* const guide = find_guide(published(), id);
    REQUIRE(guide != nullptr);
    return *guide;
}

/// Calls `visit(Progress const&)` at every place one can come to in a guide.
template<typename Visit> void walk(Guide const& guide, std::string const& words, Visit visit) {
    Progress const progress = read_answers(guide, words);
    visit(progress);
    if (progress.next == nullptr)
        return;
    for (forms::Option const& option : progress.next->options)
        walk(guide, write_answers_with(progress, option.id), visit);
}

}
