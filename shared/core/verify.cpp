#include "shared/core/verify.h"

#include <cstdlib>
#include <string>
#include <string_view>
#include <unistd.h>

namespace onedoor::core {

// Not printf: the client would carry all of it for this line alone.
void verification_failed(char const* expression, char const* file, int line) {
    std::string const line_text = std::to_string(line);
    for (std::string_view const part :
         {std::string_view("VERIFY failed: "), std::string_view(expression),
          std::string_view(" at "), std::string_view(file), std::string_view(":"),
          std::string_view(line_text), std::string_view("\n")})
        static_cast<void>(::write(STDERR_FILENO, part.data(), part.size()));
    std::abort();
}

}
