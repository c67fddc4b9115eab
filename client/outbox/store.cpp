#include "client/outbox/store.h"

#include "client/outbox/database.h"
#include "shared/core/limits.h"

#include <algorithm>

namespace onedoor::outbox {

/// 64 MiB of pages: more of the log is moved at once, however busy the disk is.
static constexpr int wal_pages_max = 16 * 1024;
static constexpr std::uint64_t margin_bytes = 4ULL * 1024 * 1024;

OutboxStore::OutboxStore(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

OutboxStore::~OutboxStore() = default;

Result<std::unique_ptr<OutboxStore>> OutboxStore::open(StoreOptions const& options) {
    std::unique_ptr<Database> database = TRY(Database::open(options));
    return std::unique_ptr<OutboxStore>(new OutboxStore(std::move(database)));
}

static Signature signature_of(std::span<std::uint8_t const> bytes) {
    Signature signature{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), signature.size()), signature.begin());
    return signature;
}

static core::SubmissionId id_of(std::span<std::uint8_t const> bytes) {
    core::SubmissionId id;
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
    return id;
}

static std::uint64_t size_of(SealedFiling const& filing) {
    std::uint64_t size = filing.envelope.body.size();
    for (SealedFile const& file : filing.files)
        size += file.declaration.body.size() + file.ciphertext.size();
    return size;
}

static Result<void> check_room(Usage const& usage, std::uint64_t size_bytes) {
    if (usage.items >= limits::outbox_items_max)
        return fail("outbox.full", "as many filings wait as are declared");
    if (usage.bytes + size_bytes > limits::outbox_bytes_max)
        return fail("outbox.full", "as many bytes wait as are declared");
    // In the log and in the file, and room is left in which the others are marked and purged.
    if (usage.free_bytes < 2 * size_bytes + margin_bytes)
        return fail("outbox.full", "the disk has no room");
    return {};
}

static Result<void> insert_files(Database& database, SealedFiling const& filing,
                                 std::int64_t number) {
    std::int64_t position = 0;
    for (SealedFile const& file : filing.files)
        TRY_VOID(database
                     .statement("INSERT INTO file (filing, position, upload, declaration, "
                                "signature, size_bytes, content) VALUES (?, ?, ?, ?, ?, ?, ?)")
                     .bind(number)
                     .bind(position++)
                     .bind(file.upload_id)
                     .bind(file.declaration.body)
                     .bind(file.declaration.signature)
                     .bind(static_cast<std::int64_t>(file.ciphertext.size()))
                     .bind(file.ciphertext)
                     .run());
    return {};
}

static Result<SlipNumber> insert_slip(Database& database, SlipDraft const& slip) {
    TRY_VOID(database.statement("INSERT INTO slip (kind, code, recorded_at) VALUES (?, ?, ?)")
                 .bind(static_cast<std::int64_t>(slip.kind))
                 .bind(slip.code)
                 .bind(slip.recorded_at.milliseconds)
                 .run());
    return database.last_row();
}

static Result<bool> knows(Database& database, core::SubmissionId id) {
    Statement row = database.statement("SELECT 1 FROM filing WHERE id = ?");
    return row.bind(id.bytes).step();
}

Result<SlipNumber> OutboxStore::keep(SealedFiling const& filing,
                                     std::optional<SlipDraft> const& slip) {
    Result<SlipNumber> const kept = m_database->transact([&]() -> Result<SlipNumber> {
        if (TRY(knows(*m_database, filing.id)))
            return fail("outbox.known", "this filing is kept already");
        std::uint64_t const size_bytes = size_of(filing);
        Usage const before = TRY(usage());
        TRY_VOID(check_room(before, size_bytes));
        TRY_VOID(m_database
                     ->statement("INSERT INTO filing (id, device, kept_at, size_bytes, files, "
                                 "envelope, signature) VALUES (?, ?, ?, ?, ?, ?, ?)")
                     .bind(filing.id.bytes)
                     .bind(filing.device)
                     .bind(filing.kept_at.milliseconds)
                     .bind(static_cast<std::int64_t>(size_bytes))
                     .bind(static_cast<std::int64_t>(filing.files.size()))
                     .bind(filing.envelope.body)
                     .bind(filing.envelope.signature)
                     .run());
        TRY_VOID(insert_files(*m_database, filing, m_database->last_row()));
        return slip ? insert_slip(*m_database, *slip) : SlipNumber{0};
    });
    if (kept && m_database->wal_pages() > wal_pages_max)
        TRY_VOID(tidy());
    return kept;
}

