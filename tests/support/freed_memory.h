#pragma once

#include <initializer_list>
#include <string_view>

/// What stands in blocks of memory that are freed. Linked into a test, freed_memory.cpp takes the
/// place of operator new and delete.
namespace onedoor::testing {

/// From here until the end, in all threads. The texts outlive that.
void watch_freed_memory(std::initializer_list<std::string_view> texts);
/// How many texts were found, each once a block.
int end_watching();

/// How many blocks that were freed while `act` ran held one of the texts. A block that comes and
/// goes within one function may never be had at all: proofs that it finds something go through a
/// function that is not inlined.
template<typename Act> int freed_with(std::initializer_list<std::string_view> texts, Act act) {
    watch_freed_memory(texts);
    act();
    return end_watching();
}

}
