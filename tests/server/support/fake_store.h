#pragma once

#include "server/store/store.h"

#include <atomic>
#include <utility>

namespace onedoor::testing {

/// A store in front of a real one. Each call is counted; the `failing_call`-th (from 1) fails with
/// `failure` and does not reach the real one. Tests override what else they need.
class FakeStore : public store::Store {
public:
    explicit FakeStore(store::Store& real) : m_real(real) {}

    std::atomic<int> calls = 0;
    int failing_call = 0;
    Error failure{"store.full", {}, "made to fail"};

    Result<store::Filed> file(store::NewCase const& filing) override {
        return forward([&] { return m_real.file(filing); });
    }
    Result<std::optional<store::Filed>> find_filed(core::SubmissionId id,
                                                   store::Hash const& hash) override {
        return forward([&] { return m_real.find_filed(id, hash); });
    }
    Result<std::optional<store::CaseSummary>> find_summary(std::string_view code) override {
        return forward([&] { return m_real.find_summary(code); });
    }
    Result<std::optional<store::Case>> find_case(std::string_view code) override {
        return forward([&] { return m_real.find_case(code); });
    }
    Result<std::vector<store::Event>> events_of(std::string_view reference) override {
        return forward([&] { return m_real.events_of(reference); });
    }
    Result<std::vector<store::CaseSummary>> list(std::optional<cases::NationalStatus> status,
                                                 std::size_t limit) override {
        return forward([&] { return m_real.list(status, limit); });
    }
    Result<void> record(std::string_view reference, store::EventDraft const& event) override {
        return forward([&] { return m_real.record(reference, event); });
    }
    Result<store::ChainReport> verify_chain() override {
        return forward([&] { return m_real.verify_chain(); });
    }

    Result<store::Stepped> step(store::StepDraft const& draft) override {
        return forward([&] { return m_real.step(draft); });
    }
    Result<std::optional<store::DoneAct>> find_act(store::ActId id) override {
        return forward([&] { return m_real.find_act(id); });
    }
    Result<std::vector<store::Document>> documents_of(std::string_view reference) override {
        return forward([&] { return m_real.documents_of(reference); });
    }

    Result<void> create_upload(store::Upload const& upload) override {
        return forward([&] { return m_real.create_upload(upload); });
    }
    Result<std::optional<store::Upload>> find_upload(store::UploadId id) override {
        return forward([&] { return m_real.find_upload(id); });
    }
    Result<std::vector<store::Upload>> uploads_of(core::SubmissionId submission) override {
        return forward([&] { return m_real.uploads_of(submission); });
    }
    Result<std::vector<store::ReceivedChunk>> chunks_of(store::UploadId id) override {
        return forward([&] { return m_real.chunks_of(id); });
    }
    Result<void> record_chunk(store::UploadId id, store::ReceivedChunk const& chunk) override {
        return forward([&] { return m_real.record_chunk(id, chunk); });
    }
    Result<void> finish_upload(store::UploadId id, store::UploadState state,
                               std::string_view refusal) override {
        return forward([&] { return m_real.finish_upload(id, state, refusal); });
    }
    Result<void> finish_opened(store::Upload const& opened) override {
        return forward([&] { return m_real.finish_opened(opened); });
    }
    Result<std::vector<std::string>> file_names() override {
        return forward([&] { return m_real.file_names(); });
    }
    Result<std::vector<store::Upload>> orphans(core::Instant before, std::size_t limit) override {
        return forward([&] { return m_real.orphans(before, limit); });
    }
    Result<bool> delete_orphan(store::UploadId id) override {
        return forward([&] { return m_real.delete_orphan(id); });
    }

    Result<std::optional<store::StaffAccount>> find_account(std::string_view account) override {
        return forward([&] { return m_real.find_account(account); });
    }
    Result<std::vector<store::StaffAccount>> accounts() override {
        return forward([&] { return m_real.accounts(); });
    }
    Result<void> put_account(store::StaffAccount const& account) override {
        return forward([&] { return m_real.put_account(account); });
    }
    Result<void> appoint(store::StaffAccount const& account,
                         store::EventDraft const& event) override {
        return forward([&] { return m_real.appoint(account, event); });
    }
    Result<bool> has_accounts() override {
        return forward([&] { return m_real.has_accounts(); });
    }
    Result<void> begin_session(store::StaffSession const& session) override {
        return forward([&] { return m_real.begin_session(session); });
    }
    Result<void> change_session(store::StaffSession const& session) override {
        return forward([&] { return m_real.change_session(session); });
    }
    Result<std::optional<store::StaffSession>> find_session(store::Hash const& hash) override {
        return forward([&] { return m_real.find_session(hash); });
    }
    Result<std::vector<store::StaffSession>> sessions_of(std::string_view account) override {
        return forward([&] { return m_real.sessions_of(account); });
    }
    Result<void> delete_session(store::Hash const& hash) override {
        return forward([&] { return m_real.delete_session(hash); });
    }
    Result<void> delete_sessions_of(std::string_view account) override {
        return forward([&] { return m_real.delete_sessions_of(account); });
    }
    Result<void> delete_expired_sessions(core::Instant now) override {
        return forward([&] { return m_real.delete_expired_sessions(now); });
    }

    Result<std::vector<store::StoredTicket>> tickets_of(core::Date day) override {
        return forward([&] { return m_real.tickets_of(day); });
    }
    Result<store::StoredTicket> draw_ticket(queue::DrawId const& draw, core::Date day,
                                            store::TicketIssue const& issue) override {
        return forward([&] { return m_real.draw_ticket(draw, day, issue); });
    }
    Result<std::optional<store::StoredTicket>>
    change_ticket(core::Date day, store::TicketChange const& change) override {
        return forward([&] { return m_real.change_ticket(day, change); });
    }

    Result<store::KioskReport> put_kiosk_report(store::KioskReport const& report) override {
        return forward([&] { return m_real.put_kiosk_report(report); });
    }
    Result<std::vector<store::KioskReport>> kiosk_reports() override {
        return forward([&] { return m_real.kiosk_reports(); });
    }

    Result<void>
    each_counted(core::Instant from, core::Instant until, store::DueBasis basis,
                 std::function<Result<void>(store::CountedCase&&)> const& see) override {
        return forward([&] { return m_real.each_counted(from, until, basis, see); });
    }
    Result<void>
    each_registered(core::Instant from, core::Instant until,
                    std::function<Result<void>(store::RegisteredCase&&)> const& see) override {
        return forward([&] { return m_real.each_registered(from, until, see); });
    }

    Result<void> check() override {
        return forward([&] { return m_real.check(); });
    }
    store::StoreFigures figures() override { return m_real.figures(); }

protected:
    template<typename Call> auto forward(Call call) -> decltype(call()) {
        if (++calls == failing_call)
            return std::unexpected(failure);
        return call();
    }

private:
    store::Store& m_real;
};

}
