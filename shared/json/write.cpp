#include "shared/core/sort.h"
#include "shared/json/json.h"

#include <cstdint>

namespace onedoor::json {

namespace {

enum class MemberOrder : std::uint8_t { AsIs, Sorted };

void write_value(std::string& out, Value const& value, MemberOrder order);

void write_string(std::string& out, std::string_view string) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    out.push_back('"');
    for (char const c : string) {
        auto const byte = static_cast<std::uint8_t>(c);
        if (std::size_t const index = escaped.find(c); index != std::string_view::npos) {
            out.push_back('\\');
            out.push_back(letters[index]);
        } else if (byte < 0x20) {
            out += "\\u00";
            out.push_back(digits[byte >> 4]);
            out.push_back(digits[byte & 15]);
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

void write_array(std::string& out, Array const& array, MemberOrder order) {
    out.push_back('[');
    for (Value const& element : array) {
        if (&element != array.data())
            out.push_back(',');
        write_value(out, element, order);
    }
    out.push_back(']');
}

void write_object(std::string& out, Object const& object, MemberOrder order) {
    std::vector<Member const*> members;
    members.reserve(object.size());
    for (Member const& member : object)
        members.push_back(&member);
    if (order == MemberOrder::Sorted)
        core::sort(members, {},
                   [](Member const* member) { return std::string_view(member->name); });
    out.push_back('{');
    for (Member const* const member : members) {
        if (member != members.front())
            out.push_back(',');
        write_string(out, member->name);
        out.push_back(':');
        write_value(out, member->value, order);
    }
    out.push_back('}');
}

void write_value(std::string& out, Value const& value, MemberOrder order) {
    switch (value.kind()) {
    case Kind::Null:
        out += "null";
        break;
    case Kind::Boolean:
        out += *value.as_boolean() ? "true" : "false";
        break;
    case Kind::Integer:
        out += std::to_string(*value.as_integer());
        break;
    case Kind::String:
        write_string(out, *value.as_string());
        break;
    case Kind::Array:
        write_array(out, *value.as_array(), order);
        break;
    case Kind::Object:
        write_object(out, *value.as_object(), order);
        break;
    }
}

}

std::string write(Value const& value) {
    std::string out;
    write_value(out, value, MemberOrder::AsIs);
    return out;
}

std::string write_canonical(Value const& value) {
    std::string out;
    write_value(out, value, MemberOrder::Sorted);
    return out;
}

}
