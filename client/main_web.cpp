#include "client/platform/app_program.h"

std::unique_ptr<onedoor::platform::Program>
onedoor::platform::make_program(Services const& services) {
    return std::make_unique<AppProgram>(services);
}
