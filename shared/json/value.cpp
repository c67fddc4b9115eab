#include "shared/json/value.h"

#include <algorithm>

namespace onedoor::json {

Object::Object() = default;
Object::Object(Object const&) = default;
Object::Object(Object&&) noexcept = default;
Object& Object::operator=(Object const&) = default;
Object& Object::operator=(Object&&) noexcept = default;
Object::~Object() = default;

Object::Object(std::initializer_list<Member> members) : m_members(members) {}

Value const* Object::find(std::string_view name) const {
    auto const found = std::ranges::find(m_members, name, &Member::name);
    return found == m_members.end() ? nullptr : &found->value;
}

Value* Object::find(std::string_view name) {
    auto const found = std::ranges::find(m_members, name, &Member::name);
    return found == m_members.end() ? nullptr : &found->value;
}

void Object::set(std::string_view name, Value value) {
    if (Value* const existing = find(name))
        *existing = std::move(value);
    else
        m_members.push_back({std::string(name), std::move(value)});
}

void Object::append(std::string name, Value value) {
    m_members.push_back({std::move(name), std::move(value)});
}

bool Object::erase(std::string_view name) {
    return std::erase_if(m_members, [&](Member const& member) { return member.name == name; }) > 0;
}

std::size_t Object::size() const {
    return m_members.size();
}

Member const* Object::begin() const {
    return m_members.data();
}

Member const* Object::end() const {
    return m_members.data() + m_members.size();
}

Member* Object::begin() {
    return m_members.data();
}

Member* Object::end() {
    return m_members.data() + m_members.size();
}

bool Object::operator==(Object const& other) const = default;

Value const* Value::find(std::string_view name) const {
    Object const* const object = as_object();
    return object != nullptr ? object->find(name) : nullptr;
}

}
