#pragma once

#include "shared/core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::mirror {

/// Of one file.
inline constexpr std::size_t file_bytes_max = 64 * 1024 * 1024;

/// A folder of small files, by name.
class Folder {
public:
    virtual ~Folder() = default;
    /// Fails with the codes of files::read().
    [[nodiscard]] virtual Result<std::string> read(std::string const& name) const = 0;
    /// On the disk when the call returns; a power cut leaves the old content or the new one.
    virtual Result<void> replace(std::string const& name, std::string_view content) = 0;
    virtual Result<void> remove(std::string const& name) = 0;
    /// Also what a power cut left half written.
    [[nodiscard]] virtual std::vector<std::string> names() const = 0;
};

class DiskFolder final : public Folder {
public:
    /// Made with the first file.
    explicit DiskFolder(std::string path) : m_path(std::move(path)) {}
    [[nodiscard]] Result<std::string> read(std::string const& name) const override;
    Result<void> replace(std::string const& name, std::string_view content) override;
    Result<void> remove(std::string const& name) override;
    [[nodiscard]] std::vector<std::string> names() const override;

private:
    std::string m_path;
};

/// Keeps nothing: for a machine that is tried out.
class NoFolder final : public Folder {
public:
    [[nodiscard]] Result<std::string> read(std::string const& name) const override;
    Result<void> replace(std::string const& name, std::string_view content) override;
    Result<void> remove(std::string const& name) override;
    [[nodiscard]] std::vector<std::string> names() const override { return {}; }
};

}
