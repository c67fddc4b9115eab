#include "server/app/options.h"

#include <doctest/doctest.h>
#include <initializer_list>
#include <vector>

using namespace onedoor;
using server::Options;

static Result<Options> parse(std::initializer_list<char const*> arguments) {
    std::vector<char const*> const list(arguments);
    return server::parse_options(list);
}

TEST_CASE("options: without any, it serves on this machine alone") {
    auto const options = parse({});
    REQUIRE(options.has_value());
    CHECK(options->task == server::Task::Serve);
    CHECK(options->bind == "127.0.0.1");
    CHECK(options->port == 8080);
    CHECK_FALSE(options->devices_port.has_value());
    CHECK(options->proxy.empty());
}

TEST_CASE("options: each is read") {
    auto const options = parse({"--data",
                                "d",
                                "--assets",
                                "a",
                                "--port",
                                "0",
                                "--bind",
                                "::1",
                                "--devices-port",
                                "9",
                                "--proxy",
                                "127.0.0.1",
                                "--public-address",
                                "https://x.vn",
                                "--office",
                                "o",
                                "--connections-per-address",
                                "3",
                                "--devices-bind",
                                "10.0.0.1"});
    REQUIRE(options.has_value());
    CHECK(options->data == "d");
    CHECK(options->assets == "a");
    CHECK(options->port == 0);
    CHECK(options->bind == "::1");
    CHECK(options->devices_port == 9);
    CHECK(options->proxy == "127.0.0.1");
    CHECK(options->public_address == "https://x.vn");
    CHECK(options->office == "o");
    CHECK(options->connections_per_address == 3);
    CHECK(options->devices_bind == "10.0.0.1");
    CHECK(parse({"--help", "--nonsense"})->task == server::Task::ShowHelp);
}

TEST_CASE("options: what is wrong is named") {
    CHECK(parse({"--nonsense", "1"}).error().code == "options.unknown");
    CHECK(parse({"--nonsense", "1"}).error().detail.contains("--nonsense"));
    CHECK(parse({"--port"}).error().code == "options.missing_value");
    for (char const* const port : {"", "x", "-1", "65536", "80x", "1e3", " 80"}) {
        CAPTURE(port);
        CHECK(parse({"--port", port}).error().code == "options.value");
    }
}

TEST_CASE("options: staff are appointed, listed and given passwords") {
    auto const appointed = parse({"staff", "add", "lan.nt", "--name", "Nguyễn Thị Lan", "--grant",
                                  "receptionist@mot-cua", "--grant", "leader", "--data", "d"});
    REQUIRE(appointed);
    CHECK(appointed->task == server::Task::AppointStaff);
    CHECK(appointed->staff.account == "lan.nt");
    CHECK(appointed->staff.name == "Nguyễn Thị Lan");
    CHECK(appointed->staff.grants ==
          std::vector<staff::Grant>{{cases::Role::Receptionist, "mot-cua"},
                                    {cases::Role::Leader, ""}});
    CHECK(appointed->data == "d");
    CHECK(parse({"staff", "list"})->task == server::Task::ListStaff);
    auto const password = parse({"staff", "password", "lan.nt"});
    CHECK(password->task == server::Task::IssuePassword);
    CHECK(password->staff.account == "lan.nt");
}

TEST_CASE("options: what is wrong about staff is named") {
    CHECK(parse({"staff"}).error().code == "options.unknown");
    CHECK(parse({"staff", "remove", "a"}).error().code == "options.unknown");
    CHECK(parse({"staff", "add"}).error().code == "options.missing_value");
    CHECK(parse({"staff", "add", "--name", "A"}).error().code == "options.missing_value");
    CHECK(parse({"staff", "add", "an"}).error().code == "options.missing_value");
    CHECK(parse({"staff", "add", "an", "--name", "A", "--grant", "boss"}).error().code ==
          "options.value");
    CHECK(parse({"--name", "A"}).error().code == "options.unknown");
    CHECK(parse({"staff", "list", "--grant", "leader"}).error().code == "options.unknown");
}

TEST_CASE("options: the help names every option") {
    std::string_view const help = server::help_text();
    for (char const* const name : {"--assets", "--data", "--port", "--bind", "--devices-port",
                                   "--devices-bind", "--office", "--proxy", "--public-address",
                                   "--connections-per-address", "--name", "--grant", "--help"})
        CHECK(help.contains(name));
}
