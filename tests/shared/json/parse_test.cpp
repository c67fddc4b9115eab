#include "shared/json/json.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;

namespace {

std::string code_of(std::string_view text, json::ParseLimits const& limits = {}) {
    auto const parsed = json::parse(text, limits);
    return parsed ? "accepted" : parsed.error().code;
}

std::string path_of(std::string_view text, json::ParseLimits const& limits = {}) {
    auto const parsed = json::parse(text, limits);
    return parsed ? "accepted" : parsed.error().path;
}

std::string repeated(std::string_view piece, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += piece;
    return out;
}

}

TEST_CASE("json: every kind of value is read") {
    auto const value = json::parse(R"( {"a":null,"b":[true,false,-7,"é\u0041"],"c":{}} )").value();
    CHECK(value.find("a")->is_null());
    json::Array const& list = *value.find("b")->as_array();
    CHECK(*list[0].as_boolean());
    CHECK_FALSE(*list[1].as_boolean());
    CHECK(*list[2].as_integer() == -7);
    CHECK(*list[3].as_string() == "éA");
    CHECK(value.find("c")->as_object()->empty());
    CHECK(value.find("d") == nullptr);
    CHECK(value.find("a")->find("x") == nullptr);
}

TEST_CASE("json: members keep their order") {
    CHECK(json::write(json::parse(R"({"b":1,"a":2,"c":3})").value()) == R"({"b":1,"a":2,"c":3})");
}

TEST_CASE("json: numbers are 64-bit integers and nothing else") {
    CHECK(*json::parse("9223372036854775807").value().as_integer() == INT64_MAX);
    CHECK(*json::parse("-9223372036854775808").value().as_integer() == INT64_MIN);
    for (char const* number : {"1.0", "0.5", "1e3", "1E-3", "9223372036854775808",
                               "18446744073709551615", "-9223372036854775809", "1e400"})
        CHECK(code_of(number) == "json.number");
    for (char const* number : {"01", "+1", ".5", "1.", "0x10", "NaN", "Infinity", "-"})
        CHECK(code_of(number) == "json.syntax");
    CHECK(path_of(R"({"fees":[{"amount":1},{"amount":1.5}]})") == "fees[1].amount");
}

TEST_CASE("json: a name twice in one object is refused with its path") {
    CHECK(code_of(R"({"a":1,"a":1})") == "json.duplicate_key");
    CHECK(code_of(R"({"a":1,"\u0061":2})") == "json.duplicate_key");
    CHECK(path_of(R"({"papers":[{"x":1},{"id":1,"name":2,"id":3}]})") == "papers[1].id");
    CHECK(code_of(R"({"a":{"a":1},"b":{"a":1}})") == "accepted");
}

TEST_CASE("json: depth 32 passes, 33 does not") {
    CHECK(code_of(repeated("[", 32) + repeated("]", 32)) == "accepted");
    CHECK(code_of(repeated("[", 33) + repeated("]", 33)) == "json.depth");
    CHECK(code_of(repeated("{\"a\":", 100'000)) == "json.depth");
    CHECK(path_of(R"({"a":[[1]]})", {.depth_max = 2}) == "a[0]");
}

TEST_CASE("json: size, elements and strings are bounded") {
    CHECK(code_of("[1,2]", {.bytes_max = 5}) == "accepted");
    CHECK(code_of("[1,2]", {.bytes_max = 4}) == "json.size");
    CHECK(code_of("[1,[2,3]]", {.elements_max = 4}) == "accepted");
    CHECK(code_of("[1,[2,3]]", {.elements_max = 3}) == "json.elements");
    CHECK(code_of(R"(["abc"])", {.string_bytes_max = 3}) == "accepted");
    CHECK(code_of(R"(["abcd"])", {.string_bytes_max = 3}) == "json.string_length");
    CHECK(code_of(R"({"abcd":1})", {.string_bytes_max = 3}) == "json.string_length");
}

TEST_CASE("json: invalid UTF-8 is refused where it stands") {
    CHECK(code_of("{\"a\":{\"b\":\"\xC0\x80\"}}") == "json.utf8");
    CHECK(path_of("{\"a\":{\"b\":\"\xC0\x80\"}}") == "a.b");
    CHECK(code_of("\"\xED\xA0\x80\"") == "json.utf8");
    CHECK(code_of(R"("\ud800")") == "json.syntax");
    CHECK(code_of(R"("\udc00\ud800")") == "json.syntax");
    CHECK(*json::parse(R"("\ud83d\ude00")").value().as_string() == "😀");
}

TEST_CASE("json: the NUL character is refused written either way") {
    CHECK(code_of(R"({"a":"x\u0000y"})") == "json.control_character");
    CHECK(path_of(R"({"a":"x\u0000y"})") == "a");
    CHECK(code_of({"{}\0garbage", 10}) == "json.syntax");
}

TEST_CASE("json: what RFC 8259 does not allow is refused") {
    for (char const* text :
         {"",      " ",       "{}x",    "{} {}",  "[1,]",    "{\"a\":1,}",     "{'a':1}",
          "{a:1}", "[1 2]",   "\"",     "[",      "{\"a\"",  "{\"a\":",        "nul",
          "TRUE",  "// x\n1", "/* */1", "\"\t\"", "\"\\x\"", "\xEF\xBB\xBF{}", "]"})
        CHECK_MESSAGE(code_of(text) == "json.syntax", text);
}

TEST_CASE("json: an error never repeats the input, and long names are cut") {
    auto const error = json::parse(R"({"secret":"0561990000)").error();
    CHECK(error.path == "secret");
    CHECK_FALSE(error.detail.contains("0561"));
    std::string const name(500, 'n');
    CHECK(path_of("{\"" + name + "\":x}").size() == 64);
}
