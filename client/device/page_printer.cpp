#include "client/device/page_printer.h"

#include "shared/core/wipe.h"

#include <utility>

namespace onedoor::device {

static Condition condition_of(Error const& error) {
    return error.code == "line.closed" ? Condition::Offline : Condition::Error;
}

PagePrinter::PagePrinter(PageQueue& queue, PageTimes times)
    : m_queue(queue), m_times(times), m_thread([this] { serve(); }) {}

PagePrinter::~PagePrinter() {
    {
        std::lock_guard const lock(m_mutex);
        m_is_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
    core::wipe(m_document);
    core::wipe(m_pages.original);
    core::wipe(m_pages.copy);
}

void PagePrinter::serve() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_is_ending || m_wanted != Call::None; });
        if (m_is_ending)
            return;
        Call const call = std::exchange(m_wanted, Call::None);
        lock.unlock();
        Answer answer;
        make(call, answer);
        lock.lock();
        m_answer = std::move(answer);
    }
}

void PagePrinter::make(Call call, Answer& answer) {
    switch (call) {
    case Call::None:
        return;
    case Call::Condition:
        answer.condition = m_queue.condition();
        return;
    case Call::Submit:
        answer.job = m_queue.submit(m_document);
        return;
    case Call::Progress:
        answer.progress = m_queue.progress(m_call_job);
        return;
    case Call::Remove:
        answer.removed = m_queue.remove(m_call_job);
        return;
    case Call::RemoveAll:
        answer.removed = m_queue.remove_all();
        return;
    }
}

Result<void> PagePrinter::print(Pages pages) {
    if (m_phase != Phase::Idle)
        return fail("printer.busy");
    if (pages.original.empty() || pages.copy.empty())
        return fail("pages.empty");
    m_pages = std::move(pages);
    m_prints_copy = false;
    m_phase = Phase::Checking;
    m_due = m_now.milliseconds;
    return {};
}

Result<void> PagePrinter::print_again() {
    bool const is_untouched = m_phase == Phase::Refused;
    if (!is_untouched && m_phase != Phase::Printed && m_phase != Phase::Unconfirmed)
        return fail("printer.busy");
    m_prints_copy = m_prints_copy || !is_untouched;
    m_phase = Phase::Checking;
    m_due = m_now.milliseconds;
    return {};
}

void PagePrinter::forget() {
    end_job();
    core::wipe(m_pages.original);
    core::wipe(m_pages.copy);
    m_phase = Phase::Idle;
    m_due = m_now.milliseconds;
}

Notice PagePrinter::notice() const {
    return is_busy() ? Notice::Wait : reaction_to(m_phase, m_condition).notice;
}

bool PagePrinter::is_busy() const {
    return m_phase == Phase::Checking || m_phase == Phase::Printing || m_phase == Phase::Confirming;
}

bool PagePrinter::is_forgotten() const {
    return m_phase == Phase::Idle && m_pages.original.empty() && m_document.empty() && !m_left_job;
}

/// The job of a submission under way is known when that is answered.
void PagePrinter::end_job() {
    if (m_call == Call::Submit)
        m_is_stale = true;
    if (m_job)
        m_left_job = std::exchange(m_job, std::nullopt);
}

void PagePrinter::advance(core::Uptime now) {
    m_now = now;
    if (m_call != Call::None) {
        std::optional<Answer> answer;
        {
            std::lock_guard const lock(m_mutex);
            answer = std::exchange(m_answer, std::nullopt);
        }
        if (answer)
            accept(std::exchange(m_call, Call::None), *answer);
        else if (now.milliseconds >= m_call_due)
            observe(Condition::Offline);
    }
    if (m_call == Call::None && now.milliseconds >= m_due)
        start_next();
}

void PagePrinter::start(Call call, int job) {
    m_call = call;
    m_call_job = job;
    m_call_due = m_now.milliseconds + m_times.answer_ms;
    {
        std::lock_guard const lock(m_mutex);
        m_wanted = call;
    }
    m_wake.notify_one();
}

void PagePrinter::start_next() {
    if (!m_is_cleared)
        return start(Call::RemoveAll);
    if (m_left_job && !m_asks_condition)
        return start(Call::Remove, *m_left_job);
    bool const is_printing = m_phase == Phase::Printing;
    if (is_printing && m_job && !m_asks_condition)
        return start(Call::Progress, *m_job);
    if (!is_printing || m_job || m_left_job)
        return start(Call::Condition);
    m_document = m_prints_copy ? m_pages.copy : m_pages.original;
    m_is_stale = false;
    start(Call::Submit);
}

void PagePrinter::accept(Call call, Answer const& answer) {
    switch (call) {
    case Call::None:
        return;
    case Call::Condition:
        m_asks_condition = false;
        observe(answer.condition ? *answer.condition : condition_of(answer.condition.error()));
        return rest();
    case Call::Submit:
        return accept_job(answer.job);
    case Call::Progress:
        return accept_progress(answer.progress);
    case Call::Remove:
        // What the queue no longer removes is not there any more.
        if (answer.removed || answer.removed.error().code == "printer.refused")
            m_left_job.reset();
        m_asks_condition = m_left_job.has_value();
        m_due = m_now.milliseconds + (m_left_job ? m_times.poll_busy_ms : 0);
        return;
    case Call::RemoveAll:
        return accept_removal_of_all(answer.removed);
    }
}

void PagePrinter::accept_removal_of_all(Result<void> const& removed) {
    m_is_cleared = removed.has_value();
    m_due = m_now.milliseconds;
    if (m_is_cleared)
        return;
    observe(condition_of(removed.error()));
    m_due += m_times.poll_busy_ms;
}

void PagePrinter::accept_job(Result<int> const& job) {
    core::wipe(m_document);
    m_due = m_now.milliseconds;
    if (std::exchange(m_is_stale, false)) {
        if (job)
            m_left_job = *job;
        return;
    }
    if (!job)
        return observe(condition_of(job.error()));
    m_job = *job;
}

void PagePrinter::accept_progress(Result<PageProgress> const& progress) {
    m_due = m_now.milliseconds;
    m_asks_condition = true;
    if (m_phase != Phase::Printing)
        return;
    if (!progress)
        return observe(condition_of(progress.error()));
    if (*progress == PageProgress::Failed)
        return observe(Condition::Error);
    if (*progress == PageProgress::Completed)
        m_phase = Phase::Confirming;
}

/// After a phase changed the next step is due at once.
void PagePrinter::rest() {
    bool const is_next_step = m_phase == Phase::Printing && !m_job;
    bool const is_waited_for =
        is_busy() || m_phase == Phase::Unconfirmed || m_phase == Phase::Refused;
    m_due = m_now.milliseconds;
    if (!is_next_step && !m_left_job)
        m_due += is_waited_for ? m_times.poll_busy_ms : m_times.poll_idle_ms;
}

void PagePrinter::observe(Condition condition) {
    Phase const before = m_phase;
    m_condition = condition;
    m_phase = reaction_to(m_phase, condition).next;
    bool const was_under_way = before == Phase::Printing || before == Phase::Confirming;
    if (was_under_way && (m_phase == Phase::Unconfirmed || m_phase == Phase::Printed))
        end_job();
}

}
