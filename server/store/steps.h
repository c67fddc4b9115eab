#pragma once

#include "server/store/cases.h"

#include <array>
#include <functional>

namespace onedoor::store {

/// 128 random bits made by who acts, before the first send: the idempotency key of a step. Written
/// as 32 lower-case hexadecimal digits.
struct ActId {
    std::array<std::uint8_t, 16> bytes{};

    static ActId make(core::Random& random);
    /// Fails with "act_id.format".
    static Result<ActId> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    auto operator<=>(ActId const&) const = default;
};

/// Where the next file code comes from.
struct CodeIssue {
    /// Id of the receiving agency; with `day` the scope of the sequence number.
    std::string agency;
    core::Date day;
    /// File code for a sequence number from 1 on; called inside the transaction, maybe twice.
    std::function<Result<std::string>(std::int32_t sequence)> code_of;
};

/// A document that goes out with a step. Its number is the next one of its series in the year.
struct DocumentDraft {
    /// "form_02".
    std::string kind;
    /// What stands behind the number: "HDHS".
    std::string series;
    std::string agency;
    std::int32_t year = 2000;
    /// Canonical JSON: all it says, for every print of it.
    std::string content;
};

struct Document {
    std::string reference;
    std::string kind;
    std::string series;
    std::int32_t year = 2000;
    std::int32_t number = 0;
    std::string content;
    core::Instant issued_at;
    /// Staff account.
    std::string issued_by;
    /// Version of the file it came with.
    std::int32_t version = 0;
};

/// One change of a file.
struct StepDraft {
    ActId act;
    /// SHA-256 of what was asked, the measure of "the same act again".
    Hash request_hash{};
    /// The file as it shall be, with the version that the act was decided on. Only members that a
    /// step may change are taken: not the names of the file, nor code and register number.
    CaseSummary after;
    std::optional<CodeIssue> code;
    std::vector<DocumentDraft> documents;
    EventDraft event;
};

enum class StepOutcome : std::uint8_t {
    Done,
    /// The same act was done before; nothing was written.
    Repeated,
    /// The same act id belongs to something else; nothing was written.
    Conflict,
    /// The file was changed since; nothing was written.
    Stale,
    NotFound
};

struct Stepped {
    StepOutcome outcome = StepOutcome::Done;
    /// As stored now; empty for NotFound.
    std::optional<CaseSummary> summary;
};

/// An act that was done.
struct DoneAct {
    std::string reference;
    Hash request_hash{};
};

/// The life of files. Errors as in CaseStore.
class StepStore {
public:
    virtual ~StepStore() = default;

    /// One transaction: numbers, code, the file, its documents, the event. Safe to repeat.
    virtual Result<Stepped> step(StepDraft const& draft) = 0;
    virtual Result<std::optional<DoneAct>> find_act(ActId id) = 0;
    /// Oldest first.
    virtual Result<std::vector<Document>> documents_of(std::string_view reference) = 0;
};

}
