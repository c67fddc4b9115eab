#include "shared/core/result.h"

namespace onedoor {

Error::Error() = default;

Error::Error(std::string code, std::string path, std::string detail)
    : code(std::move(code)), path(std::move(path)), detail(std::move(detail)) {}

Error::Error(Error const&) = default;
Error::Error(Error&&) noexcept = default;
Error& Error::operator=(Error const&) = default;
Error& Error::operator=(Error&&) noexcept = default;
Error::~Error() = default;

std::unexpected<Error> fail(std::string_view code, std::string_view detail, std::string_view path) {
    return std::unexpected(Error{std::string(code), std::string(path), std::string(detail)});
}

}
