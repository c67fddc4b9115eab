#pragma once

#include <cstdint>

namespace onedoor::outbox {

/// What is in the outbox, and the room its disk has.
struct Usage {
    std::uint64_t items = 0;
    std::uint64_t bytes = 0;
    /// Free on the disk, or inside the database file.
    std::uint64_t free_bytes = 0;
};

enum class Level : std::uint8_t {
    Fine,
    /// From 70 % on: staff are told.
    Warning,
    /// From 95 % on: nobody begins a filing any more; one that was begun is still kept.
    Full,
};

struct Capacity {
    /// Of the items or the bytes, whichever is fuller, 0 to 1000; 1000 on a disk without room.
    std::uint32_t share_per_mille = 0;
    Level level = Level::Fine;

    bool operator==(Capacity const&) const = default;
};

/// Measures against limits::outbox_items_max and limits::outbox_bytes_max, or the disk when that
/// has less room.
Capacity capacity_of(Usage const& usage);

}
