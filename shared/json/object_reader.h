#pragma once

#include "shared/core/result.h"
#include "shared/json/path.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onedoor::json {

/// Reads one object member by member and refuses what it was not asked for.
///
/// Fails with "json.missing" (a required member is absent or null), "json.type", "json.range",
/// "json.unknown_field" (finish), each with the path of the member. The optional_ forms give
/// nothing for a member that is absent or null. The value must outlive the reader.
class ObjectReader {
public:
    /// `path` is where the object stands in the document. Fails with "json.type".
    static Result<ObjectReader> open(Value const& value, std::string path = {});

    /// Inclusive bounds of an integer.
    struct Range {
        std::int64_t min = INT64_MIN;
        std::int64_t max = INT64_MAX;
    };

    Result<std::string> string(std::string_view name);
    Result<std::int64_t> integer(std::string_view name, Range range);
    Result<bool> boolean(std::string_view name);
    Result<Array const*> array(std::string_view name);
    Result<ObjectReader> object(std::string_view name);
    /// {"vi": "…", "en": "…"}; "en" may be missing, languages of a later release are passed
    /// over.
    Result<text::Localized> localized(std::string_view name);
    Result<std::vector<std::string>> strings(std::string_view name);
    /// Any kind, null included; fails only when the member is absent.
    Result<Value const*> value(std::string_view name);

    Result<std::optional<std::string>> optional_string(std::string_view name);
    Result<std::optional<std::int64_t>> optional_integer(std::string_view name, Range range);
    Result<std::optional<bool>> optional_boolean(std::string_view name);
    /// Null pointer when absent or null.
    Result<Array const*> optional_array(std::string_view name);
    Result<std::optional<ObjectReader>> optional_object(std::string_view name);
    Result<std::optional<text::Localized>> optional_localized(std::string_view name);
    /// Empty when absent or null.
    Result<std::vector<std::string>> optional_strings(std::string_view name);
    /// Null pointer when absent.
    Value const* optional_value(std::string_view name);

    /// Reads every element of an array with `read(Value const&, std::string path) -> Result<T>`.
    template<typename T, typename Read>
    Result<std::vector<T>> list(std::string_view name, Read read) {
        return read_list<T>(TRY(array(name)), name, read);
    }
    /// Empty when absent or null.
    template<typename T, typename Read>
    Result<std::vector<T>> optional_list(std::string_view name, Read read) {
        return read_list<T>(TRY(optional_array(name)), name, read);
    }

    /// Call last: fails with "json.unknown_field" at the first member nobody asked for.
    [[nodiscard]] Result<void> finish() const;

    [[nodiscard]] std::string const& path() const { return m_path; }
    [[nodiscard]] std::string path_of(std::string_view name) const;

private:
    ObjectReader(Object const& object, std::string path);

    Value const* take(std::string_view name);
    template<typename T> Result<T> required(std::string_view name, Result<std::optional<T>> value);

    template<typename T, typename Read>
    Result<std::vector<T>> read_list(Array const* array, std::string_view name, Read& read) {
        std::vector<T> items;
        if (array == nullptr)
            return items;
        std::string const list_path = path_of(name);
        for (Value const& element : *array)
            items.push_back(TRY(read(element, element_path(list_path, items.size()))));
        return items;
    }

    Object const* m_object;
    std::string m_path;
    std::vector<bool> m_taken;
};

/// Reads {"vi": …, "en": …} that stands at `path`.
Result<text::Localized> read_localized(Value const& value, std::string path);
/// Without "en" when it is empty.
Value to_json(text::Localized const& localized);

}
