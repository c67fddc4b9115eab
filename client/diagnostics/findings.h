#pragma once

#include "client/phrases/phrases.h"

#include <array>
#include <cstddef>
#include <cstdint>

/// Whether a machine is fit to serve: what is checked, what was found, what to do about it.
namespace onedoor::diagnostics {

enum class Device : std::uint8_t {
    Printer,
    Reader,
    Chip,
    Keypad,
    Speaker,
    Display,
    Link,
    Disk,
    Clock,
};
inline constexpr std::size_t device_count = 9;
inline constexpr std::array<Device, device_count> devices{
    Device::Printer, Device::Reader, Device::Chip, Device::Keypad, Device::Speaker,
    Device::Display, Device::Link,   Device::Disk, Device::Clock};

enum class Outcome : std::uint8_t { NotRun, NotFitted, Ok, Warning, Failed };

enum class Cause : std::uint8_t {
    NotRun,
    NotFitted,
    Fine,
    PaperNearEnd,
    PaperOut,
    CoverOpen,
    PaperJam,
    PrinterSilent,
    PrinterError,
    ReaderGone,
    ReaderRefused,
    NothingRead,
    ChipReaderGone,
    CardInReader,
    KeypadGone,
    KeypadSilent,
    KeyMissing,
    NotHeard,
    NotSeen,
    LinkDown,
    LinkForeign,
    LinkSlow,
    DiskLow,
    DiskFull,
    DiskUnknown,
    ClockWrong,
    ClockUnknown,
    NoAnswer,
};
inline constexpr std::size_t cause_count = static_cast<std::size_t>(Cause::NoAnswer) + 1;

[[nodiscard]] Outcome outcome_of(Cause cause);
/// What was found, and what to do when it is not fine.
[[nodiscard]] phrases::Key sentence_of(Cause cause);
[[nodiscard]] phrases::Key name_of(Device device);
[[nodiscard]] phrases::Key name_of(Outcome outcome);

}
