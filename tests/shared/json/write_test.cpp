#include "shared/json/json.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("json: what is written is read back as the same value") {
    json::Value const value = json::Object{
        {"null", nullptr},
        {"list", json::Array{true, false, 0, -1, INT64_MIN, INT64_MAX}},
        {"text", std::string("\"\\/\b\f\n\r\t\x01\x1F\x7F Hồ sơ 😀 \u2028")},
        {"empty", json::Object{{"a", json::Array{}}, {"o", json::Object{}}}},
    };
    CHECK(json::parse(json::write(value)).value() == value);
}

TEST_CASE("json: only what must be escaped is escaped") {
    CHECK(json::write("\"\\/\b\f\n\r\t\x01\x1F") == R"("\"\\/\b\f\n\r\t\u0001\u001f")");
    CHECK(json::write("Hồ sơ 😀") == "\"Hồ sơ 😀\"");
}

TEST_CASE("json: the canonical form does not depend on the order of members") {
    auto const one = json::parse(R"({"b":[{"z":1,"y":2}],"a":1,"B":0})").value();
    auto const other = json::parse(R"({"a":1,"B":0,"b":[{"y":2,"z":1}]})").value();
    CHECK_FALSE(one == other);
    CHECK(json::write_canonical(one) == R"({"B":0,"a":1,"b":[{"y":2,"z":1}]})");
    CHECK(json::write_canonical(one) == json::write_canonical(other));
}

TEST_CASE("json: an object replaces, adds and drops members") {
    json::Object object{{"a", 1}, {"b", 2}};
    object.set("a", "x");
    object.set("c", nullptr);
    CHECK(json::write(object) == R"({"a":"x","b":2,"c":null})");
    CHECK(object.erase("b"));
    CHECK_FALSE(object.erase("b"));
    CHECK(object.size() == 2);
}
