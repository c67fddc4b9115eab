#pragma once

/// Lengths on paper are points (1/72 inch), as PDF counts.
namespace onedoor::print {

inline constexpr double millimetre = 72.0 / 25.4;

struct PageSize {
    double width = 0;
    double height = 0;
};

/// ISO 216 A4 upright, 210 × 297 mm.
inline constexpr PageSize a4{210 * millimetre, 297 * millimetre};
/// ISO 216 A4 lying, 297 × 210 mm.
inline constexpr PageSize a4_landscape{a4.height, a4.width};
/// ISO 216 A5 upright, 148 × 210 mm.
inline constexpr PageSize a5{148 * millimetre, 210 * millimetre};

}
