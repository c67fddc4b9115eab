#include "server/store/sqlite/sqlite_store.h"

#include "server/store/sqlite/database.h"
#include "server/store/sqlite/schema.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace onedoor::sqlite {

static constexpr std::uint64_t page_bytes = 4096;

Database::Database(Options const& options, FileLock lock, std::unique_ptr<Connection> connection,
                   store::ChainHead head)
    : m_lock(std::move(lock)), m_fatal(options.on_fatal), m_readers(options, m_fatal),
      m_writer(std::move(connection), head, options.queue_length_max, m_fatal) {}

Result<void> Database::check() {
    return m_readers.read([](Connection& connection) -> Result<void> {
        Statement row = connection.statement("SELECT count(*) FROM staff_account");
        TRY(row.step());
        return {};
    });
}

store::StoreFigures Database::figures() {
    return {.commits = m_writer.commits(),
            .jobs = m_writer.jobs(),
            .queue_length = m_writer.queue_length(),
            .wal_bytes = m_writer.wal_pages() * page_bytes};
}

Result<FileLock> FileLock::take(std::string const& path) {
    int const descriptor = open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail("store.open", "the lock file cannot be made");
    FileLock lock(descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return fail("store.in_use", "another process has the database open");
    return lock;
}

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        close(m_descriptor);
}

static Result<void> quick_check(Connection& connection) {
    Statement row = connection.statement("PRAGMA quick_check(1)");
    TRY(row.step());
    if (row.text(0) != "ok")
        return fail("store.corrupt", row.text(0));
    return {};
}

Result<std::unique_ptr<store::Store>> open_store(Options const& options) {
    FileLock lock = TRY(FileLock::take(options.path));
    std::unique_ptr<Connection> connection =
        TRY(Connection::open(options, Connection::Access::ReadWrite));
    TRY_VOID(migrate(*connection));
    TRY_VOID(quick_check(*connection));
    store::ChainHead const head = TRY(read_head(*connection));
    return std::make_unique<Database>(options, std::move(lock), std::move(connection), head);
}

}
