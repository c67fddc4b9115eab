#include "tests/support/component_sheet.h"

std::unique_ptr<onedoor::platform::Program>
onedoor::platform::make_program(Services const& services) {
    static Services const kept = services;
    return std::make_unique<testing::ComponentSheet>(&kept);
}
