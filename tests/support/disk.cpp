#include "tests/support/disk.h"

#include "shared/core/verify.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>
#include <utility>

namespace onedoor::testing {

namespace {

constexpr std::int64_t sector_bytes = 512;

std::map<std::string, Disk*>& disks() {
    static std::map<std::string, Disk*> all;
    return all;
}

/// "kiosk-7.db-wal" is on the disk of "kiosk-7.db".
Disk* disk_of(std::string const& name) {
    auto const found = disks().find(name.substr(0, name.find(".db") + 3));
    return found == disks().end() ? nullptr : found->second;
}

struct Handle {
    sqlite3_file base;
    Disk* disk;
    std::string* name;
    /// SQLITE_FCNTL_PERSIST_WAL.
    int keeps_log;
};

Handle& handle_of(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}

Disk::File* file_of(sqlite3_file* file) {
    return handle_of(file).disk->find(*handle_of(file).name);
}

int code_of(Disk::Verdict verdict, int failure) {
    switch (verdict) {
    case Disk::Verdict::Go:
        return SQLITE_OK;
    case Disk::Verdict::Full:
        return SQLITE_FULL;
    case Disk::Verdict::Failed:
        break;
    }
    return failure;
}

int close(sqlite3_file* file) {
    delete handle_of(file).name;
    return SQLITE_OK;
}

int read(sqlite3_file* handle, void* to, int count, sqlite3_int64 offset) {
    Disk::File const* const file = file_of(handle);
    if (file == nullptr || handle_of(handle).disk->is_stopped())
        return SQLITE_IOERR_READ;
    auto const begin = std::min(file->content.size(), static_cast<std::size_t>(offset));
    auto const there = std::min(file->content.size() - begin, static_cast<std::size_t>(count));
    std::memset(to, 0, static_cast<std::size_t>(count));
    std::memcpy(to, file->content.data() + begin, there);
    return there == static_cast<std::size_t>(count) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

void put(std::string& content, std::int64_t offset, std::string_view bytes) {
    auto const begin = static_cast<std::size_t>(offset);
    content.resize(std::max(content.size(), begin + bytes.size()));
    content.replace(begin, bytes.size(), bytes);
}

/// By how much a write up to `end` makes the file longer.
std::size_t growth_of(sqlite3_file* handle, std::size_t end) {
    Disk::File const* const file = file_of(handle);
    return file == nullptr ? 0 : std::max(end, file->content.size()) - file->content.size();
}

int write(sqlite3_file* handle, void const* from, int count, sqlite3_int64 offset) {
    auto const size = static_cast<std::size_t>(count);
    auto const begin = static_cast<std::size_t>(offset);
    auto const verdict = handle_of(handle).disk->ask(growth_of(handle, begin + size));
    // Who is asked may put other files there.
    Disk::File* const file = file_of(handle);
    if (verdict != Disk::Verdict::Go || file == nullptr)
        return code_of(verdict, SQLITE_IOERR_WRITE);
    Disk::Change change{.offset = offset, .size_before = file->content.size()};
    if (begin < file->content.size())
        change.before = file->content.substr(begin, size);
    change.after.assign(static_cast<char const*>(from), size);
    put(file->content, offset, change.after);
    file->changes.push_back(std::move(change));
    return SQLITE_OK;
}

int truncate(sqlite3_file* handle, sqlite3_int64 size) {
    auto const verdict = handle_of(handle).disk->ask(0);
    Disk::File* const file = file_of(handle);
    if (verdict != Disk::Verdict::Go || file == nullptr)
        return code_of(verdict, SQLITE_IOERR_TRUNCATE);
    auto const kept = std::min(static_cast<std::size_t>(size), file->content.size());
    file->changes.push_back({.offset = size,
                             .before = file->content.substr(kept),
                             .after = {},
                             .size_before = file->content.size()});
    file->content.resize(static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int sync(sqlite3_file* handle, int) {
    auto const verdict = handle_of(handle).disk->ask(0);
    Disk::File* const file = file_of(handle);
    if (verdict != Disk::Verdict::Go || file == nullptr)
        return code_of(verdict, SQLITE_IOERR_FSYNC);
    file->changes.clear();
    file->is_named = true;
    return SQLITE_OK;
}

int size_of(sqlite3_file* handle, sqlite3_int64* bytes) {
    Disk::File const* const file = file_of(handle);
    if (file == nullptr || handle_of(handle).disk->is_stopped())
        return SQLITE_IOERR_FSTAT;
    *bytes = static_cast<sqlite3_int64>(file->content.size());
    return SQLITE_OK;
}

int say_ok(sqlite3_file*, int) {
    return SQLITE_OK;
}

int control(sqlite3_file* file, int operation, void* argument) {
    if (operation != SQLITE_FCNTL_PERSIST_WAL)
        return SQLITE_NOTFOUND;
    int& value = *static_cast<int*>(argument);
    if (value < 0)
        value = handle_of(file).keeps_log;
    else
        handle_of(file).keeps_log = value;
    return SQLITE_OK;
}

sqlite3_io_methods make_methods() {
    sqlite3_io_methods methods{};
    methods.iVersion = 1;
    methods.xClose = close;
    methods.xRead = read;
    methods.xWrite = write;
    methods.xTruncate = truncate;
    methods.xSync = sync;
    methods.xFileSize = size_of;
    methods.xLock = say_ok;
    methods.xUnlock = say_ok;
    methods.xCheckReservedLock = [](sqlite3_file*, int* is_reserved) {
        *is_reserved = 0;
        return SQLITE_OK;
    };
    methods.xFileControl = control;
    methods.xSectorSize = [](sqlite3_file*) { return 4096; };
    methods.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
    return methods;
}

int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* flags_out) {
    static sqlite3_io_methods const methods = make_methods();
    file->pMethods = nullptr;
    Disk* const disk = name == nullptr ? nullptr : disk_of(name);
    if (disk == nullptr || disk->is_stopped())
        return SQLITE_CANTOPEN;
    handle_of(file).disk = disk;
    handle_of(file).name = new std::string(name);
    handle_of(file).keeps_log = 0;
    disk->make(name);
    file->pMethods = &methods;
    if (flags_out != nullptr)
        *flags_out = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs*, char const* name, int) {
    Disk* const disk = disk_of(name);
    if (disk == nullptr || disk->ask(0) != Disk::Verdict::Go)
        return SQLITE_IOERR_DELETE;
    disk->remove(name);
    return SQLITE_OK;
}

int access(sqlite3_vfs*, char const* name, int, int* is_there) {
    Disk* const disk = disk_of(name);
    *is_there = disk != nullptr && disk->find(name) != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, char const* name, int size, char* to) {
    return std::snprintf(to, static_cast<std::size_t>(size), "%s", name) < size ? SQLITE_OK
                                                                                : SQLITE_ERROR;
}

void register_vfs() {
    static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
    vfs.zName = Disk::vfs_name;
    vfs.szOsFile = sizeof(Handle);
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = full_name;
    vfs.pNext = nullptr;
    sqlite3_vfs_register(&vfs, 0);
}

void undo(Disk::File& file) {
    for (auto change = file.changes.rbegin(); change != file.changes.rend(); ++change) {
        put(file.content, change->offset, change->before);
        file.content.resize(change->size_before);
    }
}

/// Truncations and whole sectors of writes, each by itself.
void redo_some(Disk::File& file, std::function<bool()> const& reached) {
    for (Disk::Change const& change : file.changes) {
        if (change.after.empty() && reached())
            file.content.resize(static_cast<std::size_t>(change.offset));
        for (std::size_t at = 0; at < change.after.size(); at += sector_bytes)
            if (reached())
                put(file.content, change.offset + static_cast<std::int64_t>(at),
                    std::string_view(change.after).substr(at, sector_bytes));
    }
}

}

Disk::Disk() {
    static bool const is_registered = (register_vfs(), true);
    VERIFY(is_registered);
    static int count = 0;
    m_path = "kiosk-" + std::to_string(++count) + ".db";
    disks()[m_path] = this;
}

Disk::~Disk() {
    disks().erase(m_path);
}

Disk::File* Disk::find(std::string const& name) {
    auto const found = m_files.find(name);
    return found == m_files.end() ? nullptr : &found->second;
}

void Disk::stop_after(std::uint32_t operations, Stop stop) {
    m_operations_left = operations;
    m_stop = stop;
}

void Disk::spare() {
    m_operations_left = -1;
    m_fails_next = false;
}

void Disk::stop(Stop stop) {
    if (m_is_stopped)
        return;
    m_is_stopped = true;
    m_stop = stop;
}

std::size_t Disk::used() const {
    std::size_t bytes = 0;
    for (auto const& [name, file] : m_files)
        bytes += file.content.size();
    return bytes;
}

Disk::Verdict Disk::ask(std::size_t growth) {
    if (before_operation)
        before_operation();
    if (m_operations_left >= 0 && --m_operations_left < 0)
        m_is_stopped = true;
    if (m_is_stopped || std::exchange(m_fails_next, false))
        return Verdict::Failed;
    bool const is_full = growth > 0 && m_room != no_limit && used() + growth > m_room;
    return is_full ? Verdict::Full : Verdict::Go;
}

Disk::Files Disk::after(Stop stop, std::function<bool()> const& reached) const {
    // What a process wrote and did not sync is still in the machine's memory when it is killed.
    if (stop == Stop::Kill)
        return m_files;
    Files left;
    for (auto const& [name, file] : m_files) {
        if (!file.is_named)
            continue;
        File& found = left[name] = file;
        undo(found);
        if (stop == Stop::TornPowerCut)
            redo_some(found, reached);
        found.changes.clear();
    }
    return left;
}

void Disk::restart(std::function<bool()> const& reached) {
    m_files = after(m_stop, reached);
    m_is_stopped = false;
    spare();
}

}
