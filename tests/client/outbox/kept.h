#pragma once

#include "client/outbox/store.h"
#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>
#include <memory>
#include <string>

namespace onedoor::testing {

inline core::SubmissionId submission(std::uint8_t number) {
    core::SubmissionId id;
    id.bytes.fill(number);
    return id;
}

inline std::unique_ptr<outbox::OutboxStore> open_outbox(std::string const& path,
                                                        std::string const& vfs = {}) {
    auto opened = outbox::OutboxStore::open({.path = path, .vfs = vfs});
    if (!opened)
        FAIL(opened.error().code << ": " << opened.error().detail);
    return std::move(*opened);
}

/// Not really sealed: the store does not look inside.
inline outbox::SealedFiling filing_of(std::uint8_t number, std::size_t file_bytes = 1000) {
    outbox::SealedFiling filing{.id = submission(number), .kept_at = {1'795'140'000'000 + number}};
    filing.envelope = {"envelope " + std::to_string(number), {number}};
    filing.files.push_back({"upload " + std::to_string(number),
                            {"declaration " + std::to_string(number), {}},
                            core::Bytes(file_bytes, number)});
    return filing;
}

}
