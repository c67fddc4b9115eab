#pragma once

#include "client/outbox/kiosk_outbox.h"

#include <span>

namespace onedoor::outbox {

/// What the program asked for, in order.
struct KeepJob {
    app::OutgoingFiling filing;
    /// Of the session that asked; another one is not told.
    std::uint32_t session = 0;
};
struct RemoveJob {
    core::SubmissionId id;
    ItemState state = ItemState::Waiting;
};
struct SlipJob {
    std::uint32_t ticket = 0;
    SlipKind kind = SlipKind::Receipt;
    std::string code;
};
struct ConfirmJob {
    SlipNumber number = 0;
};
struct CopyJob {
    std::uint32_t ticket = 0;
    SlipNumber number = 0;
};
struct TrustJob {
    std::string key_id;
};
struct AgainJob {
    core::SubmissionId id;
};
struct HurryJob {};
using Job =
    std::variant<KeepJob, RemoveJob, SlipJob, ConfirmJob, CopyJob, TrustJob, AgainJob, HurryJob>;

enum class Threads : std::uint8_t {
    Own,
    /// Whoever has it calls turn() and answer(): nothing happens in between, and the exchange is
    /// not used.
    None,
};

/// Two threads: one owns the store and the sender, the other waits for answers. Everything the
/// program sees is behind one mutex that is never held over disk or network.
class Worker {
public:
    Worker(std::unique_ptr<OutboxStore> store, DeviceKey key, SenderOptions const& options,
           Surroundings const& surroundings, Threads threads = Threads::Own);
    ~Worker();
    Worker(Worker const&) = delete;
    Worker& operator=(Worker const&) = delete;

    /// Does all there is to do now; gives the request to make, if any.
    std::optional<Task> turn();
    /// For the next turn().
    void answer(Answer answer);
    /// When turn() has something to do although nothing came; nothing: never.
    std::optional<core::Uptime> due();

    void add(Job job);
    void add_filing(app::OutgoingFiling const& filing);
    std::uint32_t next_ticket() { return ++m_last_ticket; }
    void advance(core::Uptime now);
    std::vector<Event> take_events();
    Status status();
    Capacity capacity();
    bool is_available();
    void forget();
    bool is_forgotten();
    void drop_received(std::string_view id);

private:
    void work();
    void talk();
    void end_threads();
    bool do_next(std::unique_lock<std::mutex>& lock);
    void step(std::unique_lock<std::mutex>& lock);
    Result<void> send(core::Uptime now, std::optional<Answer> answer);
    void hand_over(Task task);
    void learn(News& news);
    void tell(Event event);
    /// Reads what the program may see, and tells it when its own filings changed.
    Result<void> refresh();
    void list_mine(std::span<Item const> items);
    void note(Result<void> const& outcome);
    void stop_believing(Error const& error);

    Result<void> perform(KeepJob& job);
    Result<void> perform(RemoveJob& job);
    Result<void> perform(SlipJob& job);
    Result<void> perform(ConfirmJob& job);
    Result<void> perform(CopyJob& job);
    Result<void> perform(TrustJob& job);
    Result<void> perform(AgainJob& job);
    Result<void> perform(HurryJob& job);
    Result<SlipNumber> seal_and_keep(app::OutgoingFiling& filing);
    Result<void> read_files(app::OutgoingFiling const& filing, OpenFiling& open);
    void remember(app::OutgoingFiling const& filing, core::Instant kept_at);
    void tell_slip(std::uint32_t ticket, Result<UnconfirmedSlip> recorded);

    Surroundings const m_given;
    SenderOptions const m_options;
    DeviceKey const m_key;
    std::unique_ptr<OutboxStore> const m_store;
    Sender m_sender;
    std::vector<RemoveJob> m_removals;
    std::uint32_t m_last_ticket = 0;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::condition_variable m_has_task;
    std::deque<Job> m_jobs;
    std::optional<core::Uptime> m_now;
    std::optional<core::Uptime> m_due{core::Uptime()};
    std::optional<Task> m_task;
    std::optional<Answer> m_answer;
    std::vector<Event> m_events;
    Status m_status;
    std::vector<app::OutboxItem> m_mine;
    bool m_is_list_new = false;
    std::uint32_t m_session = 0;
    std::size_t m_filings_to_seal = 0;
    bool m_is_talking = false;
    bool m_is_stopping = false;
    bool m_has_stopped_talking = false;

    std::thread m_network;
    std::thread m_disk;
};

}
