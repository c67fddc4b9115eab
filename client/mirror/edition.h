#pragma once

#include "client/mirror/listing.h"
#include "client/net/transport.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::mirror {

/// Shared by the editions that have the same file; null: it is not there.
using Content = std::shared_ptr<std::string const>;
using Contents = std::array<Content, file_names.size()>;

/// Where the program asks for a data file of its edition: "/site/index.json".
std::string site_path(std::string_view name);
/// Whether an edition answers a GET of this path: data files by site_path(), procedures with their
/// forms by "/api/v1/procedures/<id or national code>".
bool is_site_path(std::string_view path);

/// Data files that belong together, as far as they are there. Never changes.
class Edition {
public:
    /// Reads the procedures; when they cannot be read they count as not there.
    Edition(Listing listing, Contents contents);

    [[nodiscard]] Listing const& listing() const { return m_listing; }
    [[nodiscard]] Contents const& contents() const { return m_contents; }
    [[nodiscard]] bool is_complete() const;
    /// Of a path for which is_site_path() holds, without its token. Status 0: that file is not
    /// there; 404: this edition has no such procedure.
    [[nodiscard]] net::Response answer(std::string_view path) const;

private:
    Listing m_listing;
    Contents m_contents;
    /// The answer of the server's API, by id; and ids by national code.
    std::map<std::string, std::string, std::less<>> m_procedures, m_ids;
};

}
