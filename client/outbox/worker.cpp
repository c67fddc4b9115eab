#include "client/outbox/worker.h"

#include "shared/cases/references.h"
#include "shared/core/wipe.h"

#include <algorithm>
#include <chrono>

namespace onedoor::outbox {

/// After an error that may pass, a full disk for example.
static constexpr std::int64_t retry_ms = 10'000;

static void wipe(app::OutgoingFiling& filing) {
    core::wipe(filing.body);
    core::wipe(filing.procedure);
    for (app::OutgoingFile& file : filing.files)
        core::wipe(file.name);
    filing.files.clear();
}

static void wipe(app::OutboxItem& item) {
    for (std::string* const text : {&item.id, &item.procedure, &item.procedure_name.vi,
                                    &item.procedure_name.en, &item.problem.vi, &item.problem.en})
        core::wipe(*text);
    if (!item.receipt)
        return;
    protocol::Receipt& receipt = *item.receipt;
    for (std::string* const text :
         {&receipt.reference, &receipt.secret, &receipt.procedure, &receipt.track})
        core::wipe(*text);
}

static void wipe(Event& event) {
    if (auto* const kept = std::get_if<Kept>(&event)) {
        core::wipe(kept->id);
        core::wipe(kept->reference);
    }
    if (auto* const listed = std::get_if<Listed>(&event))
        std::ranges::for_each(listed->items, [](app::OutboxItem& item) { wipe(item); });
}

Worker::Worker(std::unique_ptr<OutboxStore> store, DeviceKey key, SenderOptions const& options,
               Surroundings const& surroundings, Threads threads)
    : m_given(surroundings), m_options(options), m_key(std::move(key)), m_store(std::move(store)),
      m_sender(*m_store, surroundings.random, options) {
    note(refresh());
    if (threads == Threads::None)
        return;
    m_network = std::thread([this] { talk(); });
    m_disk = std::thread([this] { work(); });
}

Worker::~Worker() {
    if (m_disk.joinable())
        end_threads();
    forget();
}

void Worker::end_threads() {
    std::unique_lock lock(m_mutex);
    m_is_stopping = true;
    m_changed.notify_one();
    m_has_task.notify_one();
    // A request may begin at this moment: one word could come too early to end it.
    while (!m_has_stopped_talking) {
        m_given.exchange.give_up();
        m_has_task.wait_for(lock, std::chrono::milliseconds(20));
    }
    lock.unlock();
    m_network.join();
    m_disk.join();
}

void Worker::add(Job job) {
    std::lock_guard const lock(m_mutex);
    m_jobs.push_back(std::move(job));
    m_changed.notify_one();
}

void Worker::add_filing(app::OutgoingFiling const& filing) {
    std::lock_guard const lock(m_mutex);
    ++m_filings_to_seal;
    m_jobs.emplace_back(KeepJob{filing, m_session});
    m_changed.notify_one();
}

void Worker::advance(core::Uptime now) {
    std::lock_guard const lock(m_mutex);
    m_now = now;
    if (m_due && *m_due <= now)
        m_changed.notify_one();
}

std::vector<Event> Worker::take_events() {
    std::lock_guard const lock(m_mutex);
    return std::exchange(m_events, {});
}

Status Worker::status() {
    std::lock_guard const lock(m_mutex);
    return m_status;
}

Capacity Worker::capacity() {
    std::lock_guard const lock(m_mutex);
    return m_status.capacity;
}

bool Worker::is_available() {
    std::lock_guard const lock(m_mutex);
    return !m_status.office_key_id.empty() && !m_status.is_broken;
}

void Worker::forget() {
    std::lock_guard const lock(m_mutex);
    ++m_session;
    std::ranges::for_each(m_events, [](Event& event) { wipe(event); });
    std::erase_if(m_events, [](Event const& event) {
        return std::holds_alternative<Kept>(event) || std::holds_alternative<Listed>(event);
    });
    if (m_mine.empty())
        return;
    std::ranges::for_each(m_mine, [](app::OutboxItem& item) { wipe(item); });
    m_mine.clear();
    m_events.emplace_back(Listed());
}

bool Worker::is_forgotten() {
    std::lock_guard const lock(m_mutex);
    return m_filings_to_seal == 0;
}

void Worker::drop_received(std::string_view id) {
    std::lock_guard const lock(m_mutex);
    auto const found = std::ranges::find(m_mine, id, &app::OutboxItem::id);
    if (found == m_mine.end())
        return;
    wipe(*found);
    m_mine.erase(found);
    m_events.emplace_back(Listed{m_mine});
}

void Worker::tell(Event event) {
    {
        std::lock_guard const lock(m_mutex);
        m_events.push_back(std::move(event));
    }
    if (m_given.wake != nullptr)
        m_given.wake();
}

// --- the thread of the network -------------------------------------------------------------------

void Worker::talk() {
    std::unique_lock lock(m_mutex);
    while (!m_is_stopping) {
        if (!m_task) {
            m_has_task.wait(lock);
            continue;
        }
        Task const task = std::move(*m_task);
        m_task.reset();
        m_is_talking = true;
        lock.unlock();
        Answer answer = m_given.exchange.make(task);
        lock.lock();
        m_is_talking = false;
        m_answer = std::move(answer);
        m_changed.notify_one();
    }
    m_has_stopped_talking = true;
    m_has_task.notify_all();
}

void Worker::hand_over(Task task) {
    std::lock_guard const lock(m_mutex);
    // The one before took too long: its answer is for nobody.
    if (m_is_talking)
        m_given.exchange.give_up();
    m_task = std::move(task);
    m_has_task.notify_one();
}

// --- the thread of the disk ----------------------------------------------------------------------

void Worker::work() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (do_next(lock))
            continue;
        if (m_is_stopping)
            return;
        m_changed.wait(lock);
    }
}

