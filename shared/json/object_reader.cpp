#include "shared/json/object_reader.h"

#include "shared/text/utf8.h"

namespace onedoor::json {

std::string member_path(std::string_view parent, std::string_view name) {
    std::string path(parent);
    if (!path.empty())
        path.push_back('.');
    return path += text::truncate_bytes(name, path_name_bytes_max);
}

std::string element_path(std::string_view parent, std::size_t index) {
    return std::string(parent) + '[' + std::to_string(index) + ']';
}

ObjectReader::ObjectReader(Object const& object, std::string path)
    : m_object(&object), m_path(std::move(path)), m_taken(object.size()) {}

Result<ObjectReader> ObjectReader::open(Value const& value, std::string path) {
    Object const* const object = value.as_object();
    if (object == nullptr)
        return fail("json.type", "an object is expected", path);
    return ObjectReader(*object, std::move(path));
}

std::string ObjectReader::path_of(std::string_view name) const {
    return member_path(m_path, name);
}

Value const* ObjectReader::optional_value(std::string_view name) {
    Value const* const value = m_object->find(name);
    if (value != nullptr) {
        Member const* const members = m_object->begin();
        for (std::size_t i = 0; i < m_taken.size(); ++i)
            if (&members[i].value == value)
                m_taken[i] = true;
    }
    return value;
}

Value const* ObjectReader::take(std::string_view name) {
    Value const* const value = optional_value(name);
    return value != nullptr && value->is_null() ? nullptr : value;
}

Result<Value const*> ObjectReader::value(std::string_view name) {
    Value const* const value = optional_value(name);
    if (value == nullptr)
        return fail("json.missing", {}, path_of(name));
    return value;
}

template<typename T>
Result<T> ObjectReader::required(std::string_view name, Result<std::optional<T>> value) {
    std::optional<T> present = TRY(std::move(value));
    if (!present)
        return fail("json.missing", {}, path_of(name));
    return *std::move(present);
}

Result<std::optional<std::string>> ObjectReader::optional_string(std::string_view name) {
    Value const* const value = take(name);
    if (value == nullptr)
        return std::nullopt;
    if (std::string const* const string = value->as_string())
        return *string;
    return fail("json.type", "a string is expected", path_of(name));
}

Result<std::optional<std::int64_t>> ObjectReader::optional_integer(std::string_view name,
                                                                   Range range) {
    Value const* const value = take(name);
    if (value == nullptr)
        return std::nullopt;
    std::int64_t const* const integer = value->as_integer();
    if (integer == nullptr)
        return fail("json.type", "an integer is expected", path_of(name));
    if (*integer < range.min || *integer > range.max)
        return fail("json.range", {}, path_of(name));
    return *integer;
}

Result<std::optional<bool>> ObjectReader::optional_boolean(std::string_view name) {
    Value const* const value = take(name);
    if (value == nullptr)
        return std::nullopt;
    if (bool const* const boolean = value->as_boolean())
        return *boolean;
    return fail("json.type", "true or false is expected", path_of(name));
}

Result<Array const*> ObjectReader::optional_array(std::string_view name) {
    Value const* const value = take(name);
    if (value == nullptr)
        return nullptr;
    if (Array const* const array = value->as_array())
        return array;
    return fail("json.type", "an array is expected", path_of(name));
}

Result<std::optional<ObjectReader>> ObjectReader::optional_object(std::string_view name) {
    Value const* const value = take(name);
    if (value == nullptr)
        return std::nullopt;
    return TRY(open(*value, path_of(name)));
}

Result<std::optional<text::Localized>> ObjectReader::optional_localized(std::string_view name) {
    Value const* const value = take(name);
    if (value == nullptr)
        return std::nullopt;
    return TRY(read_localized(*value, path_of(name)));
}

Result<std::vector<std::string>> ObjectReader::optional_strings(std::string_view name) {
    return optional_list<std::string>(name, [](Value const& value, std::string const& path) {
        std::string const* const string = value.as_string();
        return string != nullptr ? Result<std::string>(*string)
                                 : fail("json.type", "a string is expected", path);
    });
}

Result<std::string> ObjectReader::string(std::string_view name) {
    return required(name, optional_string(name));
}

Result<std::int64_t> ObjectReader::integer(std::string_view name, Range range) {
    return required(name, optional_integer(name, range));
}

Result<bool> ObjectReader::boolean(std::string_view name) {
    return required(name, optional_boolean(name));
}

Result<Array const*> ObjectReader::array(std::string_view name) {
    Array const* const array = TRY(optional_array(name));
    if (array == nullptr)
        return fail("json.missing", {}, path_of(name));
    return array;
}

Result<ObjectReader> ObjectReader::object(std::string_view name) {
    return required(name, optional_object(name));
}

Result<text::Localized> ObjectReader::localized(std::string_view name) {
    return required(name, optional_localized(name));
}

Result<std::vector<std::string>> ObjectReader::strings(std::string_view name) {
    TRY(array(name));
    return optional_strings(name);
}

Result<void> ObjectReader::finish() const {
    for (std::size_t i = 0; i < m_taken.size(); ++i)
        if (!m_taken[i])
            return fail("json.unknown_field", {}, path_of(m_object->begin()[i].name));
    return {};
}

Result<text::Localized> read_localized(Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    text::Localized localized;
    localized.vi = TRY(reader.string("vi"));
    localized.en = TRY(reader.optional_string("en")).value_or("");
    return localized;
}

Value to_json(text::Localized const& localized) {
    Object object{{"vi", localized.vi}};
    if (!localized.en.empty())
        object.append("en", localized.en);
    return object;
}

}
