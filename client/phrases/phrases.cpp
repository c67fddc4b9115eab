#include "client/phrases/phrases.h"

namespace onedoor::phrases {

std::string_view get(Key key, Language language) {
    static strings::Texts const table(texts, key_count);
    return table.get(static_cast<std::size_t>(key), language);
}

std::string format(Key key, Language language, std::initializer_list<Parameter> parameters) {
    return strings::fill_in(get(key, language), parameters);
}

}