std::optional<Task> Worker::turn() {
    std::unique_lock lock(m_mutex);
    while (do_next(lock)) {
    }
    return std::exchange(m_task, std::nullopt);
}

void Worker::answer(Answer answer) {
    std::lock_guard const lock(m_mutex);
    m_answer = std::move(answer);
}

std::optional<core::Uptime> Worker::due() {
    std::lock_guard const lock(m_mutex);
    return m_status.is_broken ? std::nullopt : m_due;
}

/// False when there is nothing to do now.
bool Worker::do_next(std::unique_lock<std::mutex>& lock) {
    if (!m_jobs.empty()) {
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        note(std::visit([this](auto& one) { return perform(one); }, job));
        note(refresh());
        lock.lock();
        m_due = m_now.value_or(core::Uptime());
        return true;
    }
    bool const is_due = m_now && m_due && *m_due <= *m_now;
    if (m_is_stopping || m_status.is_broken || (!m_answer && !is_due))
        return false;
    step(lock);
    return true;
}

void Worker::step(std::unique_lock<std::mutex>& lock) {
    core::Uptime const now = *m_now;
    std::optional<Answer> answer = std::exchange(m_answer, std::nullopt);
    m_due.reset();
    lock.unlock();
    Result<void> const sent = send(now, std::move(answer));
    note(sent);
    auto const due = m_sender.due(now);
    lock.lock();
    m_due = sent && due ? *due : core::Uptime{now.milliseconds + retry_ms};
}

Result<void> Worker::send(core::Uptime now, std::optional<Answer> answer) {
    if (answer) {
        auto const sending = m_sender.sending();
        Result<News> news = m_sender.take(*answer, now);
        core::wipe(answer->body);
        if (!news)
            return std::unexpected(std::move(news).error());
        learn(*news);
        for (RemoveJob& removal : std::exchange(m_removals, {}))
            TRY_VOID(perform(removal));
        if (!std::holds_alternative<std::monostate>(*news) || sending != m_sender.sending())
            TRY_VOID(refresh());
    }
    auto const before = m_sender.sending();
    std::optional<Task> task = TRY(m_sender.next(now));
    if (before != m_sender.sending())
        TRY_VOID(refresh());
    if (task)
        hand_over(std::move(*task));
    else
        TRY_VOID(m_store->tidy());
    return {};
}

