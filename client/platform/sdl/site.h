#pragma once

#include "client/app/context.h"
#include "client/mirror/http_office.h"
#include "client/mirror/site_transport.h"
#include "client/platform/sdl/services.h"

#include <memory>
#include <string>

namespace onedoor::platform {

/// The site's data files on this machine.
class Site {
public:
    /// Where they are: with the server, in a folder of the machine (empty: in memory alone), and
    /// as the machine was delivered.
    struct Places {
        std::string origin, folder, seed;
    };
    /// What is not in the mirror goes to `office`, which outlives it.
    Site(Places const& places, net::Transport& office, void (*wake)());

    [[nodiscard]] static app::AssetPaths paths();
    [[nodiscard]] mirror::Mirror& mirror() { return m_mirror; }
    [[nodiscard]] mirror::SiteTransport& transport() { return m_transport; }

private:
    std::unique_ptr<mirror::Folder> m_own;
    std::unique_ptr<mirror::Folder> m_seed;
    SystemRandom m_random;
    mirror::HttpOffice m_office;
    mirror::Mirror m_mirror;
    mirror::SiteTransport m_transport;
};

}
