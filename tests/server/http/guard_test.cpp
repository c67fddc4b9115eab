#include "server/http/guard.h"

#include <doctest/doctest.h>

using namespace onedoor::http;

static int status(Body body, std::vector<Header> headers) {
    RequestHead head;
    head.method = Method::Post;
    head.headers = {{"Host", "cong.vn"}};
    head.headers.insert(head.headers.end(), headers.begin(), headers.end());
    auto const refused = refuse_forgery(head, body);
    return refused ? refused->status : 200;
}

static Header const json{"Content-Type", "application/json; charset=utf-8"};
static Header const form{"Content-Type", "application/x-www-form-urlencoded"};
static Header const mark{"X-Onedoor-Request", "1"};

TEST_CASE("guard: our own client passes") {
    CHECK(status(Body::Json, {json, mark}) == 200);
    CHECK(status(Body::Json, {json, mark, {"Origin", "https://cong.vn"}}) == 200);
    CHECK(status(Body::Json, {json, mark, {"Sec-Fetch-Site", "same-origin"}}) == 200);
    CHECK(status(Body::Empty, {mark}) == 200);
}

TEST_CASE("guard: what another site can make a browser send is refused") {
    CHECK(status(Body::Json, {json}) == 403);
    CHECK(status(Body::Json, {json, {"X-Onedoor-Request", "0"}}) == 403);
    CHECK(status(Body::Json, {json, mark, {"Origin", "https://evil.vn"}}) == 403);
    CHECK(status(Body::Json, {json, mark, {"Origin", "https://cong.vn.evil.vn"}}) == 403);
    CHECK(status(Body::Json, {json, mark, {"Origin", "null"}}) == 403);
    for (char const* const site : {"cross-site", "same-site", "none", "x"})
        CHECK(status(Body::Json, {json, mark, {"Sec-Fetch-Site", site}}) == 403);
    CHECK(status(Body::Empty, {}) == 403);
}

TEST_CASE("guard: the content type is the route's") {
    for (char const* const type :
         {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
          "application/jsonx", "text/plain; application/json"})
        CHECK(status(Body::Json, {{"Content-Type", type}, mark}) == 415);
    CHECK(status(Body::Bytes, {{"Content-Type", "application/octet-stream"}, mark}) == 200);
    CHECK(status(Body::Bytes, {json, mark}) == 415);
}

TEST_CASE("guard: forms of our own pages pass, those of others do not") {
    CHECK(status(Body::Form, {form}) == 200);
    CHECK(status(Body::Form, {form, {"Origin", "http://cong.vn"}}) == 200);
    CHECK(status(Body::Form, {form, {"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}) == 200);
    CHECK(status(Body::Form, {form, {"Origin", "null"}}) == 403);
    CHECK(status(Body::Form, {form, {"Origin", "https://evil.vn"}}) == 403);
    CHECK(status(Body::Form, {form, {"Sec-Fetch-Site", "cross-site"}}) == 403);
    CHECK(status(Body::Form, {json, mark}) == 415);
}
