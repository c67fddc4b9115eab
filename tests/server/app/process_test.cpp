#include "tests/server/api/trial_site.h"
#include "tests/server/http/loopback.h"
#include "tests/server/support/fixtures.h"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace onedoor;
using namespace onedoor::testing;

namespace {

/// The program itself, with what it writes to its standard output.
class Program {
public:
    explicit Program(std::vector<std::string> arguments) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        arguments.insert(arguments.begin(), ONEDOOR_SERVER_PROGRAM);
        std::vector<char*> pointers;
        for (std::string& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        REQUIRE(posix_spawn(&m_process, ONEDOOR_SERVER_PROGRAM, &actions, nullptr, pointers.data(),
                            environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        m_output = ends[0];
    }
    Program(Program const&) = delete;
    Program& operator=(Program const&) = delete;
    ~Program() {
        if (m_process > 0)
            wait_for_end(SIGKILL);
        close(m_output);
    }

    /// Output up to and including `end`, or all of it.
    std::string read_until(std::string_view end) {
        std::string text;
        char byte = 0;
        while (!text.ends_with(end) && read(m_output, &byte, 1) == 1)
            text += byte;
        return text;
    }
    std::string read_all() {
        std::string text;
        char byte = 0;
        while (read(m_output, &byte, 1) == 1)
            text += byte;
        return text;
    }
    int wait_for_end(int signal = 0) {
        if (signal != 0)
            kill(m_process, signal);
        int status = 0;
        waitpid(std::exchange(m_process, 0), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

private:
    pid_t m_process = 0;
    int m_output = -1;
};

struct Place {
    Place() { TrialSite(folder.file("site")).write(); }
    [[nodiscard]] std::vector<std::string> arguments() const {
        return {"--assets", folder.file("site"), "--data", folder.file("data"), "--port", "0"};
    }
    TemporaryFolder folder;
};

int port_in(std::string const& output) {
    return std::stoi(output.substr(output.find("127.0.0.1:") + 10));
}

}

TEST_CASE("program: serves, prints the password once, and ends in order on SIGTERM") {
    Place place;
    std::string password;
    {
        Program program(place.arguments());
        std::string const output = program.read_until("once only.\n");
        CHECK(output.contains("/can-bo\n"));
        password = output.substr(output.find("Password       ") + 15, 16);
        int const port = port_in(output);
        CHECK(ask(port, "GET", "/ready").status == 200);
        CHECK(ask_json(port, "POST", "/api/v1/staff/session",
                       R"({"account":"canbo","password":")" + password + "\"}")
                  .status == 200);
        CHECK(program.wait_for_end(SIGTERM) == 0);
        CHECK_THROWS(LoopbackClient(port));
    }
    Program again(place.arguments());
    std::string const output = again.read_until("/can-bo\n");
    CHECK(again.wait_for_end(SIGINT) == 0);
    CHECK_FALSE((output + again.read_all()).contains("Password"));
}

TEST_CASE("program: the data folder and its keys are for its owner alone") {
    Place place;
    Program program(place.arguments());
    program.read_until("once only.\n");
    std::size_t files = 0;
    for (auto const& entry :
         std::filesystem::recursive_directory_iterator(place.folder.file("data"))) {
        CAPTURE(entry.path().string());
        struct stat status{};
        REQUIRE(stat(entry.path().c_str(), &status) == 0);
        CHECK((status.st_mode & (S_IRWXG | S_IRWXO)) == 0);
        files += entry.is_regular_file() ? 1 : 0;
    }
    CHECK(files >= 3);
}

TEST_CASE("program: a data folder in use is refused") {
    Place place;
    Program first(place.arguments());
    first.read_until("once only.\n");
    Program second(place.arguments());
    CHECK(second.wait_for_end() == 1);
    CHECK(second.read_all().empty());
}

TEST_CASE("program: says how it is used, and refuses what it does not know") {
    Program help({"--help"});
    CHECK(help.read_all().contains("--assets DIR"));
    CHECK(help.wait_for_end() == 0);
    CHECK(Program({"--nonsense", "x"}).wait_for_end() == 64);
    CHECK(Program({"--assets", "/nowhere"}).wait_for_end() == 1);
}