Result<std::vector<Item>> OutboxStore::items() {
    Statement row = m_database->statement("SELECT id, kept_at, state, was_asked, problem, "
                                          "size_bytes, files FROM filing ORDER BY number");
    std::vector<Item> items;
    while (TRY(row.step()))
        items.push_back({.id = id_of(row.blob(0)),
                         .kept_at = {row.integer(1)},
                         .state = static_cast<ItemState>(row.integer(2)),
                         .was_asked = row.integer(3) != 0,
                         .problem = row.text(4),
                         .size_bytes = static_cast<std::uint64_t>(row.integer(5)),
                         .files = static_cast<std::uint32_t>(row.integer(6))});
    return items;
}

Result<std::optional<Delivery>> OutboxStore::delivery(core::SubmissionId id) {
    Statement filing = m_database->statement("SELECT number, state, was_asked, device, envelope, "
                                             "signature FROM filing WHERE id = ?");
    filing.bind(id.bytes);
    if (!TRY(filing.step()))
        return std::nullopt;
    Delivery delivery{.id = id,
                      .state = static_cast<ItemState>(filing.integer(1)),
                      .was_asked = filing.integer(2) != 0,
                      .device = filing.text(3),
                      .envelope = {filing.text(4), signature_of(filing.blob(5))}};
    Statement file = m_database->statement("SELECT upload, declaration, signature, size_bytes "
                                           "FROM file WHERE filing = ? ORDER BY position");
    file.bind(filing.integer(0));
    while (TRY(file.step()))
        delivery.files.push_back({file.text(0),
                                  {file.text(1), signature_of(file.blob(2))},
                                  static_cast<std::uint64_t>(file.integer(3))});
    return delivery;
}

Result<core::Bytes> OutboxStore::read_file(core::SubmissionId id, std::size_t file,
                                           std::uint64_t offset, std::size_t length) {
    Statement row =
        m_database->statement("SELECT file.number FROM file JOIN filing "
                              "ON filing.number = file.filing WHERE id = ? AND position = ?");
    row.bind(id.bytes).bind(static_cast<std::int64_t>(file));
    if (!TRY(row.step()))
        return core::Bytes();
    return m_database->read_content(row.integer(0), offset, length);
}

Result<void> OutboxStore::mark_asked(core::SubmissionId id) {
    return m_database->statement("UPDATE filing SET was_asked = 1 WHERE id = ?")
        .bind(id.bytes)
        .run();
}

Result<void> OutboxStore::set_state(core::SubmissionId id, ItemState state,
                                    std::string_view problem) {
    return m_database->statement("UPDATE filing SET state = ?, problem = ? WHERE id = ?")
        .bind(static_cast<std::int64_t>(state))
        .bind(problem)
        .bind(id.bytes)
        .run();
}

Result<void> OutboxStore::mark_accepted(core::SubmissionId id) {
    return set_state(id, ItemState::Accepted, {});
}

Result<void> OutboxStore::mark_refused(core::SubmissionId id, std::string_view problem) {
    return set_state(id, ItemState::Refused, problem);
}

Result<void> OutboxStore::mark_waiting(core::SubmissionId id) {
    return set_state(id, ItemState::Waiting, {});
}

Result<void> OutboxStore::purge(core::SubmissionId id) {
    return m_database->statement("DELETE FROM filing WHERE id = ?").bind(id.bytes).run();
}

