#include "client/lifecycle/notifier.h"
#include "tests/client/lifecycle/notify_socket.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <string>
#include <unistd.h>
#include <vector>

using namespace onedoor;
using lifecycle::Notifier;
using support::NotifySocket;

namespace {

using Messages = std::vector<std::string>;

/// The environment of a service; Notifier takes it away again.
void set_environment(std::string const& socket, char const* watchdog_usec, pid_t watched) {
    ::setenv("NOTIFY_SOCKET", socket.c_str(), 1);
    ::setenv("WATCHDOG_USEC", watchdog_usec, 1);
    ::setenv("WATCHDOG_PID", std::to_string(watched).c_str(), 1);
}

}

TEST_CASE("notifier: what is said arrives as one datagram each") {
    NotifySocket socket;
    set_environment(socket.path(), "10000000", ::getpid());
    Notifier notifier = Notifier::from_environment();
    notifier.ready();
    notifier.status("Phục vụ\nsecond line");
    notifier.stopping();
    CHECK(socket.receive() == Messages{"READY=1", "STATUS=Phục vụ", "STOPPING=1"});
}

TEST_CASE("notifier: a heartbeat at once, then at each half of the watchdog's time") {
    NotifySocket socket;
    set_environment(socket.path(), "10000000", ::getpid());
    Notifier notifier = Notifier::from_environment();
    CHECK(notifier.heartbeat_ms() == 5000);
    notifier.advance({1000});
    CHECK(socket.receive() == Messages{"WATCHDOG=1"});
    for (std::int64_t now = 1250; now < 6000; now += 250)
        notifier.advance({now});
    CHECK(socket.receive().empty());
    notifier.advance({6000});
    CHECK(socket.receive() == Messages{"WATCHDOG=1"});
}

TEST_CASE("notifier: a loop that hangs says nothing, whatever else the program does") {
    NotifySocket socket;
    set_environment(socket.path(), "200", ::getpid());
    Notifier notifier = Notifier::from_environment();
    notifier.advance({0});
    CHECK(socket.receive().size() == 1);
    CHECK(socket.receive_within(50).empty());
}

TEST_CASE("notifier: a heartbeat that found the queue full is made up for") {
    NotifySocket socket;
    set_environment(socket.path(), "2000", ::getpid());
    Notifier notifier = Notifier::from_environment();
    for (int i = 0; i < 2000; ++i)
        notifier.status("so many that the queue of the socket is full");
    notifier.advance({10});
    Messages const flood = socket.receive();
    REQUIRE(flood.size() < 2000);
    CHECK(flood.back() != "WATCHDOG=1");
    notifier.advance({11});
    CHECK(socket.receive() == Messages{"WATCHDOG=1"});
}

TEST_CASE("notifier: an abstract socket is spoken to as well") {
    NotifySocket socket(NotifySocket::Kind::Abstract);
    set_environment(socket.path(), "0", ::getpid());
    Notifier::from_environment().ready();
    CHECK(socket.receive() == Messages{"READY=1"});
}

TEST_CASE("notifier: the parent's watchdog is ours, a stranger's is not") {
    NotifySocket socket;
    set_environment(socket.path(), "4000000", ::getppid());
    CHECK(Notifier::from_environment().heartbeat_ms() == 2000);
    set_environment(socket.path(), "4000000", 1'000'000);
    CHECK(!Notifier::from_environment().heartbeat_ms());
    set_environment(socket.path(), "soon", ::getpid());
    CHECK(!Notifier::from_environment().heartbeat_ms());
}

TEST_CASE("notifier: no child inherits the socket, and without one nothing is said") {
    NotifySocket socket;
    set_environment(socket.path(), "4000000", ::getpid());
    Notifier const first = Notifier::from_environment();
    CHECK(std::getenv("NOTIFY_SOCKET") == nullptr);
    CHECK(std::getenv("WATCHDOG_USEC") == nullptr);
    CHECK(std::getenv("WATCHDOG_PID") == nullptr);
    Notifier silent = Notifier::from_environment();
    silent.ready();
    silent.advance({0});
    CHECK(socket.receive().empty());
}
