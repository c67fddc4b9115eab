#pragma once

#include "server/http/message.h"
#include "shared/core/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::http {

/// The files given out as they are, in memory under their exact addresses; nothing else on the
/// disk can be asked for. Each is kept as built: raw and, where smaller, as Brotli and gzip.
class Assets {
public:
    struct File {
        std::string path; ///< address, "/assets/boot.1a2b3c4d5e.js"
        std::string type;
        std::string sha256; ///< of the raw bytes, hexadecimal
        Caching caching = Caching::Revalidate;
        std::string raw;
        std::string brotli; ///< empty: not smaller
        std::string gzip;
    };

    Assets() = default;

    /// Reads `folder`/assets.json and every file it lists below `folder`/public. Fails with
    /// "assets.missing" or "assets.format".
    static Result<Assets> load(std::string const& folder);

    void add(std::string name, File file);
    /// Address of a file by the name it was built under ("boot.js"); empty when there is none.
    [[nodiscard]] std::string_view path_of(std::string_view name) const;
    /// Raw bytes of a file by that name; empty when there is none.
    [[nodiscard]] std::string_view content_of(std::string_view name) const;
    /// Answer to GET or HEAD, or nothing when the address is none of these.
    [[nodiscard]] std::optional<Response> find(RequestHead const& head) const;
    [[nodiscard]] std::map<std::string, std::string, std::less<>> const& names() const {
        return m_names;
    }

private:
    std::map<std::string, File, std::less<>> m_files;        // by address
    std::map<std::string, std::string, std::less<>> m_names; // name to address
};

/// Content codings the client takes, by Accept-Encoding with its q values (RFC 9110 §12.5.3).
struct Accepted {
    bool brotli = false;
    bool gzip = false;
};
Accepted accepted_codings(std::string_view accept_encoding);

/// Whether If-None-Match names this ETag, quotes included, or all (RFC 9110 §13.1.2).
bool knows_tag(std::string_view if_none_match, std::string_view tag);

/// Whole file as bytes; fails with "assets.missing".
Result<std::string> read_file(std::string const& path);

}
