#include "client/app/sending_flow.h"

#include "client/app/answers.h"
#include "client/app/filing_flow.h"
#include "client/app/keeping_flow.h"
#include "client/app/outbox_flow.h"
#include "client/net/pause.h"
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

/// A file on its way, and the filing it belongs to, which may be resting.
struct Upload {
    Filing* filing = nullptr;
    PaperAnswer* answer = nullptr;
};

static Upload find_upload(State& state, auto const& is_it) {
    for (Filing* const filing : keeping_flow::filings(state))
        for (auto& [paper, answer] : filing->papers)
            if (is_it(answer))
                return {filing, &answer};
    return {};
}

static Upload upload_of(State& state, std::uint32_t handle) {
    return find_upload(state, [handle](PaperAnswer const& answer) {
        return answer.file.handle == handle && handle != 0 && answer.state != UploadState::None;
    });
}

static void fail_upload(PaperAnswer& answer, Problem problem) {
    answer.state = UploadState::Failed;
    answer.problem = std::move(problem);
}

static void begin_upload(Context& context, PaperAnswer& answer) {
    answer.state = UploadState::Reading;
    answer.hash.emplace();
    context.files.read(answer.file.handle, 0, chunk_bytes);
}

static void choose_file(Context& context, Intent const& intent) {
    PaperAnswer& answer = context.state.filing.papers[intent.subject];
    answer = PaperAnswer{.file = intent.file};
    std::erase(context.state.filing.missing_papers, intent.subject);
    if (intent.file.size_bytes > limits::attachment_bytes_max)
        return fail_upload(answer, refused(strings::Key::papers_too_large));
    begin_upload(context, answer);
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
static void declare_upload(Context& context, Upload const& upload, std::uint32_t delay_ms) {
    PaperAnswer const& answer = *upload.answer;
    protocol::UploadDeclaration const declaration{
        .submission = upload.filing->submission,
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

static void wait_for_network(Context& context, Upload const& upload,
                             net::Response const& response) {
    PaperAnswer& answer = *upload.answer;
    answer.state = UploadState::Waiting;
    declare_upload(context, upload, net::pause_ms(context.random, answer.tries++, response));
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
    Upload const upload = upload_of(context.state, chunk.handle);
    PaperAnswer* const answer = upload.answer;
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
        declare_upload(context, upload, 0);
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

static void upload_created(Context& context, Upload const& upload, net::Response const& response) {
    PaperAnswer& answer = *upload.answer;
    Result<protocol::UploadStatus> status = protocol::parse_upload_status(response.body);
    if (may_work_later(response) || (succeeded(response) && !status))
        return wait_for_network(context, upload, response);
    if (!status)
        return fail_upload(answer, problem_of(response));
    answer.tries = 0;
    answer.upload_id = status->upload_id;
    answer.state = UploadState::Sending;
    answer.received = std::move(status->received);
    send_next_chunk(context, answer);
}

static void chunk_stored(Context& context, Upload const& upload, net::Response const& response,
                         std::uint32_t chunk) {
    PaperAnswer& answer = *upload.answer;
    if (may_work_later(response))
        return wait_for_network(context, upload, response);
    if (!succeeded(response))
        return fail_upload(answer, problem_of(response));
    answer.received.push_back(chunk);
    send_next_chunk(context, answer);
}

void resume_uploads(Context& context, Filing& filing) {
    for (auto& [paper, answer] : filing.papers) {
        bool const is_under_way = answer.state == UploadState::Reading ||
                                  answer.state == UploadState::Sending ||
                                  answer.state == UploadState::Waiting;
        if (!is_under_way)
            continue;
        stop_upload(context, answer);
        if (answer.sha256.empty()) {
            begin_upload(context, answer);
        } else {
            answer.state = UploadState::Waiting;
            declare_upload(context, {&filing, &answer},
                           net::pause_ms(context.random, answer.tries++, {}));
        }
    }
}

void stop_upload(Context& context, PaperAnswer const& answer) {
    std::string const handle = std::to_string(answer.file.handle);
    context.requests.cancel(Purpose::CreateUpload, handle);
    context.requests.cancel(Purpose::PutChunk, handle);
}

void release_files(Context& context, Filing const& filing) {
    for (auto const& [paper, answer] : filing.papers)
        if (answer.file.handle != 0)
            context.files.release(answer.file.handle);
}

static bool has_file_in(Filing const& filing, UploadState state) {
    return std::ranges::any_of(filing.papers, [state](auto const& entry) {
        return entry.second.state == state && !entry.second.bring;
    });
}

static Route route_to(State const& state, Screen screen) {
    return {.screen = screen,
            .procedure =
                is_filing(state.route.screen) ? state.route.procedure : state.filing.procedure};
}

static void post_filing(Context& context) {
    Filing const& filing = context.state.filing;
    context.requests.post(Purpose::Submit, filing.submission.text(), "/api/v1/submissions",
                          filing.sent_body);
}

// A filing that waits for its files goes out when the last one is there, and into the outbox when
// one cannot get there.
static void send_when_whole(Context& context) {
    Filing& filing = context.state.filing;
    ProcedurePage const& page = context.state.page;
    bool const is_held = filing.sending == Sending::UnderWay && filing.sent_body.empty();
    if (!is_held || has_file_in(filing, UploadState::Reading) ||
        has_file_in(filing, UploadState::Sending))
        return;
    // Without its form it cannot be written: it waits until the person is back.
    if (!page.form || page.procedure.id != filing.procedure) {
        filing.sending = Sending::NotSent;
        return;
    }
    if (has_file_in(filing, UploadState::Failed)) {
        filing.sending = Sending::NotSent;
        context.next_route = route_to(context.state, Screen::Papers);
        return;
    }
    if (has_file_in(filing, UploadState::Waiting))
        return outbox_flow::keep(context);
    filing.sent_body = submission_body(context.state);
    post_filing(context);
}

void check_uploads(Context& context) {
    for (auto const& [paper, answer] : context.state.filing.papers)
        if (answer.state == UploadState::Stored)
            context.requests.send(Purpose::CheckUpload, answer.upload_id,
                                  {.path = "/api/v1/uploads/" + percent_encode(answer.upload_id)});
}

static void upload_checked(Context& context, std::string const& upload_id,
                           net::Response const& response) {
    Upload const upload = find_upload(context.state, [&](PaperAnswer const& answer) {
        return answer.upload_id == upload_id && answer.state == UploadState::Stored;
    });
    if (upload.answer == nullptr || response.status != 404)
        return;
    bool const is_at_hand = upload.answer->file.handle != 0 && !upload.answer->sha256.empty();
    if (!is_at_hand)
        return fail_upload(*upload.answer, refused(strings::Key::papers_expired));
    upload.answer->state = UploadState::Waiting;
    declare_upload(context, upload, 0);
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
        return post_filing(context);
    send_when_whole(context);
}

static void filing_answered(Context& context, Filing& filing, net::Response const& response) {
    bool const is_on_screen = &filing == &context.state.filing;
    Result<protocol::Receipt> receipt = protocol::parse_receipt(response.body);
    bool const is_unanswered = response.status == 0 ||
                               (response.status >= 502 && response.status <= 504) ||
                               (succeeded(response) && !receipt);
    if (is_unanswered && is_on_screen)
        return outbox_flow::keep(context);
    if (!succeeded(response) || !receipt) {
        filing.sending = Sending::Failed;
        filing.problem = problem_of(response);
        if (response.status >= 400 && response.status < 500 && response.status != 429)
            filing.sent_body.clear();
        return;
    }
    filing.receipt = std::move(*receipt);
    filing.sending = Sending::Stored;
    release_files(context, filing);
    keeping_flow::forget(context, filing);
    if (is_on_screen)
        context.next_route = route_to(context.state, Screen::Receipt);
}

void perform(Context& context, Intent const& intent) {
    if (intent.action == Action::Send)
        return send_filing(context);
    context.state.filing.is_touched = true;
    if (intent.action == Action::ChooseFile)
        choose_file(context, intent);
    else if (intent.action == Action::RemoveFile)
        remove_file(context, intent.subject);
    else if (intent.action == Action::KeepPhoto)
        context.state.filing.papers[intent.subject].file.flaw = PhotoFlaw::None;
    else
        bring_paper(context, intent.subject);
    keeping_flow::changed(context);
}

void receive(Context& context, Pending const& pending, net::Response const& response) {
    if (pending.purpose == Purpose::Submit) {
        if (Filing* const filing = keeping_flow::filing_of(context.state, pending.subject))
            filing_answered(context, *filing, response);
        return;
    }
    if (pending.purpose == Purpose::CheckUpload)
        return upload_checked(context, pending.subject, response);
    // "handle" or "handle chunk"
    std::uint32_t handle = 0;
    std::uint32_t chunk = 0;
    char const* const end = pending.subject.data() + pending.subject.size();
    auto const read = std::from_chars(pending.subject.data(), end, handle);
    if (read.ptr != end)
        std::from_chars(read.ptr + 1, end, chunk);
    Upload const upload = upload_of(context.state, handle);
    if (upload.answer == nullptr)
        return;
    if (pending.purpose == Purpose::CreateUpload)
        upload_created(context, upload, response);
    else
        chunk_stored(context, upload, response, chunk);
    bool const is_stored = upload.answer->state == UploadState::Stored;
    if (is_stored && upload.filing == &context.state.filing)
        keeping_flow::changed(context);
    send_when_whole(context);
}

}
