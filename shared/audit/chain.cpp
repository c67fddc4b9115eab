#include "shared/audit/chain.h"

#include <utility>

namespace onedoor::audit {

static constexpr std::string_view version_tag = "onedoor-audit-1";

static void append_number(core::Bytes& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

static void append_text(core::Bytes& bytes, std::string_view text) {
    append_number(bytes, text.size());
    auto const content = core::as_bytes(text);
    bytes.insert(bytes.end(), content.begin(), content.end());
}

core::Bytes canonical_bytes(Record const& record) {
    core::Bytes bytes;
    append_text(bytes, version_tag);
    append_number(bytes, record.sequence);
    bytes.insert(bytes.end(), record.previous.begin(), record.previous.end());
    Event const& event = record.event;
    append_number(bytes, static_cast<std::uint64_t>(event.at.milliseconds));
    append_number(bytes, static_cast<std::uint64_t>(event.monotonic_milliseconds));
    for (std::string_view const text :
         {std::string_view(event.actor), std::string_view(event.action),
          std::string_view(event.object), std::string_view(event.outcome),
          std::string_view(event.details)})
        append_text(bytes, text);
    return bytes;
}

Record seal(Event event, Head const& head) {
    Record record{head.count + 1, std::move(event), head.hash, {}};
    record.hash = core::sha256(canonical_bytes(record));
    return record;
}

Head head_after(Record const& record) {
    return {record.sequence, record.hash};
}

Result<void> Verifier::next(Record const& record) {
    if (record.sequence != m_head.count + 1)
        return fail("audit.sequence", "a record was deleted, inserted or moved");
    if (record.previous != m_head.hash)
        return fail("audit.link", "the record follows another one");
    if (record.hash != core::sha256(canonical_bytes(record)))
        return fail("audit.hash", "the record was edited");
    m_head = head_after(record);
    return {};
}

static std::string spot(std::string_view list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

Result<Head> verify(std::span<Record const> records, std::span<Anchor const> anchors) {
    Verifier verifier;
    std::size_t anchor = 0;
    for (std::size_t i = 0; i <= records.size(); ++i) {
        for (; anchor < anchors.size() && anchors[anchor].count <= i; ++anchor) {
            if (anchors[anchor] != verifier.head())
                return fail("audit.anchor", "the chain was rewritten", spot("anchors", anchor));
        }
        if (i == records.size())
            break;
        if (auto step = verifier.next(records[i]); !step)
            return fail(step.error().code, step.error().detail, spot("records", i));
    }
    if (anchor < anchors.size())
        return fail("audit.truncated", "the chain is shorter than it was", spot("anchors", anchor));
    return verifier.head();
}

}
