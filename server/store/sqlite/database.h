#pragma once

#include "server/store/sqlite/events.h"
#include "server/store/sqlite/reader_pool.h"
#include "server/store/sqlite/writer.h"

#include <memory>
#include <utility>

namespace onedoor::sqlite {

/// Keeps other processes away from the database: two writers would each continue the chain of
/// events from their own idea of its head.
class FileLock {
public:
    /// Fails with "store.in_use" or "store.open".
    static Result<FileLock> take(std::string const& path);
    FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// The store on SQLite: every method is one transaction of the writer or one read.
class Database final : public store::Store {
public:
    Database(Options const& options, FileLock lock, std::unique_ptr<Connection> connection,
             store::ChainHead head);

    Result<store::Filed> file(store::NewCase const& filing) override;
    Result<std::optional<store::Filed>> find_filed(core::SubmissionId id,
                                                   store::Hash const& request_hash) override;
    Result<std::optional<store::CaseSummary>> find_summary(std::string_view code) override;
    Result<std::optional<store::Case>> find_case(std::string_view code) override;
    Result<std::vector<store::Event>> events_of(std::string_view reference) override;
    Result<std::vector<store::CaseSummary>> list(std::optional<cases::NationalStatus> status,
                                                 std::size_t limit) override;
    Result<void> record(std::string_view reference, store::EventDraft const& event) override;
    Result<store::ChainReport> verify_chain() override;

    Result<store::Stepped> step(store::StepDraft const& draft) override;
    Result<std::optional<store::DoneAct>> find_act(store::ActId id) override;
    Result<std::vector<store::Document>> documents_of(std::string_view reference) override;

    Result<void> create_upload(store::Upload const& upload) override;
    Result<std::optional<store::Upload>> find_upload(store::UploadId id) override;
    Result<std::vector<store::Upload>> uploads_of(core::SubmissionId submission) override;
    Result<std::vector<store::ReceivedChunk>> chunks_of(store::UploadId id) override;
    Result<void> record_chunk(store::UploadId id, store::ReceivedChunk const& chunk) override;
    Result<void> finish_upload(store::UploadId id, store::UploadState state,
                               std::string_view refusal) override;
    Result<void> finish_opened(store::Upload const& opened) override;
    Result<std::vector<std::string>> file_names() override;
    Result<std::vector<store::Upload>> orphans(core::Instant before, std::size_t limit) override;
    Result<bool> delete_orphan(store::UploadId id) override;

    Result<std::optional<store::StaffAccount>> find_account(std::string_view account) override;
    Result<std::vector<store::StaffAccount>> accounts() override;
    Result<void> put_account(store::StaffAccount const& account) override;
    Result<void> appoint(store::StaffAccount const& account,
                         store::EventDraft const& event) override;
    Result<bool> has_accounts() override;
    Result<void> begin_session(store::StaffSession const& session) override;
    Result<void> change_session(store::StaffSession const& session) override;
    Result<std::optional<store::StaffSession>> find_session(store::Hash const& token_hash) override;
    Result<std::vector<store::StaffSession>> sessions_of(std::string_view account) override;
    Result<void> delete_session(store::Hash const& token_hash) override;
    Result<void> delete_sessions_of(std::string_view account) override;
    Result<void> delete_expired_sessions(core::Instant now) override;

    Result<std::vector<store::StoredTicket>> tickets_of(core::Date day) override;
    Result<store::StoredTicket> draw_ticket(queue::DrawId const& draw, core::Date day,
                                            store::TicketIssue const& issue) override;
    Result<std::optional<store::StoredTicket>>
    change_ticket(core::Date day, store::TicketChange const& change) override;

    Result<store::KioskReport> put_kiosk_report(store::KioskReport const& report) override;
    Result<std::vector<store::KioskReport>> kiosk_reports() override;

    Result<void>
    each_counted(core::Instant from, core::Instant until, store::DueBasis basis,
                 std::function<Result<void>(store::CountedCase&&)> const& see) override;
    Result<void>
    each_registered(core::Instant from, core::Instant until,
                    std::function<Result<void>(store::RegisteredCase&&)> const& see) override;

    Result<void> check() override;
    store::StoreFigures figures() override;

private:
    FileLock m_lock;
    Fatal m_fatal;
    ReaderPool m_readers;
    Writer m_writer;
};

}
