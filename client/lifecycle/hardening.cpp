#include "client/lifecycle/hardening.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace onedoor::lifecycle {

std::vector<Error> harden(MemoryLock memory_lock) {
    std::vector<Error> faults;
    auto const note = [&faults](int result, char const* code) {
        if (result != 0)
            faults.emplace_back(code, "", std::strerror(errno));
    };
    rlimit const no_core{0, 0};
    note(::setrlimit(RLIMIT_CORE, &no_core), "hardening.core");
    note(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "hardening.dumpable");
    if (memory_lock == MemoryLock::On)
        note(::mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT), "hardening.memory_lock");
    ::umask(S_IRWXG | S_IRWXO);
    std::signal(SIGPIPE, SIG_IGN);
    return faults;
}

}
