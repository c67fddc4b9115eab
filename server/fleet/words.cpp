#include "server/fleet/words.h"

namespace onedoor::fleet {

std::string_view get(Key key, text::Language language) {
    static strings::Texts const table(texts, key_count);
    return table.get(static_cast<std::size_t>(key), language);
}

std::string format(Key key, text::Language language,
                   std::initializer_list<strings::Parameter> parameters) {
    return strings::fill_in(get(key, language), parameters);
}

}
