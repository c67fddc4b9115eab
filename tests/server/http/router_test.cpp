#include "server/http/router.h"

#include <doctest/doctest.h>

using namespace onedoor::http;

static constexpr Route table[] = {
    {Method::Get, "/"},        {Method::Get, "/a/:id"},
    {Method::Post, "/a/:id"},  {Method::Put, "/a/:id/b/:number"},
    {Method::Get, "/a/:id/b"},
};

TEST_CASE("router: literal and named segments") {
    Router const router(table);
    CHECK(router.find(Method::Get, "/")->index == 0);
    auto const match = router.find(Method::Put, "/a/x y/b/7");
    REQUIRE(match.has_value());
    CHECK(match->index == 3);
    CHECK(match->parameters == std::vector<std::string>{"x y", "7"});
    CHECK(router.find(Method::Head, "/a/x/b")->index == 4);
}

TEST_CASE("router: nothing else fits") {
    Router const router(table);
    for (char const* const path :
         {"", "//", "/a", "/a/", "/a/x/", "/a/x/b/", "/a//b", "/A/x", "/a/x/b/1/2", "/a/x/bb"}) {
        CAPTURE(path);
        CHECK_FALSE(router.find(Method::Get, path).has_value());
    }
}

TEST_CASE("router: a path of two thousand segments is just another unknown path") {
    std::string path;
    for (int i = 0; i < 2'000; ++i)
        path += "/a";
    CHECK_FALSE(Router(table).find(Method::Get, path).has_value());
}

TEST_CASE("router: says which methods an address knows") {
    Router const router(table);
    CHECK(router.allowed_methods("/a/x") == "GET, HEAD, POST");
    CHECK(router.allowed_methods("/a/x/b/1") == "PUT");
    CHECK(router.allowed_methods("/none").empty());
}
