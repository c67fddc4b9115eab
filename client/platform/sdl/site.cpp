#include "client/platform/sdl/site.h"

namespace onedoor::platform {

static std::unique_ptr<mirror::Folder> folder_at(std::string const& path) {
    if (path.empty())
        return std::make_unique<mirror::NoFolder>();
    return std::make_unique<mirror::DiskFolder>(path);
}

Site::Site(Places const& places, net::Transport& office, void (*wake)())
    : m_own(folder_at(places.folder)), m_seed(folder_at(places.seed)), m_office(places.origin),
      m_mirror({.own = *m_own,
                .seed = m_seed.get(),
                .office = m_office,
                .random = m_random,
                .wake = wake}),
      m_transport(m_mirror, office, wake) {}

app::AssetPaths Site::paths() {
    return {.search_index = mirror::site_path("index.json"),
            .units = mirror::site_path("units.json"),
            .guides = mirror::site_path("guides.json"),
            .offices = mirror::site_path("offices.json")};
}

}
