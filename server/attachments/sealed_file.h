#pragma once

#include "server/keys/office_keys.h"
#include "server/store/uploads.h"

#include <span>
#include <string>

namespace onedoor::attachments {

/// What was inside the seal of an upload (protocol::sealed_upload_info).
struct OpenedFile {
    std::string name;
    std::string type;
    core::Bytes message;
    std::size_t content_offset = 0;

    [[nodiscard]] std::span<std::uint8_t const> content() const {
        return std::span(message).subspan(content_offset);
    }
};

/// Fails with the codes of keys::OfficeKeys::open(), "sealing.broken" for another layout, and
/// those of parse_declaration() for name, type and size.
Result<OpenedFile> open_sealed(keys::OfficeKeys const& keys, store::Upload const& upload,
                               std::span<std::uint8_t const> sealed);

}
