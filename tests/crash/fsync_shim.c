/* LD_PRELOAD library that models a power cut: after each fsync or fdatasync the file as it is now
 * is copied to <file>.durable; what was never synced is in no copy and is lost at the cut. A
 * deleted file is back after the cut unless its folder was synced since. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int copy(int from, char const* to) {
    static char buffer[1 << 16];
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
    if (copy(descriptor, part) == 0)
        rename(part, durable);
}

static void forget_deleted(char const* folder) {
    static char const ending[] = ".durable";
    DIR* const entries = opendir(folder);
    struct dirent* entry;
    while (entries != NULL && (entry = readdir(entries)) != NULL) {
        char path[4400];
        struct stat facts;
        size_t const length = strlen(entry->d_name);
        if (length < sizeof ending ||
            strcmp(entry->d_name + length + 1 - sizeof ending, ending) != 0)
            continue;
        snprintf(path, sizeof path, "%s/%.*s", folder, (int)(length + 1 - sizeof ending),
                 entry->d_name);
        if (stat(path, &facts) == 0)
            continue;
        strcat(path, ending);
        unlink(path);
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
        forget_deleted(path);
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
