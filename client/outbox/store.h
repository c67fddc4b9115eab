#pragma once

#include "client/outbox/capacity.h"
#include "client/outbox/item.h"
#include "shared/core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::outbox {

class Database;

enum class Synchronous : std::uint8_t {
    /// The only setting for service.
    Full,
    /// Loses what was kept in a power cut: only for the test that proves the tests see it.
    Off,
};

struct StoreOptions {
    /// Path of the database file; its folder exists. Local disk.
    std::string path;
    Synchronous synchronous = Synchronous::Full;
    /// Name of a registered SQLite VFS; empty: the default one. For fault injection.
    std::string vfs;
};

/// The outbox on the disk. Every call that writes is one transaction and returns after it is
/// durable; an error means that nothing of the call is stored: "outbox.full" (declared capacity or
/// disk), "outbox.known" (this filing is in it), "outbox.error"; but after "outbox.failed" nobody
/// knows: disk or file can no longer be trusted, the program must end and start anew, and every
/// later call fails the same way. One thread at a time.
class OutboxStore {
public:
    /// Opens or creates. Fails also with "outbox.open", "outbox.foreign" (another program's file),
    /// "outbox.newer" (made by a newer version), "outbox.in_use".
    static Result<std::unique_ptr<OutboxStore>> open(StoreOptions const& options);
    ~OutboxStore();
    OutboxStore(OutboxStore const&) = delete;
    OutboxStore& operator=(OutboxStore const&) = delete;

    /// The filing with all its files, and the slip that goes with it, if any; gives the number of
    /// that slip, or 0.
    Result<SlipNumber> keep(SealedFiling const& filing, std::optional<SlipDraft> const& slip = {});
    /// Oldest first.
    Result<std::vector<Item>> items();
    /// Nothing when it is not there.
    Result<std::optional<Delivery>> delivery(core::SubmissionId id);
    /// At most `length` sealed bytes from `offset` on.
    Result<core::Bytes> read_file(core::SubmissionId id, std::size_t file, std::uint64_t offset,
                                  std::size_t length);
    Result<void> mark_asked(core::SubmissionId id);
    /// The office has it once.
    Result<void> mark_accepted(core::SubmissionId id);
    Result<void> mark_refused(core::SubmissionId id, std::string_view problem);
    /// Staff had the reason put right: a refused one waits again, in its place.
    Result<void> mark_waiting(core::SubmissionId id);
    /// The office has it for good. Nothing happens when it is not there.
    Result<void> purge(core::SubmissionId id);
    /// Takes it out if it is still in this state; says whether it did.
    Result<bool> remove(core::SubmissionId id, ItemState state);
    Result<Usage> usage();
    /// Shortens the log; when nobody waits.
    Result<void> tidy();

    /// Before it goes to the printer.
    Result<SlipNumber> record_slip(SlipDraft const& slip);
    /// The printer said so, or staff did.
    Result<void> confirm_slip(SlipNumber number);
    /// Before staff have it printed again: it is a copy from now on, and this is how many there
    /// were. Fails with "outbox.no_slip".
    Result<UnconfirmedSlip> record_copy(SlipNumber number);
    /// Oldest first.
    Result<std::vector<UnconfirmedSlip>> unconfirmed_slips();

    /// What filings are sealed to, also without a network.
    Result<std::optional<OfficePin>> pinned_office();
    /// Takes the place of the one before and of the one that was offered.
    Result<void> pin_office(OfficePin const& pin);
    /// Another one than the pinned, told by the server and not trusted.
    Result<std::optional<OfficePin>> offered_office();
    Result<void> offer_office(OfficePin const& pin);

private:
    Result<void> set_state(core::SubmissionId id, ItemState state, std::string_view problem);

    explicit OutboxStore(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

}
