#include "client/mirror/folder.h"

#include "client/files/files.h"
#include "shared/core/bytes.h"

#include <filesystem>

namespace onedoor::mirror {

Result<std::string> DiskFolder::read(std::string const& name) const {
    core::Bytes const bytes = TRY(files::read(m_path + "/" + name, file_bytes_max));
    return std::string(bytes.begin(), bytes.end());
}

Result<void> DiskFolder::replace(std::string const& name, std::string_view content) {
    std::error_code ignored;
    std::filesystem::create_directories(m_path, ignored);
    return files::replace(m_path + "/" + name, core::as_bytes(content), files::Durability::Disk);
}

Result<void> DiskFolder::remove(std::string const& name) {
    return files::remove(m_path + "/" + name);
}

std::vector<std::string> DiskFolder::names() const {
    std::vector<std::string> names;
    std::error_code error;
    std::filesystem::directory_iterator entry(m_path, error);
    while (!error && entry != std::filesystem::directory_iterator()) {
        names.push_back(entry->path().filename());
        entry.increment(error);
    }
    return names;
}

Result<std::string> NoFolder::read(std::string const&) const {
    return fail("file.missing");
}

Result<void> NoFolder::replace(std::string const&, std::string_view) {
    return {};
}

Result<void> NoFolder::remove(std::string const&) {
    return {};
}

}
