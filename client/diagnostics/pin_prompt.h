#pragma once

namespace onedoor::diagnostics {

/// `onedoor-kiosk --hash-pin`: asks twice for a PIN on the terminal, which does not show it, and
/// writes its hash for kiosk.json to the standard output. Without a terminal it reads one line.
/// The exit code: 0, or 1 when there was no PIN of 6 to 12 digits, or two different ones.
int run_pin_prompt();

}
