#include "client/app/sending_flow.h"

#include "client/app/answers.h"
#include "client/app/filing_flow.h"
#include "client/app/outbox_flow.h"
#include "shared/core/bytes.h"
#include "shared/core/limits.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "shared/protocol/upload.h"
#include "shared/strings/strings.h"

#include <algorithm>
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
        UploadState const upload = answer->second.state;
        if (upload == UploadState::Stored || upload == UploadState::Waiting)
            submission.papers.push_back({paper->id, answer->second.upload_id});
        else if (answer->second.bring)
            submission.papers.push_back({paper->id, std::nullopt});
    }
    return json::write(protocol::to_json(submission));
}

static void send_when_whole(Context& context);

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

std::string media_type_of(ChosenFile const& file) {
    if (!file.type.empty())
        return file.type;
    std::string name = file.name;
    for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (name.ends_with(".pdf"))
        return "application/pdf";
    return name.ends_with(".png") ? "image/png" : "image/jpeg";
}

// The same declaration again tells which chunks are there already.
static void declare_upload(Context& context, PaperAnswer const& answer, std::uint32_t delay_ms) {
    protocol::UploadDeclaration const declaration{
        .submission = context.state.filing.submission,
        .name = answer.file.name,
        .type = media_type_of(answer.file),
        .size_bytes = static_cast<std::int64_t>(answer.file.size_bytes),
        .sha256 = answer.sha256};
    context.requests.send(
        Purpose::CreateUpload, std::to_string(answer.file.handle),
        {.method = net::Method::Post,
         .path = "/api/v1/uploads",
         .headers = {{"Content-Type", "application/json"}, {"X-Onedoor-Request", "1"}},
         .body = json::write(protocol::to_json(declaration)),
         .delay_ms = delay_ms});
}

static void wait_for_network(Context& context, PaperAnswer& answer, net::Response const& response) {
    answer.state = UploadState::Waiting;
    declare_upload(context, answer, pause_ms(context.random, answer.tries++, response));
}

