#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <doctest/doctest.h>

using namespace onedoor;
using json::ObjectReader;

namespace {

json::Value parsed(std::string_view text) {
    return json::parse(text).value();
}

}

TEST_CASE("object reader: required members of every kind") {
    json::Value const value = parsed(R"({"s":"x","i":7,"b":true,"a":[1],"o":{"k":null},
        "l":{"vi":"Hộ tịch","en":"Civil status"},"t":["p","q"],"v":null})");
    ObjectReader reader = ObjectReader::open(value).value();
    CHECK(reader.string("s").value() == "x");
    CHECK(reader.integer("i", {0, 10}).value() == 7);
    CHECK(reader.boolean("b").value());
    CHECK(reader.array("a").value()->size() == 1);
    CHECK(reader.object("o").value().value("k").value()->is_null());
    CHECK(reader.localized("l").value().in(text::Language::English) == "Civil status");
    CHECK(reader.strings("t").value() == std::vector<std::string>{"p", "q"});
    CHECK(reader.value("v").value()->is_null());
    CHECK(reader.finish());
}

TEST_CASE("object reader: each refusal names the spot") {
    json::Value const value = parsed(R"({"s":1,"i":11,"n":null,"t":["p",2],"o":{"x":1}})");
    ObjectReader reader = ObjectReader::open(value, "papers[2]").value();
    CHECK(reader.string("s").error() == Error{"json.type", "papers[2].s", "a string is expected"});
    CHECK(reader.integer("i", {0, 10}).error().code == "json.range");
    CHECK(reader.string("n").error().code == "json.missing");
    CHECK(reader.string("absent").error().path == "papers[2].absent");
    CHECK(reader.strings("t").error().path == "papers[2].t[1]");
    CHECK(reader.strings("absent").error().code == "json.missing");
    CHECK(reader.object("o").value().finish().error() ==
          Error{"json.unknown_field", "papers[2].o.x", ""});
    CHECK(ObjectReader::open(json::Value(1), "a").error().code == "json.type");
}

TEST_CASE("object reader: an optional member may be absent or null but not of another kind") {
    json::Value const value = parsed(R"({"n":null,"s":"x","wrong":[]})");
    ObjectReader reader = ObjectReader::open(value).value();
    CHECK_FALSE(reader.optional_string("n").value());
    CHECK_FALSE(reader.optional_integer("absent", {}).value());
    CHECK(reader.optional_string("s").value() == "x");
    CHECK(reader.optional_array("n").value() == nullptr);
    CHECK_FALSE(reader.optional_object("n").value());
    CHECK(reader.optional_strings("absent").value().empty());
    CHECK(reader.optional_boolean("wrong").error().code == "json.type");
}

TEST_CASE("object reader: a member nobody asked for is refused") {
    json::Value const value = parsed(R"({"known":1,"unknown":2})");
    ObjectReader reader = ObjectReader::open(value).value();
    CHECK(reader.integer("known", {}));
    CHECK(reader.finish().error() == Error{"json.unknown_field", "unknown", ""});
}

TEST_CASE("object reader: lists are read element by element") {
    json::Value const value = parsed(R"({"list":[{"n":1},{"n":"x"}],"good":[{"n":5}]})");
    ObjectReader reader = ObjectReader::open(value).value();
    auto const read = [](json::Value const& element, std::string path) -> Result<std::int64_t> {
        ObjectReader entry = TRY(ObjectReader::open(element, std::move(path)));
        return entry.integer("n", {});
    };
    CHECK(reader.list<std::int64_t>("good", read).value() == std::vector<std::int64_t>{5});
    CHECK(reader.list<std::int64_t>("list", read).error().path == "list[1].n");
    CHECK(reader.optional_list<std::int64_t>("absent", read).value().empty());
}

TEST_CASE("localised text: Vietnamese is required, English may be missing, others come later") {
    CHECK(
        json::read_localized(parsed(R"({"vi":"a"})"), "name").value().in(text::Language::English) ==
        "a");
    CHECK(json::read_localized(parsed(R"({"en":"a"})"), "name").error().path == "name.vi");
    CHECK(json::read_localized(parsed(R"({"vi":"a","km":"b"})"), "name").value().vi == "a");
    CHECK(json::write(json::to_json(text::Localized{"a", ""})) == R"({"vi":"a"})");
}
