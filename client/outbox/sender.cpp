#include "client/outbox/sender.h"

#include "client/outbox/judge.h"
#include "client/outbox/pause.h"
#include "shared/core/base64url.h"
#include "shared/core/sha256.h"
#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/protocol/device.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/sealed.h"
#include "shared/protocol/version.h"
#include "shared/sealing/sealing.h"

#include <algorithm>

namespace onedoor::outbox {

/// An answer that takes longer than a line of 4 bytes a millisecond needs is lost.
static constexpr std::uint32_t answer_ms = 15'000;
static constexpr std::uint32_t bytes_a_ms = 4;
/// For whoever makes the request to give it up first.
static constexpr std::int64_t grace_ms = 5'000;
static constexpr std::int64_t heard_lately_ms = 30'000;
static constexpr std::int64_t key_check_ms = 6 * 3'600'000;
/// While the office has a filing in one place only.
static constexpr std::int64_t secured_check_ms = 10 * 60'000;
/// What was refused because a file of it was not there is sent again as a whole, a few times.
static constexpr std::uint32_t refusals_max = 3;

static core::Uptime later(core::Uptime now, std::int64_t milliseconds) {
    return {now.milliseconds + milliseconds};
}

Sender::Sender(OutboxStore& store, core::Random& random, SenderOptions options)
    : m_store(store), m_random(random), m_options(std::move(options)) {}

Sender::Step Sender::Work::next_step() {
    for (; file < delivery.files.size(); ++file, upload.reset(), chunk = 0) {
        if (!upload)
            return Step::Declare;
        while (chunk < upload->chunks && std::ranges::binary_search(upload->received, chunk))
            ++chunk;
        if (!upload->complete && chunk < upload->chunks)
            return Step::Chunk;
    }
    return Step::Submit;
}

Result<Sender::Choice> Sender::choose(core::Uptime now) {
    Choice choice;
    for (Item const& item : TRY(m_store.items())) {
        if (item.state == ItemState::Refused)
            continue;
        auto const found = m_pauses.find(item.id);
        Pause const pause = found == m_pauses.end() ? Pause() : found->second;
        if (pause.due <= now) {
            choice.ready = item.id;
            return choice;
        }
        choice.due = std::min(choice.due.value_or(pause.due), pause.due);
        if (!pause.is_stuck)
            break;
    }
    return choice;
}

Result<std::optional<Task>> Sender::next(core::Uptime now) {
    if (m_under_way && now < m_under_way->deadline)
        return std::nullopt;
    if (m_under_way)
        TRY(take({.token = m_under_way->task.token}, now));
    if (!m_work) {
        Choice const choice = TRY(choose(now));
        if (choice.ready) {
            auto delivery = TRY(m_store.delivery(*choice.ready));
            VERIFY(delivery);
            m_work = Work{.delivery = std::move(*delivery)};
        }
    }
    if (m_work)
        return start(m_work->next_step(), now);
    if (m_key_pause.due <= now)
        return start(Step::OfficeKey, now);
    return std::nullopt;
}

Result<std::optional<core::Uptime>> Sender::due(core::Uptime now) {
    if (m_under_way)
        return m_under_way->deadline;
    if (m_work)
        return now;
    Choice const choice = TRY(choose(now));
    if (choice.ready)
        return now;
    return std::min(choice.due.value_or(m_key_pause.due), m_key_pause.due);
}

Result<std::optional<Task>> Sender::start(Step step, core::Uptime now) {
    net::Request request = TRY(request_of(step));
    auto const size = static_cast<std::uint32_t>(request.body.size());
    request.timeout_ms = answer_ms + size / bytes_a_ms;
    core::Uptime const deadline = later(now, request.timeout_ms + grace_ms);
    m_under_way = UnderWay{{++m_last_token, std::move(request)}, step, deadline};
    return m_under_way->task;
}

static void add_device(net::Request& request, std::string_view device) {
    if (!device.empty())
        request.headers.push_back({std::string(protocol::device_header), std::string(device)});
}

static net::Request change(net::Method method, std::string path, std::string_view type,
                           std::string_view device) {
    net::Request request{.method = method, .path = std::move(path)};
    request.headers = {{"Content-Type", std::string(type)},
                       {std::string(protocol::request_header), "1"}};
    add_device(request, device);
    return request;
}

static net::Request signed_post(std::string path, SignedBody const& content,
                                std::string_view device) {
    net::Request request = change(net::Method::Post, std::move(path), protocol::json_type, device);
    if (!device.empty())
        request.headers.push_back({std::string(protocol::device_signature_header),
                                   core::to_base64url(content.signature)});
    request.body = content.body;
    return request;
}

Result<net::Request> Sender::request_of(Step step) {
    switch (step) {
    case Step::OfficeKey: {
        net::Request request{.path = "/api/v1/office-key"};
        add_device(request, m_options.device);
        return request;
    }
    case Step::Declare:
        return declaration();
    case Step::Chunk:
        return chunk();
    case Step::Submit:
        break;
    }
    return submission();
}

net::Request Sender::declaration() const {
    Delivery const& delivery = m_work->delivery;
    return signed_post("/api/v1/uploads", delivery.files[m_work->file].declaration,
                       delivery.device);
}

Result<net::Request> Sender::chunk() const {
    Work const& work = *m_work;
    std::uint32_t const chunk_bytes = work.upload->chunk_bytes;
    core::Bytes const bytes = TRY(m_store.read_file(
        work.delivery.id, work.file, std::uint64_t{work.chunk} * chunk_bytes, chunk_bytes));
    net::Request request =
        change(net::Method::Put,
               "/api/v1/uploads/" + work.upload->upload_id + "/" + std::to_string(work.chunk),
               protocol::chunk_type, work.delivery.device);
    request.headers.push_back(
        {std::string(protocol::chunk_hash_header), core::to_hex(core::sha256(bytes))});
    request.body.assign(bytes.begin(), bytes.end());
    return request;
}

/// From now on nobody can know, without an answer, that the office does not have it.
Result<net::Request> Sender::submission() {
    Delivery& delivery = m_work->delivery;
    if (!delivery.was_asked)
        TRY_VOID(m_store.mark_asked(delivery.id));
    delivery.was_asked = true;
    return signed_post("/api/v1/sealed-submissions", delivery.envelope, delivery.device);
}

/// The key is told by whoever answers: that it is the pinned one is what counts.
Result<bool> Sender::is_confirmed(UnderWay const& asked, Answer const& answer) {
    if (asked.step == Step::OfficeKey)
        return true;
    auto const office = TRY(m_store.pinned_office());
    std::string const& device = m_work->delivery.device;
    if (!office || office->answer_key.empty() || device.empty())
        return true;
    return is_answer_signed(*office, device, asked.task.request, answer);
}

Result<News> Sender::take(Answer const& answer, core::Uptime now) {
    if (!m_under_way || m_under_way->task.token != answer.token)
        return News();
    UnderWay const asked = std::move(*m_under_way);
    m_under_way.reset();
    Claim const claim = claim_of(answer);
    bool const is_believed = claim == Claim::Success || claim == Claim::Refusal
                                 ? TRY(is_confirmed(asked, answer))
                                 : false;
    if (is_believed)
        return learn(asked, answer, now);
    bool const is_claim = claim == Claim::Success || claim == Claim::Refusal;
    postpone(asked.step, is_claim ? Answer() : answer, now);
    return News();
}

Result<News> Sender::learn(UnderWay const& asked, Answer const& answer, core::Uptime now) {
    bool const is_success = claim_of(answer) == Claim::Success;
    if (asked.step == Step::OfficeKey)
        return learn_office(answer, now);
    if (!is_success)
        return refuse(answer, now);
    if (asked.step == Step::Submit)
        return receive(answer, now);
    advance(answer, asked.step, now);
    return News();
}

void Sender::advance(Answer const& answer, Step step, core::Uptime now) {
    Work& work = *m_work;
    if (step == Step::Declare) {
        auto status = protocol::parse_upload_status(answer.body);
        if (!status || status->upload_id != work.delivery.files[work.file].upload_id)
            return postpone(step, {}, now);
        work.upload = std::move(*status);
    } else {
        ++work.chunk;
        // What gets on need not pause long before it goes on.
        m_pauses[work.delivery.id].tries = 0;
    }
    m_heard = now;
}

static bool is_secured(std::string_view body) {
    auto const document = json::parse(body);
    json::Value const* const told = document ? document->find("secured") : nullptr;
    return told == nullptr || told->as_boolean() == nullptr || *told->as_boolean();
}

Result<News> Sender::receive(Answer const& answer, core::Uptime now) {
    Delivery const& delivery = m_work->delivery;
    auto receipt = protocol::parse_receipt(answer.body);
    if (!receipt || !is_receipt_of(*receipt, delivery.id)) {
        postpone(Step::Submit, {}, now);
        return News();
    }
    m_heard = now;
    bool const is_first = delivery.state == ItemState::Waiting;
    core::SubmissionId const id = delivery.id;
    m_work.reset();
    m_pauses.erase(id);
    if (is_secured(answer.body)) {
        TRY_VOID(m_store.purge(id));
    } else {
        TRY_VOID(m_store.mark_accepted(id));
        m_pauses[id] = {.due = later(now, secured_check_ms), .is_asked = true, .is_stuck = true};
    }
    return is_first ? News(Received{id, std::move(*receipt)}) : News();
}

static bool is_retried(std::string_view code) {
    return code == "submission.upload_incomplete" || code == "upload.chunk_hash";
}

Result<News> Sender::refuse(Answer const& answer, core::Uptime now) {
    auto problem = protocol::parse_problem(answer.body);
    if (!problem) {
        postpone(Step::Submit, {}, now);
        return News();
    }
    m_heard = now;
    core::SubmissionId const id = m_work->delivery.id;
    if (is_retried(problem->code) && m_pauses[id].refusals < refusals_max) {
        std::uint32_t const refusals = m_pauses[id].refusals + 1;
        postpone(Step::Submit, {}, now);
        m_pauses[id].refusals = refusals;
        return News();
    }
    m_work.reset();
    m_pauses.erase(id);
    TRY_VOID(m_store.mark_refused(id, problem->code));
    return News(Refused{id, std::move(problem->code), std::move(problem->text)});
}

static std::optional<OfficePin> pin_of(std::string_view body) {
    auto key = protocol::parse_office_key(body);
    if (!key)
        return std::nullopt;
    sealing::PublicKey point{};
    std::ranges::copy(key->public_key, point.begin());
    if (sealing::key_id(point) != key->key_id)
        return std::nullopt;
    return OfficePin{std::move(key->key_id), std::move(key->public_key),
                     std::move(key->answer_key)};
}

Result<News> Sender::learn_office(Answer const& answer, core::Uptime now) {
    auto const told = claim_of(answer) == Claim::Success ? pin_of(answer.body) : std::nullopt;
    if (!told) {
        postpone(Step::OfficeKey, {}, now);
        return News();
    }
    m_heard = now;
    m_key_pause = {.due = later(now, key_check_ms)};
    auto const pinned = TRY(m_store.pinned_office());
    bool const is_wished = told->key_id == m_options.office_key_id;
    bool const may_be_first = !pinned && m_options.office_key_id.empty();
    if (pinned == told)
        return News();
    if (may_be_first || (is_wished && (!pinned || pinned->key_id != told->key_id))) {
        TRY_VOID(m_store.pin_office(*told));
        return News(OfficePinned{told->key_id});
    }
    if (TRY(m_store.offered_office()) == told)
        return News();
    TRY_VOID(m_store.offer_office(*told));
    return News(OfficeChanged{told->key_id});
}

void Sender::postpone(Step step, Answer const& answer, core::Uptime now) {
    Claim const claim = claim_of(answer);
    bool const is_alive = m_heard && now.milliseconds - m_heard->milliseconds < heard_lately_ms;
    Obstacle const obstacle = claim == Claim::Busy ? Obstacle::Busy
                              : is_alive           ? Obstacle::Lost
                                                   : Obstacle::NoLine;
    Pause& pause = step == Step::OfficeKey ? m_key_pause : m_pauses[m_work->delivery.id];
    ++pause.tries;
    std::int64_t const milliseconds =
        pause_ms(obstacle, pause.tries, answer.retry_after_seconds, m_random);
    pause.due = later(now, milliseconds);
    pause.is_asked = claim == Claim::Busy && answer.retry_after_seconds > 0;
    pause.is_stuck = is_about_filing(answer);
    if (step == Step::OfficeKey)
        return;
    // What the office has already holds nothing up.
    pause.is_stuck = pause.is_stuck || m_work->delivery.state == ItemState::Accepted;
    m_work.reset();
}

void Sender::hurry(core::Uptime now) {
    for (auto& [id, pause] : m_pauses)
        if (!pause.is_asked)
            pause.due = std::min(pause.due, now);
    if (!m_key_pause.is_asked && m_key_pause.tries > 0)
        m_key_pause.due = std::min(m_key_pause.due, now);
}

std::optional<core::SubmissionId> Sender::sending() const {
    return m_work ? std::optional(m_work->delivery.id) : std::nullopt;
}

}
