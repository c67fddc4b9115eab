#pragma once

#include <cstdint>
#include <string>

namespace onedoor::app {

/// Why a photograph may be hard to read.
enum class PhotoFlaw : std::uint8_t { None, Dark, Bright, Blurred };

/// A file a person chose or photographed. Its bytes stay with the platform until they are sent.
struct ChosenFile {
    std::uint32_t handle = 0;
    std::string name;
    /// Media type as the platform sees it, "" when unknown.
    std::string type;
    std::uint64_t size_bytes = 0;
    /// A warning the person may pass over.
    PhotoFlaw flaw = PhotoFlaw::None;
};

struct FileChunk {
    std::uint32_t handle = 0;
    std::uint64_t offset = 0;
    /// Empty when the file can no longer be read.
    std::string bytes;
};

class FileSource {
public:
    virtual ~FileSource() = default;
    /// Answered later by App::chunk_read().
    virtual void read(std::uint32_t handle, std::uint64_t offset, std::uint32_t length_max) = 0;
    virtual void release(std::uint32_t handle) = 0;
};

}
