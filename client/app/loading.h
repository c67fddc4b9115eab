#pragma once

#include <cstdint>

namespace onedoor::app {

/// How far what a page needs has come.
enum class Loading : std::uint8_t { NotAsked, UnderWay, Ready, Missing, Failed };

}
