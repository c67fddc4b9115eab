#include "server/filing/explanation.h"
#include "server/filing/service.h"
#include "server/filing/step_record.h"
#include "shared/cases/file_code.h"

namespace onedoor::filing {

static std::unexpected<Error> not_found() {
    return fail("lookup.not_found", "no file with this code and secret");
}

/// A code in the spelling of the store; empty when it can be none.
static std::string spelled(std::string_view typed) {
    if (Result<cases::Reference> const reference = cases::parse_reference(typed))
        return reference->text();
    if (Result<cases::FileCode> const code = cases::parse_file_code(cases::tidy_code(typed)))
        return code->text();
    return {};
}

static std::vector<TrackedEvent> tracked(cases::CaseType const* type,
                                         std::span<store::Event const> events) {
    std::vector<TrackedEvent> seen;
    for (store::Event const& event : events) {
        text::Localized text = describe(type, event);
        if (!text.vi.empty())
            seen.push_back({event.draft.at, event.draft.status, std::move(text), event.draft.role});
    }
    return seen;
}

/// Unknown codes take the way of known ones: a read, a secret, a comparison.
static Match compare_secret(SecretKey const& key, std::optional<store::CaseSummary> const& found,
                            std::string_view typed) {
    core::SubmissionId const id = found ? found->submission : core::SubmissionId{};
    Result<cases::LookupSecret> const secret = cases::parse_lookup_secret(typed);
    Match const match = compare(secret_of(key, id), secret.value_or(cases::LookupSecret{}));
    return found && secret ? match : Match::Different;
}

Result<TrackedFile> Service::look_up(std::string_view code, std::string_view secret) {
    std::optional<store::CaseSummary> const found = TRY(m_given.store.find_summary(spelled(code)));
    if (compare_secret(m_given.secret_key, found, secret) == Match::Different)
        return not_found();
    catalogue::Procedure const* const procedure =
        m_given.published.revision(found->procedure, found->procedure_revision);
    cases::CaseType const* const type =
        m_given.published.case_types().find(found->type, found->type_version);
    std::vector<store::Event> const events = TRY(m_given.store.events_of(found->reference));
    return TrackedFile{.code = found->code,
                       .reference = found->reference,
                       .procedure = found->procedure,
                       .procedure_name = procedure == nullptr
                                             ? text::Localized{found->procedure, {}}
                                             : procedure->name,
                       .status = found->status,
                       .status_name = cases::status_name(found->status),
                       .received_at = found->received_at,
                       .accepted_at = found->accepted_at,
                       .due_at = found->due_at,
                       .explanation = read_explanation(found->explanation),
                       .events = tracked(type, events)};
}

}
