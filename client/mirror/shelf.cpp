#include "client/mirror/shelf.h"

#include <algorithm>

namespace onedoor::mirror {

static constexpr char const* listing_name = "edition.json";

static Result<Listing> read_listing(Folder const& folder) {
    return parse_listing(TRY(folder.read(listing_name)));
}

std::shared_ptr<Edition const> Shelf::load_from(Folder const& folder) const {
    Result<Listing> listing = read_listing(folder);
    if (!listing)
        return nullptr;
    Contents contents;
    std::ranges::transform(listing->paths, contents.begin(),
                           [this](std::string const& path) { return find(path); });
    return std::make_shared<Edition const>(std::move(*listing), std::move(contents));
}

std::shared_ptr<Edition const> Shelf::load() const {
    std::shared_ptr<Edition const> own = load_from(m_own);
    if (m_seed == nullptr || (own != nullptr && own->is_complete()))
        return own;
    std::shared_ptr<Edition const> seed = load_from(*m_seed);
    return own == nullptr || (seed != nullptr && seed->is_complete()) ? seed : own;
}

Content Shelf::find_in(Folder const& folder, std::string const& path) const {
    Result<std::string> content = folder.read(std::string(stored_name(path)));
    if (!content || !is_whole(path, *content))
        return nullptr;
    return std::make_shared<std::string const>(std::move(*content));
}

Content Shelf::find(std::string const& path) const {
    Content content = find_in(m_own, path);
    return content != nullptr || m_seed == nullptr ? content : find_in(*m_seed, path);
}

Result<void> Shelf::keep(std::string const& path, std::string_view content) {
    if (find_in(m_own, path) != nullptr)
        return {};
    return m_own.replace(std::string(stored_name(path)), content);
}

Result<void> Shelf::change_to(Listing const& listing) {
    TRY_VOID(m_own.replace(listing_name, write_listing(listing)));
    for (std::string const& name : m_own.names()) {
        bool const is_of_it =
            name == listing_name ||
            std::ranges::find(listing.paths, name, stored_name) != listing.paths.end();
        if (!is_of_it)
            static_cast<void>(m_own.remove(name));
    }
    return {};
}

}
