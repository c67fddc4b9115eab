#include "server/app/application.h"
#include "server/ops/clocks.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/stat.h>

namespace {

using namespace onedoor;
using server::Application;
using server::Options;

constexpr int exit_usage = 64;
constexpr int exit_failed = 1;
constexpr int exit_storage = 74;

int complain(Error const& error) {
    std::fprintf(stderr, "onedoor-server: %s: %s %s\n", error.code.c_str(), error.detail.c_str(),
                 error.path.c_str());
    return error.code.starts_with("options.") ? exit_usage : exit_failed;
}

// Every connection holds a descriptor; a core dump would hold what citizens wrote.
void set_process_limits() {
    umask(S_IRWXG | S_IRWXO);
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    rlimit const no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
}

// Blocked before any thread exists, so that only the wait below takes them.
sigset_t block_end_signals() {
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void print_addresses(Options const& options, Application const& application) {
    std::string const address = "http://" + options.bind + ":" + std::to_string(application.port());
    std::printf("Một Cửa is ready.\n  Citizens   %s/\n  Officials  %s/can-bo\n", address.c_str(),
                address.c_str());
    if (auto const port = application.devices_port())
        std::printf("  Devices    http://%s:%d/\n", options.devices_bind.c_str(), *port);
    if (auto const& password = application.first_password())
        std::printf("\n  Staff account  %s\n  Password       %s\n  It is shown this once only.\n",
                    std::string(Application::staff_account).c_str(), password->c_str());
    std::fflush(stdout);
}

int serve(Options const& options, server::Surroundings const& surroundings) {
    sigset_t const signals = block_end_signals();
    auto const application = Application::start(options, surroundings);
    if (!application)
        return complain(application.error());
    print_addresses(options, **application);
    int signal = 0;
    sigwait(&signals, &signal);
    (*application)->stop();
    return EXIT_SUCCESS;
}

void print_password(Options const& options, std::string const& password) {
    std::printf("Staff account  %s\nPassword       %s\n", options.staff.account.c_str(),
                password.c_str());
}

int appoint(Options const& options, server::Surroundings const& surroundings) {
    auto const password = Application::appoint(options, surroundings);
    if (!password)
        return complain(password.error());
    if (*password)
        print_password(options, **password);
    else
        std::printf("Staff account  %s  changed\n", options.staff.account.c_str());
    return EXIT_SUCCESS;
}

int issue_password(Options const& options, server::Surroundings const& surroundings) {
    auto const password = Application::issue_password(options, surroundings);
    if (!password)
        return complain(password.error());
    print_password(options, *password);
    return EXIT_SUCCESS;
}

int list_staff(Options const& options, server::Surroundings const& surroundings) {
    auto const members = Application::members(options, surroundings);
    if (!members)
        return complain(members.error());
    for (staff::Member const& member : *members) {
        std::printf("%s  %s ", member.officer.account.c_str(), member.officer.name.c_str());
        for (staff::Grant const& grant : member.officer.grants)
            std::printf(" %s", staff::text_of(grant).c_str());
        std::printf("%s\n", member.is_blocked ? "  blocked" : "");
    }
    return EXIT_SUCCESS;
}

int make_office_key(Options const& options, server::Surroundings const& surroundings) {
    auto const made = Application::make_office_key(options, surroundings);
    return made ? EXIT_SUCCESS : complain(made.error());
}

}

int main(int count, char const* const* arguments) {
    auto const options = server::parse_options(
        std::span(arguments, static_cast<std::size_t>(count)).subspan(count > 0 ? 1 : 0));
    if (!options)
        return complain(options.error());
    if (options->task == server::Task::ShowHelp) {
        std::fputs(std::string(server::help_text()).c_str(), stdout);
        return EXIT_SUCCESS;
    }
    set_process_limits();
    ops::SystemClock const clock;
    ops::MonotonicClock const monotonic_clock;
    ops::SystemRandom random;
    ops::Log log(clock, stderr);
    server::Surroundings const surroundings{
        .clock = clock,
        .monotonic_clock = monotonic_clock,
        .random = random,
        .log = log,
        .on_fatal =
            [&log](std::string_view reason) {
                log.write("store.fatal", {{"reason", reason}});
                std::_Exit(exit_storage);
            },
    };
    switch (options->task) {
    case server::Task::AppointStaff:
        return appoint(*options, surroundings);
    case server::Task::ListStaff:
        return list_staff(*options, surroundings);
    case server::Task::IssuePassword:
        return issue_password(*options, surroundings);
    case server::Task::MakeOfficeKey:
        return make_office_key(*options, surroundings);
    default:
        return serve(*options, surroundings);
    }
}
