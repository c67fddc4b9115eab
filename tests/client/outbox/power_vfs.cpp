#include "tests/client/outbox/power_vfs.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sqlite3.h>

namespace onedoor::testing {

namespace {

struct Handle {
    sqlite3_file base;
    std::string* name;
    int keeps_log;
};

PowerVfs::File& file_of(sqlite3_file* file) {
    return PowerVfs::instance().disk[*reinterpret_cast<Handle*>(file)->name];
}

void announce() {
    if (PowerVfs::instance().before_operation)
        PowerVfs::instance().before_operation();
}

int close(sqlite3_file* file) {
    delete reinterpret_cast<Handle*>(file)->name;
    return SQLITE_OK;
}

int read(sqlite3_file* file, void* to, int count, sqlite3_int64 offset) {
    std::string const& content = file_of(file).content;
    auto const begin = std::min(content.size(), static_cast<std::size_t>(offset));
    auto const there = std::min(content.size() - begin, static_cast<std::size_t>(count));
    std::memset(to, 0, static_cast<std::size_t>(count));
    std::memcpy(to, content.data() + begin, there);
    return there == static_cast<std::size_t>(count) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

void put(std::string& content, std::int64_t offset, std::string_view bytes) {
    auto const begin = static_cast<std::size_t>(offset);
    content.resize(std::max(content.size(), begin + bytes.size()));
    content.replace(begin, bytes.size(), bytes);
}

int write(sqlite3_file* handle, void const* from, int count, sqlite3_int64 offset) {
    announce();
    PowerVfs::File& file = file_of(handle);
    auto const end = static_cast<std::size_t>(offset + count);
    std::size_t const growth = end > file.content.size() ? end - file.content.size() : 0;
    if (growth > 0 && PowerVfs::instance().used() + growth > PowerVfs::instance().room)
        return SQLITE_FULL;
    std::string const bytes(static_cast<char const*>(from), static_cast<std::size_t>(count));
    put(file.content, offset, bytes);
    if (++file.writes_count % 2 == 0)
        file.writes[offset] = bytes;
    return SQLITE_OK;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    announce();
    file_of(file).content.resize(static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int sync(sqlite3_file* handle, int) {
    announce();
    PowerVfs::File& file = file_of(handle);
    file.synced = file.content;
    file.is_named = true;
    file.writes.clear();
    return SQLITE_OK;
}

int size(sqlite3_file* file, sqlite3_int64* bytes) {
    *bytes = static_cast<sqlite3_int64>(file_of(file).content.size());
    return SQLITE_OK;
}

int say_ok(sqlite3_file*, int) {
    return SQLITE_OK;
}

int control(sqlite3_file* file, int operation, void* argument) {
    if (operation != SQLITE_FCNTL_PERSIST_WAL)
        return SQLITE_NOTFOUND;
    int& keeps_log = reinterpret_cast<Handle*>(file)->keeps_log;
    int& value = *static_cast<int*>(argument);
    if (value < 0)
        value = keeps_log;
    else
        keeps_log = value;
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
    methods.xFileSize = size;
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
    static int temporaries = 0;
    std::string const path = name != nullptr ? name : "temporary " + std::to_string(++temporaries);
    reinterpret_cast<Handle*>(file)->name = new std::string(path);
    reinterpret_cast<Handle*>(file)->keeps_log = 0;
    PowerVfs::instance().disk.try_emplace(path);
    file->pMethods = &methods;
    if (flags_out != nullptr)
        *flags_out = flags;
    return SQLITE_OK;
}

// The folder is synced with it when SQLite asks for that; else the file may come back.
int remove(sqlite3_vfs*, char const* name, int) {
    announce();
    PowerVfs::instance().disk.erase(name);
    return SQLITE_OK;
}

int access(sqlite3_vfs*, char const* name, int, int* is_there) {
    *is_there = PowerVfs::instance().disk.contains(name) ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, char const* name, int size, char* to) {
    return std::snprintf(to, static_cast<std::size_t>(size), "%s", name) < size ? SQLITE_OK
                                                                                : SQLITE_ERROR;
}

}

PowerVfs::PowerVfs() {
    static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
    vfs.zName = m_name.c_str();
    vfs.szOsFile = sizeof(Handle);
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = full_name;
    vfs.pNext = nullptr;
    sqlite3_vfs_register(&vfs, 0);
}

PowerVfs& PowerVfs::instance() {
    static PowerVfs one;
    return one;
}

std::size_t PowerVfs::used() const {
    std::size_t bytes = 0;
    for (auto const& [name, file] : disk)
        bytes += file.content.size();
    return bytes;
}

PowerVfs::Disk PowerVfs::after(Stop stop) const {
    Disk left;
    for (auto const& [name, file] : disk) {
        if (stop != Stop::Kill && !file.is_named)
            continue;
        std::string content = stop == Stop::Kill ? file.content : file.synced;
        if (stop == Stop::TornPowerCut)
            for (auto const& [offset, bytes] : file.writes)
                put(content, offset, bytes);
        left[name] = {.content = content, .synced = content, .is_named = true};
    }
    return left;
}

}
