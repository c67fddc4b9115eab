#pragma once

#include <string>
#include <string_view>

namespace onedoor::testing {

/// What the build would make for a server that offers the trial procedure alone.
class TrialSite {
public:
    explicit TrialSite(std::string folder);
    void write();

private:
    void put(std::string const& name, std::string_view content);
    void add_public(std::string const& name, std::string_view content, std::string_view fields);

    std::string m_folder;
    std::string m_listing;
};

}
