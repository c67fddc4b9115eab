#include "server/intake/service.h"

#include "server/filing/explanation.h"
#include "server/intake/deadline.h"
#include "server/intake/form_01.h"
#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::intake {

static constexpr std::size_t inbox_lines_max = 200;

static std::string role_in_record(staff::Officer const& officer) {
    return std::string(cases::name_of(staff::first_of(officer.roles())));
}

Result<store::Case> Service::find(std::string_view reference) {
    std::optional<store::Case> content = TRY(m_given.store.find_case(reference));
    if (!content)
        return fail("file.not_found", "no file has this reference");
    return std::move(*content);
}

catalogue::Procedure const* Service::procedure_of(store::CaseSummary const& summary) const {
    return m_given.published.revision(summary.procedure, summary.procedure_revision);
}

text::Localized Service::procedure_name(store::CaseSummary const& summary) const {
    catalogue::Procedure const* const procedure = procedure_of(summary);
    return procedure == nullptr ? text::Localized{summary.procedure, {}} : procedure->name;
}

Result<std::vector<InboxLine>> Service::list(std::optional<cases::NationalStatus> status) {
    std::vector<InboxLine> lines;
    for (store::CaseSummary& summary : TRY(m_given.store.list(status, inbox_lines_max)))
        lines.push_back({.reference = summary.reference,
                         .code = summary.code,
                         .applicant = summary.applicant,
                         .procedure_name = procedure_name(summary),
                         .received_at = summary.received_at,
                         .status = summary.status,
                         .due_at = summary.due_at});
    return lines;
}

static text::Localized paper_name(catalogue::Procedure const* procedure, std::string const& id) {
    if (procedure != nullptr)
        for (catalogue::Paper const& paper : procedure->papers)
            if (paper.id == id)
                return paper.name;
    return {id, {}};
}

Result<std::vector<FilePaper>> Service::papers_of(store::Case const& content) {
    catalogue::Procedure const* const procedure = procedure_of(content.summary);
    std::vector<FilePaper> papers;
    for (store::Paper const& paper : content.papers) {
        FilePaper& shown = papers.emplace_back();
        shown.paper = paper.paper;
        shown.name = paper_name(procedure, paper.paper);
        shown.upload = paper.upload;
        if (!paper.upload)
            continue;
        std::optional<store::Upload> const upload = TRY(m_given.store.find_upload(*paper.upload));
        if (!upload)
            continue;
        shown.file_name = upload->name;
        shown.type = upload->type;
        shown.size_bytes = upload->size_bytes;
    }
    return papers;
}

/// As stored; before acceptance as if it were accepted now.
Result<std::optional<Deadline>> Service::deadline_of(store::CaseSummary const& summary) {
    if (summary.due_at)
        return Deadline{*summary.due_at, filing::read_explanation(summary.explanation)};
    catalogue::Procedure const* const procedure = procedure_of(summary);
    if (summary.code || procedure == nullptr)
        return std::nullopt;
    std::optional<calendar::Duration> const duration = duration_of(*procedure, summary.case_id);
    if (!duration)
        return std::nullopt;
    return TRY(
        make_deadline(m_given.office.working_calendar, *procedure, *duration, m_given.clock.now()));
}

Result<OpenFile> Service::open(staff::Officer const& officer, std::string_view reference) {
    OpenFile file{.content = TRY(find(reference))};
    store::CaseSummary const& summary = file.content.summary;
    file.procedure_name = procedure_name(summary);
    file.status_name = cases::status_name(summary.status);
    file.papers = TRY(papers_of(file.content));
    file.events = TRY(m_given.store.events_of(summary.reference));
    // A calendar that does not reach far enough must not hide the file from its officer.
    file.deadline = deadline_of(summary).value_or(std::nullopt);
    TRY_VOID(m_given.store.record(summary.reference, {.at = m_given.clock.now(),
                                                      .action = "case.opened",
                                                      .role = role_in_record(officer),
                                                      .account = officer.account,
                                                      .status = summary.status}));
    return file;
}

static Error refusal_of(Error const& error) {
    if (error.code == "case.role")
        return {"file.role_forbidden", {}, error.detail};
    if (error.code == "case.need")
        return {"file.papers_incomplete", {}, error.detail};
    return {"file.transition_forbidden", {}, error.detail};
}

