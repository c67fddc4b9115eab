#pragma once

#include "server/store/events.h"
#include "server/store/uploads.h"
#include "shared/cases/case_type.h"
#include "shared/core/ids.h"
#include "shared/core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::store {

/// A paper of a filing: either uploaded, or brought to the counter.
struct Paper {
    std::string paper;
    std::optional<UploadId> upload;
    bool operator==(Paper const&) const = default;
};

/// How a file came (facts §1.5, kênh thực hiện).
enum class Channel : std::uint8_t { Counter = 1, Online = 2, Post = 3 };

/// What a case is about and where it stands, without what the citizen wrote.
struct CaseSummary {
    /// Temporary code before acceptance ("TN-…"), unique forever.
    std::string reference;
    core::SubmissionId submission;
    /// File code, issued at acceptance.
    std::optional<std::string> code;
    /// Kind of file and the version of it that the file began with (shared/cases).
    std::string type{cases::one_door_file};
    std::int32_t type_version = 1;
    /// Steps taken since it was filed.
    std::int32_t version = 0;
    /// Id of a state of the type, and what citizens see of it.
    std::string state = "submitted";
    cases::NationalStatus status = cases::NationalStatus::Registered;
    core::Instant state_since;
    /// Until when what the file waits for has to come: papers, opinions.
    std::optional<core::Instant> wait_until;
    /// Who has the file: a unit of the office and an account of its staff; empty: nobody.
    std::string unit;
    std::string officer;
    Channel channel = Channel::Online;
    std::string procedure;
    std::int32_t procedure_revision = 1;
    /// Id of the chosen case of the procedure; empty when it has none.
    std::string case_id;
    /// Name shown in the inbox.
    std::string applicant;
    /// "counter", "post" or "online": how the result is handed over.
    std::string delivery;
    /// "vi" or "en".
    std::string language;
    core::Instant received_at;
    std::optional<core::Instant> accepted_at;
    /// Moves with an extension and when the time starts again.
    std::optional<core::Instant> due_at;
    /// The appointment before the extension.
    std::optional<core::Instant> first_due_at;
    /// Canonical JSON array of {"vi","en"}; "[]" before acceptance.
    std::string explanation = "[]";
    /// Number in the year's register of files (form 07); 0 before acceptance.
    std::int32_t register_number = 0;
    std::string accepted_by;
    /// How often papers were asked for, and the time was extended.
    std::int32_t supplements = 0;
    std::int32_t extensions = 0;
    /// While the time stands, since when; and the working minutes it stood before.
    std::optional<core::Instant> stood_since;
    std::int32_t stood_minutes = 0;
    /// Settled, refused or stopped.
    std::optional<core::Instant> ended_at;
    std::optional<core::Instant> returned_at;

    bool operator==(CaseSummary const&) const = default;
};

struct Case {
    CaseSummary summary;
    std::string form;
    std::int32_t form_version = 0;
    /// Canonical JSON object, already validated and normalised.
    std::string answers = "{}";
    std::vector<Paper> papers;
    /// SHA-256 of the canonical request, the measure of "the same filing again".
    Hash request_hash{};
};

struct NewCase {
    Case content;
    EventDraft event;
};

/// What became of a filing. Only `Created` and `Repeated` mean that the case is stored.
enum class FilingOutcome : std::uint8_t {
    Created,
    /// The same submission with the same request is stored already; nothing was written.
    Repeated,
    /// The same submission id is stored with another request; nothing was written.
    Conflict,
    /// A named upload is not there, not complete, or belongs to another submission.
    UploadIncomplete,
    /// Another submission has this reference: try the next one.
    ReferenceTaken,
};

struct Filed {
    FilingOutcome outcome = FilingOutcome::Created;
    std::string reference;
    core::Instant received_at;
    /// Index in `papers` of the first upload that is not complete.
    std::size_t paper_index = 0;
};

struct ChainReport {
    /// The last event read; with a whole chain its end.
    ChainHead head;
    /// Sequence of the first event that does not follow from the one before; 0: all do.
    std::int64_t first_broken = 0;
};

/// Cases and their events. Every call that writes returns after the commit that holds the row
/// (reliability §2.5); an error means that nothing of the call is stored, with one of the codes
/// "store.full" (no space), "store.overloaded" (queue full, try again), "store.failed" (the store
/// has stopped; the process is about to end), "store.error".
class CaseStore {
public:
    virtual ~CaseStore() = default;

    /// One transaction: case, papers, event. Safe to repeat forever.
    virtual Result<Filed> file(NewCase const& filing) = 0;
    /// Compares with a stored filing and writes nothing; empty: this id is not stored.
    virtual Result<std::optional<Filed>> find_filed(core::SubmissionId id,
                                                    Hash const& request_hash) = 0;
    /// By reference or file code, in the spelling `cases` gives them.
    virtual Result<std::optional<CaseSummary>> find_summary(std::string_view code) = 0;
    virtual Result<std::optional<Case>> find_case(std::string_view code) = 0;
    /// Oldest first.
    virtual Result<std::vector<Event>> events_of(std::string_view reference) = 0;
    /// Oldest first; `limit` rows at most.
    virtual Result<std::vector<CaseSummary>> list(std::optional<cases::NationalStatus> status,
                                                  std::size_t limit) = 0;
    /// An event that changes no case; `reference` may be empty.
    virtual Result<void> record(std::string_view reference, EventDraft const& event) = 0;
    /// Walks the whole chain.
    virtual Result<ChainReport> verify_chain() = 0;
};

}
