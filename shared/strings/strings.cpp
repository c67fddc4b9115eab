#include "shared/strings/strings.h"

namespace onedoor::strings {

std::string_view get(Key key, Language language) {
    static Texts const table(texts, key_count);
    return table.get(static_cast<std::size_t>(key), language);
}

std::string format(Key key, Language language, std::initializer_list<Parameter> parameters) {
    return fill_in(get(key, language), parameters);
}

}
