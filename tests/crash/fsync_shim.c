/* LD_PRELOAD library that models a power cut: after each fsync or fdatasync the file as it is now
 * is copied to <file>.durable; what was never synced is in no copy and is lost at the cut. A
 * deleted file is back after the cut, and a renamed one gone, unless the folder was synced since.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int copy(int from, char const* to) {
    char buffer[1 << 16];
    off_t offset = 0;
    ssize_t count;
    int const target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (target < 0)
        return -1;
    while ((count = pread(from, buffer, sizeof buffer, offset)) > 0) {
        if (write(target, buffer, (size_t)count) != count)
            break;
        offset += count;
    }
    close(target);
    return count == 0 ? 0 : -1;
}

static void keep_file(int descriptor, char const* path) {
    char part[4200];
    char durable[4200];
    snprintf(part, sizeof part, "%s.part", path);
    snprintf(durable, sizeof durable, "%s.durable", path);
    /* Only what cannot be read is opened again: closing a second descriptor of a database would
     * drop the locks of the first. */
    int const is_write_only = (fcntl(descriptor, F_GETFL) & O_ACCMODE) == O_WRONLY;
    int const source = is_write_only ? open(path, O_RDONLY | O_CLOEXEC) : descriptor;
    if (copy(source, part) == 0)
        renameat(AT_FDCWD, part, AT_FDCWD, durable);
    if (is_write_only)
        close(source);
}

static int has_ending(char const* name, char const* ending) {
    size_t const length = strlen(name);
    return length > strlen(ending) && strcmp(name + length - strlen(ending), ending) == 0;
}

/* The folder is on disk now: what was deleted from it stays deleted, what was renamed is there. */
static void keep_folder(char const* folder) {
    DIR* const entries = opendir(folder);
    struct dirent* entry;
    while (entries != NULL && (entry = readdir(entries)) != NULL) {
        char copy_path[4400];
        char path[4400];
        struct stat facts;
        int const is_renamed = has_ending(entry->d_name, ".renamed");
        if (!is_renamed && !has_ending(entry->d_name, ".durable"))
            continue;
        snprintf(copy_path, sizeof copy_path, "%s/%s", folder, entry->d_name);
        snprintf(path, sizeof path, "%.*s", (int)(strlen(copy_path) - strlen(".durable")),
                 copy_path);
        if (stat(path, &facts) != 0)
            unlink(copy_path);
        else if (is_renamed)
            renameat(AT_FDCWD, copy_path, AT_FDCWD, strcat(path, ".durable"));
    }
    if (entries != NULL)
        closedir(entries);
}

static void keep(int descriptor) {
    char link[64];
    char path[4096];
    struct stat facts;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t const length = readlink(link, path, sizeof path - 1);
    if (length <= 0 || fstat(descriptor, &facts) != 0)
        return;
    path[length] = '\0';
    if (S_ISREG(facts.st_mode))
        keep_file(descriptor, path);
    else if (S_ISDIR(facts.st_mode))
        keep_folder(path);
}

static int sync_with(char const* name, int descriptor) {
    int (*const real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int const result = real(descriptor);
    if (result == 0)
        keep(descriptor);
    return result;
}

int fsync(int descriptor) {
    return sync_with("fsync", descriptor);
}

int fdatasync(int descriptor) {
    return sync_with("fdatasync", descriptor);
}

int rename(char const* from, char const* to) {
    char durable[4400];
    char renamed[4400];
    int const result = renameat(AT_FDCWD, from, AT_FDCWD, to);
    if (result == 0) {
        snprintf(durable, sizeof durable, "%s.durable", from);
        snprintf(renamed, sizeof renamed, "%s.renamed", to);
        renameat(AT_FDCWD, durable, AT_FDCWD, renamed);
    }
    return result;
}
