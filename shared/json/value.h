#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace onedoor::json {

class Value;
struct Member;

using Array = std::vector<Value>;

/// Members in the order in which they came. Names are unique.
class Object {
public:
    Object();
    Object(std::initializer_list<Member> members);
    Object(Object const&);
    Object(Object&&) noexcept;
    Object& operator=(Object const&);
    Object& operator=(Object&&) noexcept;
    ~Object();

    /// Null when there is no such member.
    [[nodiscard]] Value const* find(std::string_view name) const;
    [[nodiscard]] Value* find(std::string_view name);
    /// Replaces the member of this name where it stands, or adds it at the end.
    void set(std::string_view name, Value value);
    /// Adds at the end without looking for a member of this name: the caller knows there is none.
    void append(std::string name, Value value);
    bool erase(std::string_view name);

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] Member const* begin() const;
    [[nodiscard]] Member const* end() const;
    [[nodiscard]] Member* begin();
    [[nodiscard]] Member* end();

    /// The order of members counts; compare write_canonical() where it must not.
    bool operator==(Object const& other) const;

private:
    std::vector<Member> m_members;
};

enum class Kind : std::uint8_t { Null, Boolean, Integer, String, Array, Object };

/// A JSON value without fractions: numbers are 64-bit integers, money is whole đồng.
class Value {
public:
    Value() = default;
    Value(std::nullptr_t) {}
    Value(std::same_as<bool> auto boolean) : m_value(boolean) {}
    template<std::integral Integer>
        requires(!std::same_as<Integer, bool> && !std::same_as<Integer, std::uint64_t> &&
                 !std::same_as<Integer, char>)
    Value(Integer integer) : m_value(static_cast<std::int64_t>(integer)) {}
    Value(std::string string) : m_value(std::move(string)) {}
    Value(std::string_view string) : m_value(std::string(string)) {}
    Value(char const* string) : m_value(std::string(string)) {}
    Value(Array array) : m_value(std::move(array)) {}
    Value(Object object) : m_value(std::move(object)) {}

    [[nodiscard]] Kind kind() const { return static_cast<Kind>(m_value.index()); }
    [[nodiscard]] bool is_null() const { return kind() == Kind::Null; }

    /// Null when the value is of another kind.
    [[nodiscard]] bool const* as_boolean() const { return std::get_if<bool>(&m_value); }
    [[nodiscard]] std::int64_t const* as_integer() const {
        return std::get_if<std::int64_t>(&m_value);
    }
    [[nodiscard]] std::string const* as_string() const {
        return std::get_if<std::string>(&m_value);
    }
    [[nodiscard]] Array const* as_array() const { return std::get_if<Array>(&m_value); }
    [[nodiscard]] Object const* as_object() const { return std::get_if<Object>(&m_value); }
    [[nodiscard]] std::string* as_string() { return std::get_if<std::string>(&m_value); }
    [[nodiscard]] Array* as_array() { return std::get_if<Array>(&m_value); }
    [[nodiscard]] Object* as_object() { return std::get_if<Object>(&m_value); }

    /// The member of an object; null when this is no object or has no such member.
    [[nodiscard]] Value const* find(std::string_view name) const;

    bool operator==(Value const& other) const = default;

private:
    std::variant<std::nullptr_t, bool, std::int64_t, std::string, Array, Object> m_value = nullptr;
};

struct Member {
    std::string name;
    Value value;

    bool operator==(Member const&) const = default;
};

}
