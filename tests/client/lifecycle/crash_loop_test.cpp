#include "client/files/files.h"
#include "tests/client/lifecycle/notify_socket.h"
#include "tests/support/read_file.h"
#include "tests/support/scratch_folder.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <vector>

using namespace onedoor;

extern char** environ;

namespace {

struct Child {
    pid_t id = 0;
    int output = -1;

    /// What the program printed, and then how it ended (waitpid).
    std::string wait(int& status) const {
        std::string text;
        char buffer[256];
        for (ssize_t length = 0; (length = ::read(output, buffer, sizeof(buffer))) > 0;)
            text.append(buffer, static_cast<std::size_t>(length));
        ::close(output);
        REQUIRE(::waitpid(id, &status, 0) == id);
        return text;
    }
};

Child start(std::string const& folder, char const* death) {
    int ends[2] = {};
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    std::string words[] = {ONEDOOR_SHORT_LIFE, folder, death};
    char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    Child child;
    REQUIRE(::posix_spawn(&child.id, ONEDOOR_SHORT_LIFE, &actions, nullptr, arguments, environ) ==
            0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    child.output = ends[0];
    return child;
}

std::string run(std::string const& folder, char const* death) {
    int status = 0;
    std::string const text = start(folder, death).wait(status);
    if (std::string_view(death) == "crash")
        CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    else
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return text;
}

}

TEST_CASE(
    "K9 crash loop: five crashes at the start lead to the safe mode, the outbox stays as it was") {
    support::ScratchFolder const folder;
    std::filesystem::create_directory(folder.file("outbox"));
    std::string const outbox = folder.file("outbox/outbox.db");
    REQUIRE(
        files::replace(outbox, core::as_bytes("three sealed filings"), files::Durability::Process));
    auto const written = std::filesystem::last_write_time(outbox);

    CHECK(run(folder.path(), "crash").starts_with("ordinary"));
    for (int i = 1; i < 5; ++i)
        CHECK(run(folder.path(), "crash").starts_with("ordinary"));
    CHECK(run(folder.path(), "crash").starts_with("safe"));
    CHECK(run(folder.path(), "end").starts_with("safe"));

    CHECK(support::read_file(outbox) == "three sealed filings");
    CHECK(std::filesystem::last_write_time(outbox) == written);
    auto const entries = std::filesystem::directory_iterator(folder.file("outbox"));
    CHECK(std::distance(entries, {}) == 1);
}

TEST_CASE("K9 crash loop: clean restarts, however many, never lead to the safe mode") {
    support::ScratchFolder const folder;
    for (int i = 0; i < 8; ++i)
        CHECK(run(folder.path(), "end").starts_with("ordinary"));
}

TEST_CASE("K9 watchdog: a loop that hangs sends one heartbeat and no other") {
    support::NotifySocket socket;
    support::ScratchFolder const folder;
    ::setenv("NOTIFY_SOCKET", socket.path().c_str(), 1);
    ::setenv("WATCHDOG_USEC", "20000", 1);
    Child const child = start(folder.path(), "hang");
    ::unsetenv("NOTIFY_SOCKET");
    ::unsetenv("WATCHDOG_USEC");
    std::vector<std::string> said = socket.receive_within(10'000);
    for (int i = 0; i < 2 && said.size() < 3; ++i)
        for (std::string const& message : socket.receive_within(10'000))
            said.push_back(message);
    CHECK(said == std::vector<std::string>{"READY=1", "STATUS=In service", "WATCHDOG=1"});
    // Ten of its half times.
    CHECK(socket.receive_within(100).empty());
    // As systemd does then.
    ::kill(child.id, SIGKILL);
    int status = 0;
    (void)child.wait(status);
    CHECK(run(folder.path(), "end") == "ordinary 2\n");
}

TEST_CASE("hardening: no core file, no reading by others of the user, files for the owner alone") {
    support::ScratchFolder const folder;
    std::string const text = run(folder.path(), "protection");
    CHECK(text.find("dumpable=0 core=0 umask=077") != std::string::npos);
}
