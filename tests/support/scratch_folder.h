#pragma once

#include <doctest/doctest.h>
#include <filesystem>
#include <stdlib.h>
#include <string>

namespace onedoor::support {

/// A folder of its own below the system's temporary one, gone with all in it at the end.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = std::filesystem::temp_directory_path() / "onedoor-XXXXXX";
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        m_path = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;

    [[nodiscard]] std::string const& path() const { return m_path; }
    [[nodiscard]] std::string file(std::string const& name) const { return m_path + '/' + name; }

private:
    std::string m_path;
};

}
