#include "client/app/sending_flow.h"

#include "client/app/answers.h"
#include "client/app/filing_flow.h"
#include "shared/core/bytes.h"
#include "shared/core/limits.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "shared/protocol/upload.h"
#include "shared/strings/strings.h"

#include <charconv>

namespace onedoor::app::sending_flow {

static constexpr std::uint32_t chunk_bytes = limits::attachment_chunk_bytes;

std::string submission_body(State const& state) {
    Filing const& filing = state.filing;
    forms::Form const& form = *state.page.form;
    forms::Validation validated =
        forms::validate(form, filing_flow::form_context(state), answers_of(form, filing.draft));
    protocol::Submission submission{.id = filing.submission,
                                    .procedure = filing.procedure,
                                    .form_version = form.version,
                                    .answers = std::move(*validated.answers.as_object()),
                                    .delivery = filing.delivery,
                                    .language = state.preferences.language};
    if (!filing.case_id.empty())
        submission.case_id = filing.case_id;
    for (catalogue::Paper const* paper : filing_flow::papers_to_attach(state)) {
        auto const answer = filing.papers.find(paper->id);
        if (answer == filing.papers.end())
            continue;
        if (answer->second.state == UploadState::Stored)
            submission.papers.push_back({paper->id, answer->second.upload_id});
        else if (answer->second.bring)
            submission.papers.push_back({paper->id, std::nullopt});
    }
    return json::write(protocol::to_json(submission));
}

static PaperAnswer* answer_of_handle(Filing& filing, std::uint32_t handle) {
    for (auto& [paper, answer] : filing.papers)
        if (answer.file.handle == handle && answer.state != UploadState::None)
            return &answer;
    return nullptr;
}

static void fail_upload(PaperAnswer& answer, Problem problem) {
    answer.state = UploadState::Failed;
    answer.problem = std::move(problem);
}

static void choose_file(Context& context, Intent const& intent) {
    PaperAnswer& answer = context.state.filing.papers[intent.subject];
    answer = PaperAnswer{.file = intent.file};
    std::erase(context.state.filing.missing_papers, intent.subject);
    if (intent.file.size_bytes > limits::attachment_bytes_max)
        return fail_upload(answer, refused(strings::Key::papers_too_large));
    answer.state = UploadState::Reading;
    answer.hash.emplace();
    context.files.read(intent.file.handle, 0, chunk_bytes);
}

static void remove_file(Context& context, std::string const& paper) {
    PaperAnswer& answer = context.state.filing.papers[paper];
    context.files.release(answer.file.handle);
    answer = {};
    context.next_focus = paper;
}

static void bring_paper(Context& context, std::string const& paper) {
    PaperAnswer& answer = context.state.filing.papers[paper];
    answer.bring = !answer.bring;
    if (answer.bring)
        std::erase(context.state.filing.missing_papers, paper);
}

static std::string media_type_of(ChosenFile const& file) {
    if (!file.type.empty())
        return file.type;
    std::string name = file.name;
    for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (name.ends_with(".pdf"))
        return "application/pdf";
    return name.ends_with(".png") ? "image/png" : "image/jpeg";
}

static void declare_upload(Context& context, PaperAnswer& answer) {
    std::string const sha256 = core::to_hex(answer.hash->finish());
    answer.hash.reset();
    protocol::UploadDeclaration const declaration{
        .submission = context.state.filing.submission,
        .name = answer.file.name,
        .type = media_type_of(answer.file),
        .size_bytes = static_cast<std::int64_t>(answer.file.size_bytes),
        .sha256 = sha256};
    context.requests.post(Purpose::CreateUpload, std::to_string(answer.file.handle),
                          "/api/v1/uploads", json::write(protocol::to_json(declaration)));
}

static void put_chunk(Context& context, PaperAnswer const& answer, FileChunk const& chunk) {
    std::string const sha256 = core::to_hex(core::sha256(core::as_bytes(chunk.bytes)));
    context.requests.send(Purpose::PutChunk, std::to_string(chunk.handle),
                          {.method = net::Method::Put,
                           .path = "/api/v1/uploads/" + answer.upload_id + "/" +
                                   std::to_string(chunk.offset / chunk_bytes),
                           .headers = {{"Content-Type", "application/octet-stream"},
                                       {"X-Onedoor-Request", "1"},
                                       {"X-Content-SHA256", sha256}},
                           .body = chunk.bytes,
                           .timeout_ms = 60'000});
}

void chunk_read(Context& context, FileChunk const& chunk) {
    PaperAnswer* const answer = answer_of_handle(context.state.filing, chunk.handle);
    if (answer == nullptr)
        return;
    if (chunk.bytes.empty())
        return fail_upload(*answer, refused(strings::Key::papers_unreadable));
    if (answer->state == UploadState::Sending)
        return put_chunk(context, *answer, chunk);
    if (answer->state != UploadState::Reading || !answer->hash)
        return;
    answer->hash->add(core::as_bytes(chunk.bytes));
    std::uint64_t const read = chunk.offset + chunk.bytes.size();
    if (read < answer->file.size_bytes)
        context.files.read(chunk.handle, read, chunk_bytes);
    else
        declare_upload(context, *answer);
}

static bool succeeded(net::Response const& response) {
    return response.status >= 200 && response.status < 300;
}

static PaperAnswer* answer_of_subject(Filing& filing, std::string const& subject) {
    std::uint32_t handle = 0;
    std::from_chars(subject.data(), subject.data() + subject.size(), handle);
    return answer_of_handle(filing, handle);
}

static void upload_created(Context& context, PaperAnswer& answer, net::Response const& response) {
    Result<protocol::UploadStatus> const status = protocol::parse_upload_status(response.body);
    if (!succeeded(response) || !status)
        return fail_upload(answer, problem_of(response));
    answer.upload_id = status->upload_id;
    answer.state = UploadState::Sending;
    answer.bytes_sent = 0;
    context.files.read(answer.file.handle, 0, chunk_bytes);
}

static void chunk_stored(Context& context, PaperAnswer& answer, net::Response const& response) {
    if (!succeeded(response))
        return fail_upload(answer, problem_of(response));
    answer.bytes_sent += chunk_bytes;
    if (answer.bytes_sent < answer.file.size_bytes)
        return context.files.read(answer.file.handle, answer.bytes_sent, chunk_bytes);
    answer.bytes_sent = answer.file.size_bytes;
    answer.state = UploadState::Stored;
    context.files.release(answer.file.handle);
}

static void send_filing(Context& context) {
    Filing& filing = context.state.filing;
    if (filing.sending == Sending::UnderWay || filing.sending == Sending::Stored)
        return;
    // After an answer was lost the same bytes go out again: the server then gives the receipt of
    // what it already holds instead of a second file.
    if (filing.sent_body.empty())
        filing.sent_body = submission_body(context.state);
    filing.sending = Sending::UnderWay;
    filing.problem = {};
    context.requests.post(Purpose::Submit, filing.procedure, "/api/v1/submissions",
                          filing.sent_body);
}

static void filing_answered(Context& context, net::Response const& response) {
    Filing& filing = context.state.filing;
    Result<protocol::Receipt> receipt = protocol::parse_receipt(response.body);
    if (!succeeded(response) || !receipt) {
        filing.sending = Sending::Failed;
        filing.problem = problem_of(response);
        if (response.status >= 400 && response.status < 500 && response.status != 429)
            filing.sent_body.clear();
        return;
    }
    filing.receipt = std::move(*receipt);
    filing.sending = Sending::Stored;
    filing.keep = false;
    context.storage.erase(filing_flow::draft_key(filing.procedure));
    context.next_route =
        Route{.screen = Screen::Receipt, .procedure = context.state.route.procedure};
}

void perform(Context& context, Intent const& intent) {
    switch (intent.action) {
    case Action::ChooseFile:
        return choose_file(context, intent);
    case Action::RemoveFile:
        return remove_file(context, intent.subject);
    case Action::KeepPhoto:
        context.state.filing.papers[intent.subject].file.flaw = PhotoFlaw::None;
        return;
    case Action::BringPaper:
        return bring_paper(context, intent.subject);
    case Action::Send:
        return send_filing(context);
    default:
        return;
    }
}

void receive(Context& context, Pending const& pending, net::Response const& response) {
    if (pending.purpose == Purpose::Submit)
        return filing_answered(context, response);
    PaperAnswer* const answer = answer_of_subject(context.state.filing, pending.subject);
    if (answer == nullptr)
        return;
    if (pending.purpose == Purpose::CreateUpload)
        upload_created(context, *answer, response);
    else
        chunk_stored(context, *answer, response);
}

}
