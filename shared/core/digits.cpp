#include "shared/core/digits.h"

namespace onedoor::core {

std::string zero_padded(std::int64_t value, std::size_t digits) {
    std::string text = std::to_string(value);
    if (text.size() < digits)
        text.insert(0, digits - text.size(), '0');
    return text;
}

}
