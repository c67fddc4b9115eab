#include "server/api/routes.h"
#include "shared/json/json.h"
#include "tests/server/api/running_server.h"

#include <set>

using namespace onedoor;
using namespace onedoor::testing;

static std::string openapi_form(http::Route const& route) {
    std::string line(http::method_name(route.method));
    line += " ";
    bool is_name = false;
    for (char const character : route.pattern) {
        if (is_name && character == '/')
            line += "}";
        is_name = character == ':' || (is_name && character != '/');
        if (character == ':')
            line += "{";
        else
            line += character;
    }
    return line + (is_name ? "}" : "");
}

TEST_CASE("openapi: describes exactly the routes there are") {
    RunningServer server;
    auto const document = json::parse(server.get("/api/v1/openapi.json").body);
    REQUIRE(document.has_value());
    CHECK(*document->find("openapi")->as_string() == "3.1.0");
    std::set<std::string> described;
    for (json::Member const& path : *document->find("paths")->as_object()) {
        for (json::Member const& operation : *path.value.as_object()) {
            std::string method = operation.name;
            for (char& letter : method)
                letter = static_cast<char>(letter - ('a' - 'A'));
            CHECK(described.insert(method + " " + path.name).second);
        }
    }
    std::set<std::string> expected;
    for (http::Route const& route : api::routes())
        CHECK(expected.insert(openapi_form(route)).second);
    CHECK(described == expected);
}

TEST_CASE("openapi: an operation names its parameters, its body, its session and its refusals") {
    RunningServer server;
    auto const document = json::parse(server.get("/api/v1/openapi.json").body);
    REQUIRE(document.has_value());
    json::Value const* const accept =
        document->find("paths")->find("/api/v1/staff/files/{reference}/acts")->find("post");
    REQUIRE(accept != nullptr);
    CHECK(*accept->find("operationId")->as_string() == "act");
    CHECK(accept->find("security") != nullptr);
    CHECK(accept->find("requestBody")->find("content")->find("application/json") != nullptr);
    CHECK(accept->find("parameters")->as_array()->size() == 2);
    for (char const* const status : {"2XX", "400", "401", "403", "404", "422", "429"})
        CHECK(accept->find("responses")->find(status) != nullptr);
}

TEST_CASE("routes: operations are unique and every pattern is literal or named segments") {
    std::set<std::string_view> operations;
    for (http::Route const& route : api::routes()) {
        CAPTURE(route.pattern);
        CHECK(operations.insert(route.operation).second);
        CHECK_FALSE(route.summary.empty());
        CHECK(route.pattern.starts_with('/'));
        CHECK(route.pattern.find_first_of("*()[]+?\\^$") == std::string_view::npos);
        CHECK((route.method == http::Method::Get) == (route.body == http::Body::None));
    }
}