/// The state an accepted file is in.
Result<cases::State const*> Service::accepted_state(store::CaseSummary const& summary,
                                                    staff::Officer const& officer) const {
    cases::CaseType const* const type =
        m_given.published.case_types().find(summary.type, summary.type_version);
    if (type == nullptr)
        return fail("file.type", "no such kind of file: " + summary.type);
    // Uploads were complete when the file was stored; what is brought to the counter lies before
    // the officer, whose acceptance says that it is there.
    Result<cases::Offer> const offer = cases::find_offer(
        *type, "accept", {summary.state, officer.roles_towards(""), {cases::Need::PapersComplete}});
    if (!offer)
        return std::unexpected(refusal_of(offer.error()));
    return &type->states[offer->step->to];
}

Result<store::AcceptanceDraft> Service::draft(staff::Officer const& officer,
                                              store::Case const& content) {
    store::CaseSummary const& summary = content.summary;
    core::Instant const now = m_given.clock.now();
    store::AcceptanceDraft draft{.reference = summary.reference, .from = summary.state};
    cases::State const& state = *TRY(accepted_state(summary, officer));
    draft.to = state.id;
    draft.agency = m_given.office.agency_id;
    draft.day = core::to_local(now).date;
    draft.accepted_at = now;
    if (std::optional<Deadline> const deadline = TRY(deadline_of(summary))) {
        draft.due_at = deadline->due_at;
        draft.explanation = filing::write_explanation(deadline->explanation);
    }
    draft.event = {.at = now,
                   .action = "case.accepted",
                   .role = role_in_record(officer),
                   .account = officer.account,
                   .status = state.status};
    draft.code_of = [this, day = draft.day](std::int32_t sequence) -> Result<std::string> {
        Office const& office = m_given.office;
        cases::FileCode const code = TRY(cases::make_file_code(
            office.code_style, office.agency_id, day, static_cast<std::uint32_t>(sequence)));
        return code.text();
    };
    return draft;
}

Result<Acceptance> Service::accept(staff::Officer const& officer, std::string_view reference) {
    store::Case const content = TRY(find(reference));
    std::optional<store::CaseSummary> summary = content.summary;
    if (!summary->code) {
        store::AcceptanceDraft const acceptance = TRY(draft(officer, content));
        store::Accepted const accepted = TRY(m_given.store.accept(acceptance));
        if (accepted.outcome == store::AcceptanceOutcome::WrongState)
            return fail("file.transition_forbidden", "the file was changed at the same moment");
        if (!accepted.summary)
            return fail("file.not_found", "no file has this reference");
        summary = accepted.summary;
    }
    return Acceptance{.code = summary->code.value_or(""),
                      .accepted_at = summary->accepted_at.value_or(core::Instant{}),
                      .deadline = TRY(deadline_of(*summary)),
                      .register_number = summary->register_number};
}

Result<core::Bytes> Service::form_01(staff::Officer const& officer, std::string_view reference,
                                     receipts::Copy copy) {
    store::Case const content = TRY(find(reference));
    store::CaseSummary const& summary = content.summary;
    catalogue::Procedure const* const procedure = procedure_of(summary);
    if (!summary.code || procedure == nullptr)
        return fail("file.not_accepted_yet", "form 01 carries the code given at acceptance");
    std::optional<store::StaffAccount> const receiver =
        TRY(m_given.store.find_account(summary.accepted_by));
    receipts::Receipt const receipt =
        form_01_of(m_given, content, *procedure, receiver ? receiver->name : summary.accepted_by);
    core::Bytes pdf = TRY(m_given.documents.paper(
        receipts::content_of(m_given.documents.form_set(), receipt),
        {.copy = copy,
         .look_up_secret = filing::secret_of(m_given.secret_key, summary.submission).shown()}));
    TRY_VOID(m_given.store.record(summary.reference, {.at = m_given.clock.now(),
                                                      .action = "case.form_01_made",
                                                      .role = role_in_record(officer),
                                                      .account = officer.account,
                                                      .status = summary.status}));
    return pdf;
}

}
