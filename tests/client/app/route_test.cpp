#include "client/app/route.h"

#include <doctest/doctest.h>

using namespace onedoor::app;

TEST_CASE("route: every screen's address leads back to it") {
    Route const routes[] = {
        {},
        {.screen = Screen::Search, .query = "sổ đỏ & nhà"},
        {.screen = Screen::Search},
        {.screen = Screen::Procedure, .procedure = "dang-ky-khai-sinh"},
        {.screen = Screen::Case, .procedure = "1.001193"},
        {.screen = Screen::Case, .procedure = "dang-ky-khai-sinh", .code = "on_time"},
        {.screen = Screen::FormStep, .procedure = "dang-ky-khai-sinh", .step = 12},
        {.screen = Screen::Papers, .procedure = "dang-ky-khai-sinh"},
        {.screen = Screen::Review, .procedure = "dang-ky-khai-sinh"},
        {.screen = Screen::Receipt, .procedure = "dang-ky-khai-sinh"},
        {.screen = Screen::HandOver, .procedure = "dang-ky-khai-sinh"},
        {.screen = Screen::TakeOver, .code = "AAECAwQFBgcICQoLDA0O_-"},
        {.screen = Screen::TrackForm},
        {.screen = Screen::Track, .code = "H32.10-261121-0008"},
        {.screen = Screen::Guides},
        {.screen = Screen::Guide, .guide = "sinh-con"},
        {.screen = Screen::Guide, .guide = "sinh-con", .answers = "da-co.qua-60-ngay"},
        {.screen = Screen::Offices},
        {.screen = Screen::Offices, .code = "22366"},
        {.screen = Screen::Outbox},
        {.screen = Screen::StaffInbox},
        {.screen = Screen::StaffFile, .code = "TN-ABCDEFGHJK"},
    };
    for (Route const& route : routes)
        CHECK(parse_route(to_target(route)) == route);
}

TEST_CASE("route: an address that is none of ours is not found") {
    for (char const* target : {"/x", "/thu-tuc", "/thu-tuc/a/b", "/thu-tuc/a/nop/buoc-0",
                               "/thu-tuc/a/nop/buoc-1x", "/thu-tuc/a/nop/x", "/ho-so", "/can-bo/x",
                               "/can-lam-gi/a/b", "/noi-nop/a", "/thu-tuc/a/nop/buoc-1/x"})
        CHECK(parse_route(target).screen == Screen::NotFound);
}

TEST_CASE("route: a browser's form address is read like our own") {
    CHECK(parse_route("/tim-kiem?x=1&q=khai+sinh").query == "khai sinh");
    CHECK(parse_route("/tim-kiem?q=kh%C3%B3%#top").query == "khó%");
    CHECK(parse_route("/?lang=en").screen == Screen::Home);
}
