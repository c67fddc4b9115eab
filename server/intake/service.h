#pragma once

#include "server/documents/service.h"
#include "server/filing/published.h"
#include "server/filing/secret.h"
#include "server/intake/office.h"
#include "server/staff/officer.h"
#include "server/store/store.h"
#include "shared/cases/steps.h"
#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/receipts/forms.h"
#include "shared/text/language.h"
#include "shared/units/units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::intake {

struct InboxLine {
    std::string reference;
    std::optional<std::string> code;
    std::string applicant;
    text::Localized procedure_name;
    core::Instant received_at;
    cases::NationalStatus status = cases::NationalStatus::Registered;
    std::optional<core::Instant> due_at;
};

struct FilePaper {
    std::string paper;
    text::Localized name;
    /// Empty: the citizen brings it to the counter.
    std::optional<store::UploadId> upload;
    std::string file_name;
    std::string type;
    std::uint64_t size_bytes = 0;
};

struct Deadline {
    core::Instant due_at;
    std::vector<text::Localized> explanation;
};

struct OpenFile {
    store::Case content;
    text::Localized procedure_name;
    text::Localized status_name;
    std::vector<FilePaper> papers;
    std::vector<store::Event> events;
    /// As stored; before acceptance what it would be if the file were accepted now. Empty when the
    /// procedure's time is not known.
    std::optional<Deadline> deadline;
};

/// Everything outlives the service.
struct Dependencies {
    store::Store& store;
    filing::Published const& published;
    Office const& office;
    core::Clock const& clock;
    filing::SecretKey secret_key;
    units::Units const& units;
    /// "http://127.0.0.1:8080": where people reach this server.
    std::string public_address;
    documents::Service const& documents;
};

/// What the receiving counter reads. Thread-safe. Codes: "file.not_found", "file.not_accepted_yet",
/// those of shared/print, and of store::CaseStore.
class Service {
public:
    explicit Service(Dependencies const& dependencies) : m_given(dependencies) {}

    /// Oldest first, at most 200.
    Result<std::vector<InboxLine>> list(std::optional<cases::NationalStatus> status);
    /// Records who opened it.
    Result<OpenFile> open(staff::Officer const& officer, std::string_view reference);
    /// Form 01 as a PDF of one A5 page or more.
    Result<core::Bytes> form_01(staff::Officer const& officer, std::string_view reference,
                                receipts::Copy copy = receipts::Copy::Applicant);

private:
    Result<store::Case> find(std::string_view reference);
    catalogue::Procedure const* procedure_of(store::CaseSummary const& summary) const;
    text::Localized procedure_name(store::CaseSummary const& summary) const;
    Result<std::vector<FilePaper>> papers_of(store::Case const& content);
    Result<std::optional<Deadline>> deadline_of(store::CaseSummary const& summary);

    Dependencies m_given;
};

}
