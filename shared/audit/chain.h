#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/core/sha256.h"
#include "shared/core/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace onedoor::audit {

/// One thing that happened to one object. Ids only, never what a citizen wrote.
struct Event {
    /// UTC; may jump with the machine's clock.
    core::Instant at;
    /// Milliseconds since the process started; never goes back within a process.
    std::int64_t monotonic_milliseconds = 0;
    /// "applicant", "staff:canbo", "system".
    std::string actor;
    /// "file.submitted", "file.accepted", "session.opened".
    std::string action;
    /// Reference, file code or account.
    std::string object;
    /// "done", or the code of the error.
    std::string outcome;
    /// Canonical JSON of further ids and numbers; empty when there are none.
    std::string details{};

    bool operator==(Event const&) const = default;
};

/// How many records there are and the hash of the last one; the empty chain has count 0 and zeros.
/// Signed or printed elsewhere it is an anchor: it shows truncation and rewriting, which the chain
/// alone cannot.
struct Head {
    std::uint64_t count = 0;
    core::Sha256Digest hash{};
    bool operator==(Head const&) const = default;
};

using Anchor = Head;

/// An event in its place. `hash` covers sequence, event and previous hash.
struct Record {
    /// From 1 without gaps.
    std::uint64_t sequence = 0;
    Event event;
    core::Sha256Digest previous{};
    core::Sha256Digest hash{};
};

/// What is hashed: a version tag, then numbers as 8 bytes (high byte first) and texts behind their
/// length, so that no two records give the same bytes.
core::Bytes canonical_bytes(Record const& record);

/// The record that follows `head`.
Record seal(Event event, Head const& head);

/// The head once `record` is the last one.
Head head_after(Record const& record);

/// Walks along a chain record by record.
class Verifier {
public:
    /// `start` is trusted: the empty chain, or an anchor from which the walk goes on.
    explicit Verifier(Head start = {}) : m_head(start) {}

    /// Fails with "audit.sequence" (a record was deleted, inserted or moved), "audit.link" (it
    /// follows another record) or "audit.hash" (it was edited). Stop at the first failure.
    Result<void> next(Record const& record);

    [[nodiscard]] Head const& head() const { return m_head; }

private:
    Head m_head;
};

/// Checks a whole chain against its anchors (ordered by count). Fails as Verifier does, with
/// "audit.anchor" (rewritten before that anchor) or "audit.truncated" (shorter than an anchor);
/// Error::path is "records[i]" or "anchors[i]".
Result<Head> verify(std::span<Record const> records, std::span<Anchor const> anchors = {});

}
