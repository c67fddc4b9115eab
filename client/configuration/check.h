#pragma once

#include <string>

namespace onedoor::configuration {

/// What `onedoor-kiosk --check-config FILE` says and how it ends.
struct Report {
    /// Vietnamese, then English; each line ended.
    std::string text;
    /// 0: the file is right; 1: it is not.
    int exit_code = 0;
};

Report check_file(std::string const& path);

}
