#pragma once

#include "client/configuration/hours.h"
#include "shared/core/bytes.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What one machine is: its name, its server, the devices at its ports.
namespace onedoor::configuration {

inline constexpr std::size_t file_bytes_max = 64 * 1024;

enum class PrinterKind : std::uint8_t { Tcp, Serial, Usb };
enum class PaperWidth : std::uint8_t { Mm58, Mm80 };

struct Printer {
    PrinterKind kind = PrinterKind::Tcp;
    /// Tcp: a numeric address, IPv4 or IPv6. Serial and Usb: the device's path.
    std::string address;
    /// Tcp alone.
    std::uint16_t port = 9100;
    /// Serial alone, in bits per second.
    std::int32_t baud = 9600;
    PaperWidth paper = PaperWidth::Mm80;
    /// Lower-case name of the model's profile, "generic" when nobody knows better.
    std::string model;
    bool operator==(Printer const&) const = default;
};

enum class ReaderKind : std::uint8_t { Serial, Wedge };

/// Reads the code of a citizen's card.
struct Reader {
    ReaderKind kind = ReaderKind::Serial;
    /// The device: a tty, or the input event node of a wedge.
    std::string path;
    bool operator==(Reader const&) const = default;
};

using Ed25519Key = std::array<std::uint8_t, 32>;

struct Configuration {
    /// 3 to 40 of a-z, 0-9 and single hyphens.
    std::string id;
    /// "https://motcua.example" or "http://10.0.0.2:8080", without a path.
    std::string server;
    /// Code of the commune the office serves, or of the province.
    std::string office;
    /// Of the screen, as it hangs: 500 to 40,000.
    std::int32_t pixels_per_metre = 3780;
    /// Nothing: this machine has none.
    std::optional<Printer> printer;
    /// Name of the CUPS queue for A5 and A4.
    std::optional<std::string> page_printer;
    std::optional<Reader> reader;
    /// The input event node of the nine keys.
    std::optional<std::string> keypad;
    /// Name of the sound device of the headset, as SDL lists it; nothing: the machine is silent.
    std::optional<std::string> headset;
    /// Nothing: the machine is never closed by the clock.
    std::optional<Hours> hours;
    /// Encoded argon2id string (libsodium crypto_pwhash_str); nothing: no staff panel.
    std::optional<std::string> staff_pin;
    /// Absolute paths.
    std::string data_folder;
    std::string device_key_file;
    /// Who may sign configuration packages; nothing: none is taken.
    std::optional<Ed25519Key> package_key;

    [[nodiscard]] float pixels_per_millimetre() const {
        return static_cast<float>(pixels_per_metre) / 1000;
    }
    bool operator==(Configuration const&) const = default;
};

/// Reads the text of kiosk.json (schema: assets/kiosk/kiosk.schema.json). Fails with the codes of
/// shared/json or with "configuration.format"; Error::path names the field ("printer.address").
Result<Configuration> parse(std::string_view json);

/// The same from a file; fails with the codes of client/files too.
Result<Configuration> read(std::string const& path);

}