static void put_chunk(Context& context, PaperAnswer const& answer, FileChunk const& chunk) {
    std::string const sha256 = core::to_hex(core::sha256(core::as_bytes(chunk.bytes)));
    std::string const number = std::to_string(chunk.offset / chunk_bytes);
    context.requests.send(Purpose::PutChunk, std::to_string(chunk.handle) + " " + number,
                          {.method = net::Method::Put,
                           .path = "/api/v1/uploads/" + answer.upload_id + "/" + number,
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
    if (chunk.bytes.empty()) {
        fail_upload(*answer, refused(strings::Key::papers_unreadable));
        return send_when_whole(context);
    }
    if (answer->state == UploadState::Sending)
        return put_chunk(context, *answer, chunk);
    if (answer->state != UploadState::Reading || !answer->hash)
        return;
    answer->hash->add(core::as_bytes(chunk.bytes));
    std::uint64_t const read = chunk.offset + chunk.bytes.size();
    if (read < answer->file.size_bytes)
        context.files.read(chunk.handle, read, chunk_bytes);
    else {
        answer->sha256 = core::to_hex(answer->hash->finish());
        answer->hash.reset();
        declare_upload(context, *answer, 0);
    }
}

static bool succeeded(net::Response const& response) {
    return response.status >= 200 && response.status < 300;
}

static void send_next_chunk(Context& context, PaperAnswer& answer) {
    std::uint64_t const size = answer.file.size_bytes;
    auto const chunks = static_cast<std::uint32_t>((size + chunk_bytes - 1) / chunk_bytes);
    answer.bytes_sent = std::min<std::uint64_t>(answer.received.size() * chunk_bytes, size);
    for (std::uint32_t chunk = 0; chunk < chunks; ++chunk)
        if (std::ranges::find(answer.received, chunk) == answer.received.end())
            return context.files.read(answer.file.handle, chunk * std::uint64_t{chunk_bytes},
                                      chunk_bytes);
    // Its bytes stay at hand until the filing is sent: they may have to be sealed with it.
    answer.state = UploadState::Stored;
}

static void upload_created(Context& context, PaperAnswer& answer, net::Response const& response) {
    Result<protocol::UploadStatus> status = protocol::parse_upload_status(response.body);
    if (may_work_later(response) || (succeeded(response) && !status))
        return wait_for_network(context, answer, response);
    if (!status)
        return fail_upload(answer, problem_of(response));
    answer.tries = 0;
    answer.upload_id = status->upload_id;
    answer.state = UploadState::Sending;
    answer.received = std::move(status->received);
    send_next_chunk(context, answer);
}

static void chunk_stored(Context& context, PaperAnswer& answer, net::Response const& response,
                         std::uint32_t chunk) {
    if (may_work_later(response))
        return wait_for_network(context, answer, response);
    if (!succeeded(response))
        return fail_upload(answer, problem_of(response));
    answer.received.push_back(chunk);
    send_next_chunk(context, answer);
}

void resume_uploads(Context& context) {
    for (auto& [paper, answer] : context.state.filing.papers)
        if (answer.state == UploadState::Waiting)
            declare_upload(context, answer, pause_ms(context.random, answer.tries++, {}));
}

void release_files(Context& context) {
    for (auto const& [paper, answer] : context.state.filing.papers)
        if (answer.file.handle != 0)
            context.files.release(answer.file.handle);
}

static bool has_file_in(Filing const& filing, UploadState state) {
    return std::ranges::any_of(filing.papers, [state](auto const& entry) {
        return entry.second.state == state && !entry.second.bring;
    });
}

// A filing that waits for its files goes out when the last one is there, and into the outbox when
// one cannot get there.
static void send_when_whole(Context& context) {
    Filing& filing = context.state.filing;
    bool const is_held = filing.sending == Sending::UnderWay && filing.sent_body.empty();
    if (!is_held || has_file_in(filing, UploadState::Reading) ||
        has_file_in(filing, UploadState::Sending))
        return;
    if (has_file_in(filing, UploadState::Failed)) {
        filing.sending = Sending::NotSent;
        context.next_route =
            Route{.screen = Screen::Papers, .procedure = context.state.route.procedure};
        return;
    }
    if (has_file_in(filing, UploadState::Waiting))
        return outbox_flow::keep(context);
    filing.sent_body = submission_body(context.state);
    context.requests.post(Purpose::Submit, filing.procedure, "/api/v1/submissions",
                          filing.sent_body);
}

static void send_filing(Context& context) {
    Filing& filing = context.state.filing;
    if (filing.sending == Sending::UnderWay || filing.sending >= Sending::Kept)
        return;
    filing.sending = Sending::UnderWay;
    filing.problem = {};
    // After an answer was lost the same bytes go out again: the server then gives the receipt of
    // what it already holds instead of a second file.
    if (!filing.sent_body.empty())
        return context.requests.post(Purpose::Submit, filing.procedure, "/api/v1/submissions",
                                     filing.sent_body);
    send_when_whole(context);
}

static void filing_answered(Context& context, net::Response const& response) {
    Filing& filing = context.state.filing;
    Result<protocol::Receipt> receipt = protocol::parse_receipt(response.body);
    bool const is_unanswered =
        response.status == 0 || (response.status >= 502 && response.status <= 504);
    if (is_unanswered || (succeeded(response) && !receipt))
        return outbox_flow::keep(context);
    if (!succeeded(response)) {
        filing.sending = Sending::Failed;
        filing.problem = problem_of(response);
        if (response.status >= 400 && response.status < 500 && response.status != 429)
            filing.sent_body.clear();
        return;
    }
    filing.receipt = std::move(*receipt);
    filing.sending = Sending::Stored;
    release_files(context);
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
    // "handle" or "handle chunk"
    std::uint32_t handle = 0;
    std::uint32_t chunk = 0;
    char const* const end = pending.subject.data() + pending.subject.size();
    auto const read = std::from_chars(pending.subject.data(), end, handle);
    if (read.ptr != end)
        std::from_chars(read.ptr + 1, end, chunk);
    PaperAnswer* const answer = answer_of_handle(context.state.filing, handle);
    if (answer == nullptr)
        return;
    if (pending.purpose == Purpose::CreateUpload)
        upload_created(context, *answer, response);
    else
        chunk_stored(context, *answer, response, chunk);
    send_when_whole(context);
}

}
