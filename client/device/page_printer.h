#pragma once

#include "client/device/page_queue.h"
#include "client/device/printer_state.h"
#include "shared/core/bytes.h"
#include "shared/core/uptime.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace onedoor::device {

/// A form as PDF, the first time and as every later time, marked "BẢN SAO".
struct Pages {
    core::Bytes original;
    core::Bytes copy;
};

/// Milliseconds.
struct PageTimes {
    std::int64_t poll_idle_ms = 5'000;
    std::int64_t poll_busy_ms = 500;
    /// A call that is not answered by then counts as no answer.
    std::int64_t answer_ms = 10'000;
};

/// Prints forms on a page printer, by the phases and notices of the receipt printer, and says
/// "printed" only after the printer called the job completed and itself well. A job that meets a
/// fault is taken out of the queue, so that it does not come out for the next citizen; what an
/// earlier process left there goes before anything else. One thread
/// of its own speaks with the queue; no call here waits, except the destructor for the last answer.
class PagePrinter {
public:
    explicit PagePrinter(PageQueue& queue, PageTimes times = {});
    PagePrinter(PagePrinter const&) = delete;
    PagePrinter& operator=(PagePrinter const&) = delete;
    ~PagePrinter();

    /// Fails with "printer.busy" unless idle, and with "pages.empty".
    Result<void> print(Pages pages);
    /// As ReceiptPrinter::print_again().
    Result<void> print_again();
    /// Ends with this form at any time; its bytes here are overwritten once no call needs them.
    void forget();

    void advance(core::Uptime now);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] Condition condition() const { return m_condition; }
    [[nodiscard]] Notice notice() const;
    [[nodiscard]] bool is_busy() const;
    /// Nothing of a form is left here, and its job is out of the queue.
    [[nodiscard]] bool is_forgotten() const;

private:
    enum class Call : std::uint8_t { None, Condition, Submit, Progress, Remove, RemoveAll };
    struct Answer {
        Result<Condition> condition = Condition::Offline;
        Result<int> job = 0;
        Result<PageProgress> progress = PageProgress::Open;
        Result<void> removed;
    };

    void serve();
    void make(Call call, Answer& answer);
    void start(Call call, int job = 0);
    void start_next();
    void accept(Call call, Answer const& answer);
    void accept_job(Result<int> const& job);
    void accept_removal_of_all(Result<void> const& removed);
    void accept_progress(Result<PageProgress> const& progress);
    void observe(Condition condition);
    void end_job();
    void rest();

    PageQueue& m_queue;
    PageTimes m_times;
    core::Uptime m_now;
    std::int64_t m_due = 0;
    Phase m_phase = Phase::Idle;
    Condition m_condition = Condition::Offline;
    Pages m_pages;
    bool m_prints_copy = false;
    std::optional<int> m_job;
    /// To be taken out of the queue.
    std::optional<int> m_left_job;
    /// Nothing of an earlier process is in the queue.
    bool m_is_cleared = false;
    /// The form of the submission under way was given up.
    bool m_is_stale = false;
    bool m_asks_condition = false;

    /// The one call under way; what it works on is the thread's alone meanwhile.
    Call m_call = Call::None;
    std::int64_t m_call_due = 0;
    core::Bytes m_document;
    int m_call_job = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Call m_wanted = Call::None;
    std::optional<Answer> m_answer;
    bool m_is_ending = false;
    std::thread m_thread;
};

}