void Worker::learn(News& news) {
    if (auto* const pinned = std::get_if<OfficePinned>(&news))
        return tell(std::move(*pinned));
    if (auto* const changed = std::get_if<OfficeChanged>(&news))
        return tell(std::move(*changed));
    std::lock_guard const lock(m_mutex);
    auto const mine = [&](core::SubmissionId id) {
        return std::ranges::find(m_mine, id.text(), &app::OutboxItem::id);
    };
    if (auto* const received = std::get_if<Received>(&news)) {
        if (auto const item = mine(received->id); item != m_mine.end()) {
            item->state = app::OutboxState::Received;
            item->receipt = std::move(received->receipt);
            m_is_list_new = true;
        } else {
            core::wipe(received->receipt.secret);
        }
    }
    if (auto* const refused = std::get_if<Refused>(&news))
        if (auto const item = mine(refused->id); item != m_mine.end())
            item->problem = std::move(refused->text);
}

void Worker::note(Result<void> const& outcome) {
    if (!outcome && outcome.error().code == "outbox.failed")
        stop_believing(outcome.error());
}

void Worker::stop_believing(Error const& error) {
    {
        std::lock_guard const lock(m_mutex);
        if (std::exchange(m_status.is_broken, true))
            return;
    }
    tell(Broken{error.detail});
}

static app::OutboxState state_of(Item const& item, bool is_sending) {
    switch (item.state) {
    case ItemState::Waiting:
        break;
    case ItemState::Accepted:
        return app::OutboxState::Received;
    case ItemState::Refused:
        return app::OutboxState::Refused;
    }
    return is_sending ? app::OutboxState::Sending : app::OutboxState::Waiting;
}

void Worker::list_mine(std::span<Item const> items) {
    bool is_changed = std::exchange(m_is_list_new, false);
    auto const sending = m_sender.sending();
    // What was removed is not listed any more; what was received is.
    auto const is_gone = [&](app::OutboxItem& mine) {
        auto const id = core::SubmissionId::parse(mine.id);
        auto const found = std::ranges::find(items, id, &Item::id);
        if (found == items.end())
            return mine.state != app::OutboxState::Received;
        app::OutboxState const state = state_of(*found, sending == found->id);
        is_changed = is_changed || state != mine.state;
        mine.state = state;
        mine.was_asked = found->was_asked;
        return false;
    };
    is_changed = std::erase_if(m_mine, is_gone) > 0 || is_changed;
    if (is_changed)
        m_events.emplace_back(Listed{m_mine});
}

Result<void> Worker::refresh() {
    Status status;
    status.items = TRY(m_store->items());
    status.slips = TRY(m_store->unconfirmed_slips());
    status.capacity = capacity_of(TRY(m_store->usage()));
    auto const pinned = TRY(m_store->pinned_office());
    auto const offered = TRY(m_store->offered_office());
    if (pinned)
        status.office_key_id = pinned->key_id;
    if (offered)
        status.offered_key_id = offered->key_id;
    {
        std::lock_guard const lock(m_mutex);
        status.is_broken = m_status.is_broken;
        m_status = std::move(status);
        list_mine(m_status.items);
    }
    if (m_given.wake != nullptr)
        m_given.wake();
    return {};
}

Result<void> Worker::read_files(app::OutgoingFiling const& filing, OpenFiling& open) {
    for (app::OutgoingFile const& file : filing.files) {
        if (file.handle == 0)
            continue;
        Result<core::Bytes> content = m_given.files.read(file.handle);
        if (!content)
            return fail("outbox.file", content.error().detail);
        open.files.push_back({file.upload_id, file.name, file.type, std::move(*content)});
    }
    return {};
}