Result<bool> OutboxStore::remove(core::SubmissionId id, ItemState state) {
    TRY_VOID(m_database->statement("DELETE FROM filing WHERE id = ? AND state = ?")
                 .bind(id.bytes)
                 .bind(static_cast<std::int64_t>(state))
                 .run());
    return m_database->changed_rows() > 0;
}

Result<Usage> OutboxStore::usage() {
    Statement row =
        m_database->statement("SELECT count(*), coalesce(sum(size_bytes), 0) FROM filing");
    TRY(row.step());
    return Usage{static_cast<std::uint64_t>(row.integer(0)),
                 static_cast<std::uint64_t>(row.integer(1)), TRY(m_database->free_bytes())};
}

Result<void> OutboxStore::tidy() {
    return m_database->checkpoint();
}

Result<SlipNumber> OutboxStore::record_slip(SlipDraft const& slip) {
    return insert_slip(*m_database, slip);
}

Result<void> OutboxStore::confirm_slip(SlipNumber number) {
    return m_database->statement("DELETE FROM slip WHERE number = ?").bind(number).run();
}

static UnconfirmedSlip read_slip(Statement const& row) {
    return {row.integer(0),
            {static_cast<SlipKind>(row.integer(1)), row.text(2), {row.integer(3)}},
            static_cast<std::int32_t>(row.integer(4))};
}

Result<UnconfirmedSlip> OutboxStore::record_copy(SlipNumber number) {
    return m_database->transact([&]() -> Result<UnconfirmedSlip> {
        TRY_VOID(m_database->statement("UPDATE slip SET copies = copies + 1 WHERE number = ?")
                     .bind(number)
                     .run());
        Statement row = m_database->statement(
            "SELECT number, kind, code, recorded_at, copies FROM slip WHERE number = ?");
        row.bind(number);
        if (!TRY(row.step()))
            return fail("outbox.no_slip", "this slip was confirmed");
        return read_slip(row);
    });
}

Result<std::vector<UnconfirmedSlip>> OutboxStore::unconfirmed_slips() {
    Statement row = m_database->statement(
        "SELECT number, kind, code, recorded_at, copies FROM slip ORDER BY number");
    std::vector<UnconfirmedSlip> slips;
    while (TRY(row.step()))
        slips.push_back(read_slip(row));
    return slips;
}

namespace {

enum class Trust : std::uint8_t { Offered = 0, Pinned = 1 };

}

static Result<std::optional<OfficePin>> read_office(Database& database, Trust trust) {
    Statement row = database.statement(
        "SELECT key_id, public_key, answer_key FROM office WHERE is_trusted = ?");
    row.bind(static_cast<std::int64_t>(trust));
    if (!TRY(row.step()))
        return std::nullopt;
    auto const bytes = [&](int column) {
        std::span<std::uint8_t const> const blob = row.blob(column);
        return core::Bytes(blob.begin(), blob.end());
    };
    return OfficePin{row.text(0), bytes(1), bytes(2)};
}

static Result<void> write_office(Database& database, Trust trust, OfficePin const& pin) {
    return database
        .statement("INSERT OR REPLACE INTO office (is_trusted, key_id, public_key, answer_key) "
                   "VALUES (?, ?, ?, ?)")
        .bind(static_cast<std::int64_t>(trust))
        .bind(pin.key_id)
        .bind(pin.public_key)
        .bind(pin.answer_key)
        .run();
}

Result<std::optional<OfficePin>> OutboxStore::pinned_office() {
    return read_office(*m_database, Trust::Pinned);
}

Result<void> OutboxStore::pin_office(OfficePin const& pin) {
    return m_database->transact([&]() -> Result<void> {
        TRY_VOID(write_office(*m_database, Trust::Pinned, pin));
        return m_database->execute("DELETE FROM office WHERE is_trusted = 0");
    });
}

Result<std::optional<OfficePin>> OutboxStore::offered_office() {
    return read_office(*m_database, Trust::Offered);
}

Result<void> OutboxStore::offer_office(OfficePin const& pin) {
    return write_office(*m_database, Trust::Offered, pin);
}

}
