#include "tests/server/store/fault_vfs.h"

#include <cstring>
#include <new>
#include <sqlite3.h>

namespace onedoor::testing {

namespace {

/// Our file; SQLite gives room for the real one right behind it.
struct File {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_vfs* real_vfs() {
    return sqlite3_vfs_find(nullptr);
}

sqlite3_file* real_of(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real();
}

template<auto Member, typename... Arguments>
int forward(sqlite3_file* file, Arguments... arguments) {
    sqlite3_file* const real = real_of(file);
    return (real->pMethods->*Member)(real, arguments...);
}

int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
    int const code = FaultVfs::instance().next(Fault::WriteError);
    return code != SQLITE_OK ? code
                             : forward<&sqlite3_io_methods::xWrite>(file, bytes, count, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    int const code = FaultVfs::instance().next(Fault::WriteError);
    return code != SQLITE_OK ? code : forward<&sqlite3_io_methods::xTruncate>(file, size);
}

int sync(sqlite3_file* file, int flags) {
    int const code = FaultVfs::instance().next(Fault::SyncError);
    return code != SQLITE_OK ? code : forward<&sqlite3_io_methods::xSync>(file, flags);
}

sqlite3_io_methods make_methods() {
    sqlite3_io_methods methods{};
    methods.iVersion = 2;
    methods.xClose = forward<&sqlite3_io_methods::xClose>;
    methods.xRead = forward<&sqlite3_io_methods::xRead>;
    methods.xWrite = write;
    methods.xTruncate = truncate;
    methods.xSync = sync;
    methods.xFileSize = forward<&sqlite3_io_methods::xFileSize>;
    methods.xLock = forward<&sqlite3_io_methods::xLock>;
    methods.xUnlock = forward<&sqlite3_io_methods::xUnlock>;
    methods.xCheckReservedLock = forward<&sqlite3_io_methods::xCheckReservedLock>;
    methods.xFileControl = forward<&sqlite3_io_methods::xFileControl>;
    methods.xSectorSize = forward<&sqlite3_io_methods::xSectorSize>;
    methods.xDeviceCharacteristics = forward<&sqlite3_io_methods::xDeviceCharacteristics>;
    methods.xShmMap = forward<&sqlite3_io_methods::xShmMap>;
    methods.xShmLock = forward<&sqlite3_io_methods::xShmLock>;
    methods.xShmBarrier = [](sqlite3_file* file) {
        real_of(file)->pMethods->xShmBarrier(real_of(file));
    };
    methods.xShmUnmap = forward<&sqlite3_io_methods::xShmUnmap>;
    return methods;
}

int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* flags_out) {
    static sqlite3_io_methods const methods = make_methods();
    int const code = real_vfs()->xOpen(real_vfs(), name, real_of(file), flags, flags_out);
    file->pMethods = code == SQLITE_OK ? &methods : nullptr;
    return code;
}

}

FaultVfs::FaultVfs() {
    static sqlite3_vfs vfs = *real_vfs();
    vfs.zName = m_name.c_str();
    vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs()->szOsFile;
    vfs.xOpen = open;
    vfs.pNext = nullptr;
    sqlite3_vfs_register(&vfs, 0);
}

FaultVfs& FaultVfs::instance() {
    static FaultVfs one;
    return one;
}

void FaultVfs::fail_at(int operation, Fault fault, Lasting lasting) {
    m_operations = 0;
    m_has_failed = false;
    m_fault = fault;
    m_lasting = lasting;
    m_failing = operation;
}

int FaultVfs::next(Fault kind_of_operation) {
    // A full disk takes no more bytes; what is there can still be synced.
    if (m_fault == Fault::DiskFull && kind_of_operation == Fault::SyncError)
        return SQLITE_OK;
    int const number = ++m_operations;
    bool const is_due = m_failing != 0 && (number == m_failing ||
                                           (number > m_failing && m_lasting == Lasting::ForEver));
    if (!is_due)
        return SQLITE_OK;
    m_has_failed = true;
    if (kind_of_operation == Fault::SyncError)
        return SQLITE_IOERR_FSYNC;
    return m_fault == Fault::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

}
