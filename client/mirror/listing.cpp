#include "client/mirror/listing.h"

#include "shared/core/bytes.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::mirror {

namespace {

constexpr std::string_view folder = "/assets/";
constexpr std::string_view ending = ".json";
constexpr std::size_t digits = 10;

bool is_digit(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
}

std::string_view hash_of(std::string_view path) {
    return path.substr(path.size() - ending.size() - digits, digits);
}

// Nothing else is ever asked of the server or becomes a file's name.
bool is_address_of(std::string_view name, std::string_view path) {
    std::string const begin =
        std::string(folder).append(name.substr(0, name.size() - ending.size())).append(".");
    return path.size() == begin.size() + digits + ending.size() && path.starts_with(begin) &&
           path.ends_with(ending) && std::ranges::all_of(hash_of(path), is_digit);
}

}

Result<Listing> parse_listing(std::string_view text) {
    json::Value const document = TRY(json::parse(text));
    json::Value const* const files = document.find("files");
    if (files == nullptr)
        return fail("mirror.listing", "no files");
    Listing listing;
    for (std::size_t i = 0; i < file_names.size(); ++i) {
        json::Value const* const member = files->find(file_names[i]);
        std::string const* const path = member != nullptr ? member->as_string() : nullptr;
        if (path == nullptr || !is_address_of(file_names[i], *path))
            return fail("mirror.listing", "no address of a data file", file_names[i]);
        listing.paths[i] = *path;
    }
    return listing;
}

std::string write_listing(Listing const& listing) {
    json::Object files;
    for (std::size_t i = 0; i < file_names.size(); ++i)
        files.append(std::string(file_names[i]), listing.paths[i]);
    return json::write(json::Object{{"files", std::move(files)}});
}

std::string_view stored_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

bool is_whole(std::string_view path, std::string_view content) {
    return core::to_hex(core::sha256(core::as_bytes(content))).starts_with(hash_of(path));
}

}
