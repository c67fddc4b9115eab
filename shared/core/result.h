#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace onedoor {

/// What went wrong, for programs and for people.
///
/// `code` is stable, lower case with dots ("json.depth", "form.required", "lookup.not_found"):
/// tests, translations (`error.<code>` in assets/i18n) and problem documents (RFC 9457) are keyed
/// by it. `path` names the spot in the input ("papers[2].name", "children[0].full_name"), empty
/// when the whole input is meant. `detail` is English, for logs and developers, and never holds
/// personal data.
struct Error {
    std::string code;
    std::string path;
    std::string detail;

    // Not inline: every TRY in the client moves one and lets one go.
    Error();
    Error(std::string code, std::string path, std::string detail);
    Error(Error const&);
    Error(Error&&) noexcept;
    Error& operator=(Error const&);
    Error& operator=(Error&&) noexcept;
    ~Error();

    bool operator==(Error const&) const = default;
};

template<typename T> using Result = std::expected<T, Error>;

[[nodiscard]] std::unexpected<Error> fail(std::string_view code, std::string_view detail = {},
                                          std::string_view path = {});

}

/// Value of a Result, or return its error to the caller.
#define TRY(expression)                                                                            \
    ({                                                                                             \
        auto&& try_result = (expression);                                                          \
        if (!try_result) [[unlikely]]                                                              \
            return std::unexpected(std::move(try_result).error());                                 \
        *std::move(try_result);                                                                    \
    })

/// The same for a Result without a value.
#define TRY_VOID(expression)                                                                       \
    do {                                                                                           \
        auto&& try_result = (expression);                                                          \
        if (!try_result) [[unlikely]]                                                              \
            return std::unexpected(std::move(try_result).error());                                 \
    } while (false)