Result<SlipNumber> Worker::seal_and_keep(app::OutgoingFiling& filing) {
    auto const office = TRY(m_store->pinned_office());
    if (!office)
        return fail("outbox.no_key", "the office's key is not known");
    core::Instant const now = m_given.clock.now();
    OpenFiling open{.id = filing.submission, .body = std::move(filing.body)};
    Result<void> const read = read_files(filing, open);
    Result<SealedFiling> sealed =
        read ? seal_filing(open, {*office, m_options.device, m_key, m_given.random}, now)
             : Result<SealedFiling>(std::unexpected(read.error()));
    outbox::wipe(open);
    if (!sealed)
        return std::unexpected(std::move(sealed).error());
    std::string const reference = cases::make_reference(filing.submission).text();
    return m_store->keep(*sealed, SlipDraft{SlipKind::KeptReceipt, reference, now});
}

void Worker::remember(app::OutgoingFiling const& filing, core::Instant kept_at) {
    m_mine.push_back({.id = filing.submission.text(),
                      .procedure = filing.procedure,
                      .procedure_name = filing.procedure_name,
                      .kept_at = kept_at,
                      .keeps_draft = filing.keeps_draft});
}

Result<void> Worker::perform(KeepJob& job) {
    Result<SlipNumber> const slip = seal_and_keep(job.filing);
    bool const is_known = !slip && slip.error().code == "outbox.known";
    Kept kept{.id = job.filing.submission.text(), .is_kept = slip || is_known};
    kept.slip = slip.value_or(0);
    kept.reference = cases::make_reference(job.filing.submission).text();
    if (!kept.is_kept)
        kept.error = slip.error().code;
    {
        std::lock_guard const lock(m_mutex);
        --m_filings_to_seal;
        if (job.session == m_session) {
            if (slip)
                remember(job.filing, m_given.clock.now());
            m_events.emplace_back(std::move(kept));
            if (slip)
                m_events.emplace_back(Listed{m_mine});
        }
    }
    wipe(job.filing);
    if (!slip && !is_known)
        return std::unexpected(slip.error());
    return {};
}

Result<void> Worker::perform(RemoveJob& job) {
    if (m_sender.sending() == job.id)
        m_removals.push_back(job);
    else
        TRY(m_store->remove(job.id, job.state));
    return {};
}

void Worker::tell_slip(std::uint32_t ticket, Result<UnconfirmedSlip> recorded) {
    SlipRecorded answer{ticket, std::nullopt};
    if (recorded)
        answer.slip = std::move(*recorded);
    tell(std::move(answer));
    if (!recorded)
        note(std::unexpected(recorded.error()));
}

Result<void> Worker::perform(SlipJob& job) {
    SlipDraft const slip{job.kind, job.code, m_given.clock.now()};
    Result<SlipNumber> const number = m_store->record_slip(slip);
    tell_slip(job.ticket, number ? Result<UnconfirmedSlip>(UnconfirmedSlip{*number, slip})
                                 : std::unexpected(number.error()));
    return {};
}

Result<void> Worker::perform(ConfirmJob& job) {
    return m_store->confirm_slip(job.number);
}

Result<void> Worker::perform(CopyJob& job) {
    tell_slip(job.ticket, m_store->record_copy(job.number));
    return {};
}

Result<void> Worker::perform(TrustJob& job) {
    auto const offered = TRY(m_store->offered_office());
    if (offered && offered->key_id == job.key_id)
        TRY_VOID(m_store->pin_office(*offered));
    return {};
}

Result<void> Worker::perform(AgainJob& job) {
    return m_store->mark_waiting(job.id);
}

Result<void> Worker::perform(HurryJob&) {
    std::unique_lock lock(m_mutex);
    auto const now = m_now;
    lock.unlock();
    if (now)
        m_sender.hurry(*now);
    return {};
}

}
