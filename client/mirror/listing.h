#pragma once

#include "shared/core/result.h"

#include <array>
#include <string>
#include <string_view>

namespace onedoor::mirror {

/// The data files of the site that a kiosk works from, sorted.
inline constexpr std::array<std::string_view, 5> file_names = {
    "guides.json", "index.json", "offices.json", "procedures.json", "units.json"};

/// What belongs together: of each file of `file_names`, in their order, its address with the
/// server, "/assets/index.0123456789.json". The ten digits begin the SHA-256 of the content.
struct Listing {
    std::array<std::string, file_names.size()> paths;
    bool operator==(Listing const&) const = default;
};

/// Reads {"files": {"index.json": "/assets/…", …}}, as GET /api/v1/assets tells it and as it is
/// kept; what else is in it is passed over. Fails with "mirror.listing", and with the codes of
/// json::parse().
Result<Listing> parse_listing(std::string_view text);
std::string write_listing(Listing const& listing);

/// The last part of such an address: the file's name on this machine.
std::string_view stored_name(std::string_view path);

/// Whether the content is the one that the address names.
bool is_whole(std::string_view path, std::string_view content);

}
