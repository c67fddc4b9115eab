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
