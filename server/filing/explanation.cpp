#include "server/filing/explanation.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"

namespace onedoor::filing {

std::string write_explanation(std::span<text::Localized const> sentences) {
    json::Array array;
    for (text::Localized const& sentence : sentences)
        array.push_back(json::to_json(sentence));
    return json::write_canonical(std::move(array));
}

std::vector<text::Localized> read_explanation(std::string_view stored) {
    std::vector<text::Localized> sentences;
    Result<json::Value> const value = json::parse(stored);
    if (!value || value->as_array() == nullptr)
        return sentences;
    for (json::Value const& element : *value->as_array())
        if (Result<text::Localized> sentence = json::read_localized(element, {}))
            sentences.push_back(std::move(*sentence));
    return sentences;
}

}
