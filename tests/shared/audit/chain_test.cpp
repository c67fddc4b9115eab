#include "shared/audit/chain.h"

#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using namespace onedoor::audit;

static std::vector<Record> chain_of(std::size_t count, std::string const& outcome = "done") {
    std::vector<Record> records;
    Head head;
    for (std::size_t i = 0; i < count; ++i) {
        auto const number = static_cast<std::int64_t>(i);
        records.push_back(seal({{1'790'000'000'000 + number * 250},
                                number * 250,
                                "staff:canbo",
                                "file.accepted",
                                "TN-" + std::to_string(i),
                                outcome},
                               head));
        head = head_after(records.back());
    }
    return records;
}

static std::string finding(std::span<Record const> records, std::span<Anchor const> anchors = {}) {
    auto const head = verify(records, anchors);
    return head ? "" : head.error().code + " at " + head.error().path;
}

TEST_CASE("audit: an untouched chain verifies to its head") {
    std::vector<Record> const records = chain_of(100);
    CHECK(verify(records).value() == Head{100, records.back().hash});
    CHECK(verify({}).value() == Head{});
    Verifier rest(head_after(records[59]));
    for (Record const& record : std::span(records).subspan(60))
        CHECK(rest.next(record));
    CHECK(rest.head() == head_after(records.back()));
}

TEST_CASE("audit: an edit of any field of any record is found where it is") {
    std::vector<Record> const records = chain_of(20);
    for (std::size_t i = 0; i < records.size(); ++i) {
        std::string const place = " at records[" + std::to_string(i) + "]";
        auto const after = [&](auto edit) {
            std::vector<Record> edited = records;
            edit(edited[i]);
            return finding(edited);
        };
        CHECK(after([](Record& record) { ++record.event.at.milliseconds; }) ==
              "audit.hash" + place);
        CHECK(after([](Record& record) { ++record.event.monotonic_milliseconds; }) ==
              "audit.hash" + place);
        CHECK(after([](Record& record) { record.event.actor += 'x'; }) == "audit.hash" + place);
        CHECK(after([](Record& record) { record.event.action.clear(); }) == "audit.hash" + place);
        CHECK(after([](Record& record) { record.event.object[0] = 'X'; }) == "audit.hash" + place);
        CHECK(after([](Record& record) { record.event.outcome.pop_back(); }) ==
              "audit.hash" + place);
        CHECK(after([](Record& record) { record.event.details = "{}"; }) == "audit.hash" + place);
        CHECK(after([](Record& record) { record.hash[31] ^= 1; }) == "audit.hash" + place);
        CHECK(after([](Record& record) { record.previous[0] ^= 1; }) == "audit.link" + place);
        CHECK(after([](Record& record) { ++record.sequence; }) == "audit.sequence" + place);
    }
}

TEST_CASE("audit: text moved from one field to the next is an edit") {
    Record one = seal({{1}, 2, "ab", "c", "d", "e"}, {});
    Record other = seal({{1}, 2, "a", "bc", "d", "e"}, {});
    CHECK(canonical_bytes(one) != canonical_bytes(other));
    CHECK(one.hash != other.hash);
}

TEST_CASE("audit: deleted, inserted and moved records are found") {
    std::vector<Record> const records = chain_of(20);
    for (std::size_t i = 0; i + 1 < records.size(); ++i) {
        auto const at = static_cast<std::ptrdiff_t>(i);
        std::string const place = std::to_string(i) + "]";
        std::vector<Record> deleted = records;
        deleted.erase(deleted.begin() + at);
        CHECK(finding(deleted) == "audit.sequence at records[" + place);
        std::vector<Record> moved = records;
        std::swap(moved[i], moved[i + 1]);
        CHECK(finding(moved) == "audit.sequence at records[" + place);
        std::vector<Record> inserted = records;
        inserted.insert(inserted.begin() + at, records[i]);
        CHECK(finding(inserted) == "audit.sequence at records[" + std::to_string(i + 1) + "]");
    }
}

TEST_CASE("audit: records renumbered after a deletion break the link") {
    std::vector<Record> records = chain_of(20);
    records.erase(records.begin() + 5);
    for (std::size_t i = 5; i < records.size(); ++i)
        --records[i].sequence;
    CHECK(finding(records) == "audit.link at records[5]");
}

TEST_CASE("audit: truncation and rewriting are found by anchors and only by them") {
    std::vector<Record> const records = chain_of(100);
    Anchor const anchors[] = {{}, head_after(records[49]), head_after(records[89])};
    CHECK(finding(records, anchors) == "");

    std::span<Record const> const truncated = std::span(records).first(80);
    CHECK(finding(truncated) == "");
    CHECK(finding(truncated, anchors) == "audit.truncated at anchors[2]");
    CHECK(finding({}, anchors) == "audit.truncated at anchors[1]");

    std::vector<Record> const rewritten = chain_of(100, "refused");
    CHECK(finding(rewritten) == "");
    CHECK(finding(rewritten, anchors) == "audit.anchor at anchors[1]");

    std::vector<Record> tail(records.begin(), records.begin() + 60);
    while (tail.size() < 100)
        tail.push_back(seal({{1}, 1, "system", "x", "y", "z"}, head_after(tail.back())));
    CHECK(finding(tail) == "");
    CHECK(finding(tail, anchors) == "audit.anchor at anchors[2]");
}
