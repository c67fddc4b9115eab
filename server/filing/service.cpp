#include "server/filing/service.h"

#include "server/filing/message.h"
#include "server/filing/papers.h"
#include "server/filing/requester.h"
#include "server/filing/texts.h"
#include "shared/core/limits.h"
#include "shared/forms/answers.h"
#include "shared/json/json.h"
#include "shared/json/path.h"

#include <algorithm>

namespace onedoor::filing {

static constexpr unsigned reference_attempts_max = 16;

static std::unexpected<Refusal> refuse(Error error, std::vector<FieldProblem> fields = {}) {
    text::Localized text = describe(error.code);
    return std::unexpected(Refusal{std::move(error), std::move(text), std::move(fields)});
}

static std::unexpected<Refusal> refuse(std::string_view code, std::string_view path = {}) {
    return refuse(Error{std::string(code), std::string(path), {}});
}

/// What a message is checked against.
struct Offer {
    catalogue::Procedure const* procedure = nullptr;
    forms::Form const* form = nullptr;
    cases::CaseType const* type = nullptr;
};

static std::expected<Offer, Refusal> find_offer(Published const& published, Message const& message,
                                                core::Date today) {
    catalogue::Procedure const* const procedure =
        published.procedure(message.submission.procedure, today);
    if (procedure == nullptr)
        return refuse("submission.unknown_procedure", "procedure");
    if (!procedure->form)
        return refuse("submission.no_form", "procedure");
    forms::Form const* const form =
        published.form(*procedure->form, message.submission.form_version);
    if (form == nullptr)
        return refuse("submission.form_version", "form_version");
    bool const is_without_cases = procedure->cases.empty() && message.case_id().empty();
    if (!is_without_cases && !catalogue::has_case(*procedure, message.case_id()))
        return refuse("submission.case", "case");
    return Offer{procedure, form, published.case_types().newest(cases::one_door_file)};
}

static std::vector<FieldProblem> problems_of(forms::Form const& form,
                                             std::vector<forms::FieldError> const& errors) {
    std::vector<FieldProblem> problems;
    for (forms::FieldError const& error : errors)
        problems.push_back({"answers." + error.path, error.code, forms::describe(error, form)});
    return problems;
}

static std::vector<FieldProblem> problems_of(std::vector<Error> const& errors) {
    std::vector<FieldProblem> problems;
    for (Error const& error : errors)
        problems.push_back({error.path, error.code, describe(error.code)});
    return problems;
}

static store::NewCase make_case(Message const& message, Offer const& offer,
                                json::Value const& answers, core::Instant now) {
    store::NewCase filing;
    store::CaseSummary& summary = filing.content.summary;
    summary.type = offer.type->id;
    summary.type_version = offer.type->version;
    summary.state = offer.type->initial().id;
    summary.status = offer.type->initial().status;
    summary.submission = message.submission.id;
    summary.procedure = offer.procedure->id;
    summary.procedure_revision = offer.procedure->revision;
    summary.case_id = std::string(message.case_id());
    summary.applicant = requester_of(answers).name;
    summary.delivery = protocol::name_of(message.submission.delivery);
    summary.language = text::tag(message.submission.language);
    summary.received_at = now;
    filing.content.form = offer.form->id;
    filing.content.form_version = offer.form->version;
    filing.content.answers = json::write_canonical(answers);
    filing.content.papers = message.papers;
    filing.content.request_hash = message.hash;
    filing.event = {.at = now, .action = "case.filed", .role = "citizen"};
    return filing;
}

static std::string event_body(Message const& message, std::string_view device) {
    json::Object body{{"request", core::to_hex(message.hash)},
                      {"papers", static_cast<int>(message.papers.size())}};
    if (!device.empty())
        body.set("device", device);
    return json::write_canonical(body);
}

static Receipt make_receipt(SecretKey const& key, Message const& message,
                            store::Filed const& filed) {
    return {.kind = filed.outcome == store::FilingOutcome::Repeated ? Receipt::Kind::Repeated
                                                                    : Receipt::Kind::Created,
            .reference = filed.reference,
            .secret = secret_of(key, message.submission.id).shown(),
            .received_at = filed.received_at,
            .status = cases::NationalStatus::Registered,
            .procedure = message.submission.procedure};
}

static std::unexpected<Refusal> refuse_upload(std::size_t paper_index) {
    std::string const path =
        json::member_path(json::element_path("papers", paper_index), "upload_id");
    static constexpr std::string_view code = "submission.upload_incomplete";
    return refuse(Error{std::string(code), path, {}}, {{path, std::string(code), describe(code)}});
}

std::expected<Receipt, Refusal> Service::answer(Message const& message, store::Filed const& filed) {
    switch (filed.outcome) {
    case store::FilingOutcome::Created:
    case store::FilingOutcome::Repeated:
        return make_receipt(m_given.secret_key, message, filed);
    case store::FilingOutcome::UploadIncomplete:
        return refuse_upload(filed.paper_index);
    case store::FilingOutcome::Conflict:
        break;
    case store::FilingOutcome::ReferenceTaken:
        return refuse("store.error");
    }
    Result<void> const recorded = m_given.store.record(
        filed.reference,
        {.at = m_given.clock.now(),
         .action = "submission.conflict",
         .role = "citizen",
         .outcome = "refused",
         .body = json::write_canonical(json::Object{{"request", core::to_hex(message.hash)}})});
    if (!recorded)
        return refuse(recorded.error());
    return refuse("submission.conflict", "submission_id");
}

Result<void> Service::check_total_size(Message const& message) {
    std::uint64_t total_bytes = 0;
    for (store::Paper const& paper : message.papers) {
        if (!paper.upload)
            continue;
        std::optional<store::Upload> const upload = TRY(m_given.store.find_upload(*paper.upload));
        total_bytes += upload ? upload->size_bytes : 0;
    }
    if (total_bytes > limits::attachments_total_bytes_max)
        return fail("upload.total_too_large", "the files together are too large", "papers");
    return {};
}

/// Everything that can be known before the transaction.
std::expected<store::NewCase, Refusal> Service::check(Message const& message,
                                                      std::string_view device) {
    core::Instant const now = m_given.clock.now();
    core::Date const today = core::to_local(now).date;
    std::expected<Offer, Refusal> const offer = find_offer(m_given.published, message, today);
    if (!offer)
        return std::unexpected(offer.error());
    forms::Context const context{
        .today = today, .case_id = std::string(message.case_id()), .units = m_given.units};
    forms::Validation const validation =
        forms::validate(*offer->form, context, message.submission.answers);
    std::vector<FieldProblem> problems = problems_of(*offer->form, validation.errors);
    std::ranges::move(problems_of(check_papers(*offer->procedure, message)),
                      std::back_inserter(problems));
    if (!problems.empty())
        return refuse(Error{"form.invalid", {}, {}}, std::move(problems));
    Result<void> const size = check_total_size(message);
    if (!size)
        return refuse(size.error());
    store::NewCase filing = make_case(message, *offer, validation.answers, now);
    filing.event.body = event_body(message, device);
    return filing;
}

std::expected<Receipt, Refusal> Service::file(std::string_view body, std::string_view device) {
    Result<Message> const message = parse_message(body);
    if (!message)
        return refuse(message.error());
    // A repeat gets its receipt even when the form or the day has changed since.
    Result<std::optional<store::Filed>> const before =
        m_given.store.find_filed(message->submission.id, message->hash);
    if (!before)
        return refuse(before.error());
    if (*before)
        return answer(*message, **before);
    std::expected<store::NewCase, Refusal> filing = check(*message, device);
    if (!filing)
        return std::unexpected(std::move(filing).error());
    for (unsigned attempt = 0; attempt < reference_attempts_max; ++attempt) {
        filing->content.summary.reference =
            cases::make_reference(message->submission.id, attempt).text();
        Result<store::Filed> const filed = m_given.store.file(*filing);
        if (!filed)
            return refuse(filed.error());
        if (filed->outcome != store::FilingOutcome::ReferenceTaken)
            return answer(*message, *filed);
    }
    return refuse("store.error");
}

}
