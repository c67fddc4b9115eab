#include "server/api/routes.h"
#include "tests/server/api/running_server.h"

using namespace onedoor;
using namespace onedoor::testing;

namespace {

/// A body and headers with which a route gets past everything but the question who is asking.
struct Attempt {
    std::string headers;
    std::string body;
};

Attempt attempt_at(http::Route const& route) {
    std::string const mark = "X-Onedoor-Request: 1\r\n";
    switch (route.body) {
    case http::Body::Json:
        return {mark + "Content-Type: application/json\r\n", "{}"};
    case http::Body::Bytes:
        return {mark + "Content-Type: application/octet-stream\r\n", "x"};
    case http::Body::Form:
    case http::Body::Files:
        return {"Content-Type: application/x-www-form-urlencoded\r\n", "code=a&secret=b"};
    case http::Body::Report:
        return {"Content-Type: application/reports+json\r\n", "[]"};
    case http::Body::Empty:
        return {mark, ""};
    case http::Body::None:
        break;
    }
    return {};
}

std::string path_of(http::Route const& route) {
    std::string path(route.pattern);
    for (std::size_t at = path.find(':'); at != std::string::npos; at = path.find(':'))
        path.replace(at,
                     path.find('/', at) == std::string::npos ? std::string::npos
                                                             : path.find('/', at) - at,
                     "x");
    return path;
}

Answer send(RunningServer& server, http::Route const& route, std::string const& who) {
    Attempt const attempt = attempt_at(route);
    return server.request(http::method_name(route.method), path_of(route), attempt.headers + who,
                          attempt.body);
}

}

TEST_CASE("matrix: routes of officials refuse everybody who is not signed in") {
    RunningServer server;
    std::string const locked = server.officer();
    REQUIRE(server.post("/api/v1/staff/session/lock", "{}", locked).status == 204);
    std::string const idle = server.officer();
    std::string const invented = "Cookie: staff=" + std::string(64, 'a') + "\r\n";
    for (http::Route const& route : api::routes()) {
        if (route.role != http::Role::Officer)
            continue;
        CAPTURE(route.operation);
        CHECK(problem_code(send(server, route, "")) == "session.required");
        CHECK(problem_code(send(server, route, invented)) == "session.required");
        CHECK(problem_code(send(server, route, "Cookie: staff=\r\n")) == "session.required");
        CHECK(problem_code(send(server, route, locked)) == "session.idle");
    }
    server.clock.advance_seconds(10 * 60);
    for (http::Route const& route : api::routes()) {
        if (route.role == http::Role::Officer)
            CHECK(problem_code(send(server, route, idle)) == "session.idle");
    }
    server.clock.advance_seconds(12 * 3600);
    for (http::Route const& route : api::routes()) {
        if (route.role == http::Role::Officer)
            CHECK(problem_code(send(server, route, idle)) == "session.required");
    }
}

TEST_CASE("matrix: routes for everybody ask nobody who they are") {
    RunningServer server;
    for (http::Route const& route : api::routes()) {
        bool const asks_password =
            route.operation == "sign_in" || route.operation == "unlock_session";
        if (route.role != http::Role::Anyone || asks_password)
            continue;
        CAPTURE(route.operation);
        Answer const answer = send(server, route, "");
        CHECK(answer.status != 401);
        CHECK(answer.status != 403);
        CHECK(answer.status != 500);
    }
}

TEST_CASE("matrix: figures are for this machine and the door of the devices") {
    RunningServer server;
    CHECK(server.get("/metrics").status == 404);
    CHECK(server.get("/metrics", from("127.0.0.1")).status == 200);
    CHECK(ask(server.devices_port(), "GET", "/metrics").status == 200);
}

TEST_CASE("matrix: routes of the office's machines refuse everybody else and say why") {
    RunningServer server;
    int routes = 0;
    for (http::Route const& route : api::routes()) {
        if (route.role != http::Role::Device)
            continue;
        CAPTURE(route.operation);
        ++routes;
        Answer const refused = send(server, route, "");
        CHECK(refused.status == 403);
        CHECK(problem_code(refused) == "device.required");
        CHECK(send(server, route, server.officer()).status == 403);
        CHECK(send(server, route, from("127.0.0.1")).status != 403);
        Attempt const attempt = attempt_at(route);
        CHECK(ask(server.devices_port(), http::method_name(route.method), path_of(route),
                  attempt.headers, attempt.body)
                  .status != 403);
    }
    CHECK(routes > 0);
}

TEST_CASE("matrix: routes of registered devices refuse what none of them signed") {
    RunningServer server;
    int routes = 0;
    for (http::Route const& route : api::routes()) {
        if (route.role != http::Role::Signer)
            continue;
        CAPTURE(route.operation);
        ++routes;
        for (std::string const& who : {std::string(), from("127.0.0.1"), server.officer()})
            CHECK(problem_code(send(server, route, who)) == "device.signature");
    }
    CHECK(routes > 0);
}

TEST_CASE("csrf: nothing that changes state works without the mark of our own client") {
    RunningServer server;
    for (http::Route const& route : api::routes()) {
        if (route.method == http::Method::Get || route.body == http::Body::Report)
            continue;
        CAPTURE(route.operation);
        std::string const officer = server.officer();
        Attempt attempt = attempt_at(route);
        std::string const method(http::method_name(route.method));
        std::string const path = path_of(route);
        std::string const who =
            route.role == http::Role::Device ? from("127.0.0.1") + officer : officer;
        auto const answer_to = [&](std::string const& more) {
            return server.request(method, path, attempt.headers + who + more, attempt.body);
        };
        auto const status_with = [&](std::string const& more) { return answer_to(more).status; };
        CHECK(status_with("Sec-Fetch-Site: cross-site\r\n") == 403);
        CHECK(status_with("Sec-Fetch-Site: same-site\r\n") == 403);
        CHECK(status_with("Origin: https://evil.example\r\n") == 403);
        Answer const own = answer_to("Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost\r\n");
        CHECK(problem_code(own) != "http.forged");
        if (route.body == http::Body::Form || route.body == http::Body::Files)
            continue;
        std::string const simple = who + attempt.headers.substr(attempt.headers.find("\r\n") + 2);
        CHECK(server.request(method, path, simple, attempt.body).status == 403);
    }
}

TEST_CASE("csrf: bodies a plain form can send are of the wrong type") {
    RunningServer server;
    std::string const officer = server.officer();
    for (char const* const type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
        CAPTURE(type);
        Answer const answer = server.request(
            "POST", "/api/v1/staff/files/x/acts",
            officer + "X-Onedoor-Request: 1\r\nContent-Type: " + type + "\r\n", "{}");
        CHECK(problem_code(answer) == "http.content_type");
        CHECK(answer.status == 415);
    }
}
