#include "client/device/receipt_printer.h"

#include "shared/core/wipe.h"

#include <algorithm>
#include <utility>

namespace onedoor::device {

namespace escpos = print::escpos;

/// Parts inside the printer that it has not carried out yet: two keep it busy, more would only be
/// lost with it.
static constexpr std::size_t parts_ahead_max = 2;

static constexpr std::size_t waiting_bytes_max = 32 * 1024;

static void append(core::Bytes& bytes, core::Bytes const& more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

static void wipe(escpos::Job& job) {
    for (core::Bytes& band : job.bands)
        core::wipe(band);
    job = {};
}

ReceiptPrinter::ReceiptPrinter(Line& line, PrinterProfile const& profile, PrinterTimes times)
    : m_line(line), m_profile(profile), m_times(times) {
    // Never moved while it holds dots: what is left behind by that is nobody's to wipe.
    m_waiting.reserve(waiting_bytes_max);
}

ReceiptPrinter::~ReceiptPrinter() {
    forget();
    m_line.close();
}

Result<void> ReceiptPrinter::print(Slip slip) {
    if (m_phase != Phase::Idle)
        return fail("printer.busy");
    auto original = escpos::encode(slip.original, m_profile.ending);
    auto copy = escpos::encode(slip.copy, m_profile.ending);
    core::wipe(slip.original.dots);
    core::wipe(slip.copy.dots);
    m_original = TRY(std::move(original));
    m_copy = TRY(std::move(copy));
    begin_job(m_original);
    return {};
}

Result<void> ReceiptPrinter::print_again() {
    bool const is_untouched = m_phase == Phase::Refused;
    if (!is_untouched && m_phase != Phase::Printed && m_phase != Phase::Unconfirmed)
        return fail("printer.busy");
    begin_job(is_untouched ? *m_job : m_copy);
    return {};
}

void ReceiptPrinter::begin_job(escpos::Job const& job) {
    m_job = &job;
    m_parts_sent = m_parts_done = 0;
    m_phase = Phase::Checking;
    if (m_talk == Talk::Closed)
        m_due = m_now.milliseconds;
    else
        clear();
}

void ReceiptPrinter::forget() {
    if (m_phase != Phase::Idle)
        abandon_job();
    m_job = nullptr;
    wipe(m_original);
    wipe(m_copy);
    m_phase = Phase::Idle;
}

Notice ReceiptPrinter::notice() const {
    return is_busy() ? Notice::Wait : reaction_to(m_phase, m_condition).notice;
}

bool ReceiptPrinter::is_busy() const {
    return m_phase == Phase::Checking || m_phase == Phase::Printing || m_phase == Phase::Confirming;
}

void ReceiptPrinter::advance(core::Uptime now) {
    m_now = now;
    if (m_talk == Talk::Closed && now.milliseconds >= m_due)
        open();
    if (m_talk != Talk::Closed)
        receive();
    if (m_talk == Talk::Sending)
        queue_parts();
    if (m_talk != Talk::Closed)
        send_waiting();
    if (m_talk == Talk::Sending && m_profile.confirmation == Confirmation::Drained)
        watch_line();
    if (m_talk != Talk::Closed && now.milliseconds >= m_due)
        overdue();
}

void ReceiptPrinter::wait_for(Talk talk, std::int64_t duration_ms) {
    m_talk = talk;
    m_due = m_now.milliseconds + duration_ms;
}

void ReceiptPrinter::open() {
    m_reader.reset();
    if (!m_line.open())
        return lose_line();
    clear();
}

/// What cuts off the remains may be among it.
void ReceiptPrinter::drop_waiting() {
    if (m_talk == Talk::Resting && !m_waiting.empty())
        m_has_remains = true;
    core::wipe(m_waiting);
}

void ReceiptPrinter::clear() {
    drop_waiting();
    append(m_waiting, escpos::clear_buffers());
    wait_for(Talk::Clearing, m_times.clear_answer_ms);
}

void ReceiptPrinter::ask() {
    for (escpos::RealTime const what : escpos::real_time_all)
        append(m_waiting, escpos::real_time_request(what));
    m_status_bytes = 0;
    wait_for(Talk::Asking, m_times.answer_ms);
}

void ReceiptPrinter::rest() {
    bool const is_waited_for = m_phase == Phase::Unconfirmed || m_phase == Phase::Refused;
    wait_for(Talk::Resting, is_waited_for ? m_times.poll_waiting_ms : m_times.poll_idle_ms);
}

void ReceiptPrinter::send_job() {
    wait_for(Talk::Sending, m_times.no_progress_ms);
}

void ReceiptPrinter::abandon_job() {
    m_parts_sent = m_parts_done = 0;
    if (m_talk != Talk::Closed)
        clear();
}

void ReceiptPrinter::lose_line() {
    m_line.close();
    drop_waiting();
    wait_for(Talk::Closed, m_times.reopen_ms);
    observe(Condition::Offline);
}

void ReceiptPrinter::observe(Condition condition) {
    Phase const before = m_phase;
    m_condition = condition;
    m_phase = reaction_to(m_phase, condition).next;
    if (m_phase == Phase::Printed)
        m_has_remains = false;
    bool const is_asked_for = before == Phase::Checking || m_talk == Talk::Resting;
    if (m_phase == Phase::Printing && is_asked_for)
        send_job();
    if (before == Phase::Printing && m_phase == Phase::Unconfirmed)
        abandon_job();
}

core::Bytes const& ReceiptPrinter::part(std::size_t index) const {
    if (index == 0)
        return m_job->head;
    return index <= m_job->bands.size() ? m_job->bands[index - 1] : m_job->tail;
}

/// The head goes alone: when its cut jams, no dots may wait in the printer to come out behind the
/// paper that is still there.
void ReceiptPrinter::queue_parts() {
    std::size_t const ahead_max = m_parts_done == 0 ? 1 : parts_ahead_max;
    while (m_parts_sent < part_count() && m_parts_sent - m_parts_done < ahead_max) {
        append(m_waiting, part(m_parts_sent++));
        if (m_profile.confirmation == Confirmation::Ordered)
            append(m_waiting, escpos::ordered_status_request());
        m_has_remains = true;
    }
}

/// A part counts as carried out when all of it has left.
void ReceiptPrinter::watch_line() {
    std::size_t const before = std::exchange(m_line_waiting, m_line.waiting());
    if (m_line_waiting < before)
        wait_for(Talk::Sending, m_times.no_progress_ms);
    if (!m_waiting.empty() || m_line_waiting > 0)
        return;
    bool const is_head = m_parts_done == 0;
    m_parts_done = m_parts_sent;
    if (m_parts_done == part_count())
        wait_for(Talk::Draining, m_times.drain_ms);
    else if (is_head && !m_knows_clear)
        wait_for(Talk::Draining, m_times.cut_ms);
}

void ReceiptPrinter::all_parts_done() {
    m_phase = Phase::Confirming;
    ask();
}

void ReceiptPrinter::cut_remains() {
    bool const is_ready = m_condition == Condition::Ready || m_condition == Condition::NearEnd;
    if (m_talk == Talk::Resting && is_ready && std::exchange(m_has_remains, false))
        append(m_waiting, escpos::end_remains(m_profile.ending));
}

void ReceiptPrinter::send_waiting() {
    if (m_waiting.empty())
        return;
    auto const sent = m_line.send(m_waiting);
    if (!sent)
        return lose_line();
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(*sent));
    if (*sent > 0 && m_talk == Talk::Sending)
        wait_for(Talk::Sending, m_times.no_progress_ms);
}

void ReceiptPrinter::receive() {
    auto const received = m_line.receive();
    // Many printers hang up on who has nothing to print.
    if (!received && m_talk == Talk::Resting)
        return open();
    if (!received)
        return lose_line();
    for (std::uint8_t const byte : *received) {
        auto const answer = m_reader.add(byte);
        if (!answer)
            accept_garbage();
        else if (*answer)
            accept(**answer);
    }
}

void ReceiptPrinter::accept(escpos::AnswerReader::Answer const& answer) {
    using Kind = escpos::AnswerReader::Kind;
    switch (answer.kind) {
    case Kind::Cleared:
        m_knows_clear = true;
        if (m_talk == Talk::Clearing)
            ask();
        return;
    case Kind::RealTime:
        return accept_real_time(answer.bytes[0]);
    case Kind::Automatic: {
        auto const status = escpos::parse_automatic(answer.bytes);
        // Before and after a job it is asked itself, and answers in four bytes that belong
        // together.
        if (m_talk == Talk::Sending || m_talk == Talk::Draining)
            observe(status ? condition_of(*status) : Condition::Error);
        return;
    }
    case Kind::Ordered:
        if (m_talk != Talk::Sending || m_parts_done == m_parts_sent ||
            m_profile.confirmation != Confirmation::Ordered)
            return;
        m_due = m_now.milliseconds + m_times.no_progress_ms;
        if (++m_parts_done == part_count())
            all_parts_done();
        return;
    }
}

void ReceiptPrinter::accept_garbage() {
    if (m_talk == Talk::Asking)
        rest();
    observe(Condition::Error);
}

void ReceiptPrinter::accept_real_time(std::uint8_t byte) {
    // While dots are sent, some of them look like requests.
    if (m_talk != Talk::Asking)
        return;
    m_status[m_status_bytes++] = byte;
    if (m_status_bytes < m_status.size())
        return;
    auto const status = escpos::parse_real_time(m_status);
    rest();
    observe(status ? condition_of(*status) : Condition::Error);
    cut_remains();
}

void ReceiptPrinter::overdue() {
    switch (m_talk) {
    case Talk::Closed:
        return;
    case Talk::Clearing:
        m_knows_clear = false;
        append(m_waiting, escpos::filling());
        return ask();
    case Talk::Resting:
        return ask();
    case Talk::Draining:
        return m_parts_done == part_count() ? all_parts_done() : ask();
    case Talk::Asking:
    case Talk::Sending:
        return lose_line();
    }
}

}
