#pragma once

#include "shared/json/json.h"
#include "shared/text/utf8.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::fuzz {

/// Turns the fuzzer's bytes into JSON values and into changes of a sound document, so that inputs
/// get past the reader.
class ValueSource {
public:
    /// `words` are used as member names and texts; at least one.
    ValueSource(std::span<std::uint8_t const> bytes, std::vector<std::string> words)
        : m_bytes(bytes), m_words(std::move(words)) {}

    [[nodiscard]] bool empty() const { return m_bytes.empty(); }

    std::size_t below(std::size_t limit) {
        if (m_bytes.empty())
            return 0;
        std::size_t const byte = m_bytes.front();
        m_bytes = m_bytes.subspan(1);
        return byte % limit;
    }

    json::Value value(std::size_t depth = 0) {
        switch (below(depth < 3 ? 9 : 6)) {
        case 0:
            return nullptr;
        case 1:
            return below(2) == 1;
        case 2:
            return static_cast<std::int64_t>(below(256)) - 100;
        case 3:
            return raw_text();
        case 6:
        case 7: {
            json::Array array;
            for (std::size_t count = below(4); count > 0; --count)
                array.push_back(value(depth + 1));
            return array;
        }
        case 8:
            return object(depth);
        default:
            return word();
        }
    }

    json::Object object(std::size_t depth = 0) {
        json::Object members;
        for (std::size_t count = below(6); count > 0; --count)
            members.set(word(), value(depth + 1));
        return members;
    }

    /// Replaces, removes or adds something somewhere in the document.
    void change(json::Value& document) {
        json::Value* place = &document;
        for (std::size_t steps = below(8); steps > 0; --steps)
            if (json::Value* const inner = child_of(*place))
                place = inner;
        json::Object* const members = place->as_object();
        if (members == nullptr || below(3) == 0)
            *place = value();
        else if (below(2) == 0)
            members->set(word(), value());
        else
            members->erase(word());
    }

private:
    std::string const& word() { return m_words[below(m_words.size())]; }

    std::string raw_text() {
        std::string text;
        for (std::size_t length = below(24); length > 0; --length)
            text += static_cast<char>(below(256));
        return text::is_valid_utf8(text) ? text : std::string("Nguyễn");
    }

    json::Value* child_of(json::Value& value) {
        if (json::Array* const array = value.as_array())
            return array->empty() ? nullptr : &(*array)[below(array->size())];
        json::Object* const object = value.as_object();
        if (object == nullptr || object->empty())
            return nullptr;
        return &(object->begin() + below(object->size()))->value;
    }

    std::span<std::uint8_t const> m_bytes;
    std::vector<std::string> m_words;
};

/// Every name and every text in a document, each time it occurs.
inline void collect_words(json::Value const& value, std::vector<std::string>& words) {
    if (std::string const* const string = value.as_string())
        words.push_back(*string);
    if (json::Array const* const array = value.as_array())
        for (json::Value const& element : *array)
            collect_words(element, words);
    if (json::Object const* const object = value.as_object())
        for (json::Member const& member : *object) {
            words.push_back(member.name);
            collect_words(member.value, words);
        }
}

/// `sound` with some changes made by the bytes.
inline json::Value changed(json::Value const& sound, std::span<std::uint8_t const> bytes) {
    std::vector<std::string> words;
    collect_words(sound, words);
    ValueSource source(bytes, std::move(words));
    json::Value document = sound;
    for (std::size_t changes = source.below(4) + 1; changes > 0 && !source.empty(); --changes)
        source.change(document);
    return document;
}

}
