#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onedoor::app {

/// Drafts the citizen asked to keep on this device, encrypted at rest (IndexedDB with a key that
/// cannot be exported; a 0600 file natively). Kiosks give an implementation that keeps nothing.
class Storage {
public:
    virtual ~Storage() = default;
    /// Answered later by App::loaded(key, value).
    virtual void load(std::string_view key) = 0;
    virtual void save(std::string_view key, std::string_view value) = 0;
    virtual void erase(std::string_view key) = 0;
};

}
