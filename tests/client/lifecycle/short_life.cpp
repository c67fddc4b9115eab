// A program that lives as the kiosk does, and dies as it is told: short_life FOLDER DEATH.
#include "client/lifecycle/hardening.h"
#include "client/lifecycle/life.h"

#include <csignal>
#include <cstdio>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

using namespace onedoor;

namespace {

std::int64_t milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

core::Uptime uptime() {
    return {milliseconds(CLOCK_MONOTONIC)};
}
core::Instant wall() {
    return {milliseconds(CLOCK_REALTIME)};
}

/// What the kernel says of this process now.
void print_protection() {
    rlimit core{};
    ::getrlimit(RLIMIT_CORE, &core);
    mode_t const mask = ::umask(0);
    std::printf("dumpable=%d core=%llu umask=%03o\n", ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0),
                static_cast<unsigned long long>(core.rlim_max), mask);
}

}

int main(int count, char** words) {
    if (count != 3)
        return 2;
    std::string_view const death = words[2];
    std::vector<Error> const faults = lifecycle::harden(lifecycle::MemoryLock::Off);
    lifecycle::Life life =
        lifecycle::Life::begin(words[1], {lifecycle::boot_id(), uptime(), wall()}, faults);
    std::printf("%s %d\n", life.mode() == lifecycle::Mode::Safe ? "safe" : "ordinary",
                static_cast<int>(life.last_exit()));
    if (death == "protection")
        print_protection();
    std::fflush(stdout);
    life.ready();
    life.advance(uptime(), wall());
    if (death == "crash")
        ::raise(SIGKILL);
    if (death == "hang")
        ::pause();
    life.end(wall());
    return 0;
}
