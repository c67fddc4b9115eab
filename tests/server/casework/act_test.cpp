#include "server/casework/act.h"
#include "shared/json/json.h"

#include <doctest/doctest.h>

using namespace onedoor;

static Result<casework::Act> parse(std::string const& members) {
    std::string const head =
        R"({"act_id":"00112233445566778899aabbccddeeff","version":3,"action":"route")";
    Result<json::Value> const document = json::parse(head + members + "}");
    REQUIRE(document);
    return casework::parse_act(*document);
}

static std::string refusal(std::string const& members) {
    Result<casework::Act> const act = parse(members);
    return act ? std::string() : act.error().code + " at " + act.error().path;
}

TEST_CASE("act: everything it brings is read, texts in form C and without doubled blanks") {
    Result<casework::Act> const act =
        parse(R"(,"reason":" Hồ sơ  thiếu ","request":[{"paper":"birth_proof","text":""},)"
              R"({"paper":"","text":"Sửa tên"}],"unit":"tu-phap","officer":"xuly",)"
              R"("until":"2026-11-27T10:00:00Z","receiver":{"name":"Lê A",)"
              R"("identity_number":"056190012345","authority":null})");
    REQUIRE(act);
    CHECK(act->version == 3);
    CHECK(act->action == "route");
    CHECK(act->reason == "Hồ sơ thiếu");
    REQUIRE(act->request.size() == 2);
    CHECK(act->request[0].paper == "birth_proof");
    CHECK(act->request[1].text == "Sửa tên");
    CHECK(act->unit == "tu-phap");
    CHECK(act->officer == "xuly");
    CHECK(core::to_iso(*act->until) == "2026-11-27T10:00:00Z");
    CHECK(act->receiver->name == "Lê A");
    CHECK(act->hash != parse("")->hash);
    CHECK(parse("")->hash == parse("")->hash);
}

TEST_CASE("act: what cannot be used is refused at its place") {
    CHECK(refusal(R"(,"reason":"\u0007")") == "act.text at reason");
    CHECK(refusal(R"(,"reason":")" + std::string(2001, 'a') + R"(")") == "act.text at reason");
    CHECK(refusal(R"(,"request":[{"paper":"","text":" "}])") == "act.request at request[0]");
    CHECK(refusal(R"(,"until":"ngày mai")") == "time.format at until");
    CHECK(refusal(R"(,"receiver":{"name":"","identity_number":"1"})") ==
          "act.receiver at receiver.name");
    CHECK(refusal(R"(,"receiver":{"name":"A"})") == "act.receiver at receiver.identity_number");
    CHECK(refusal(R"(,"reson":"x")") == "json.unknown_field at reson");
    std::string items = R"({"text":"x"})";
    for (int i = 1; i < 51; ++i)
        items += R"(,{"text":"x"})";
    CHECK(refusal(",\"request\":[" + items + "]") == "act.request at request");
}
