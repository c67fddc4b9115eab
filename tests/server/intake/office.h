#pragma once

#include "server/intake/office.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <string>

namespace onedoor::testing {

inline std::string read_text(std::string const& path) {
    std::ifstream file(path);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The reference deployment; tests run in the root of the repository.
inline intake::Office read_office() {
    Result<intake::Office> office = intake::Office::parse(
        read_text("assets/office/khanh-hoa.json"), read_text("assets/calendars/khanh-hoa.json"));
    if (!office)
        FAIL(office.error().code << " " << office.error().path);
    return std::move(*office);
}

}
